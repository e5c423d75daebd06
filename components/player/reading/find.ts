/** Finds words in lines that belong together: in any case, full or half width, and across the ends of lines. */

/** A stretch of one line. */
export interface Piece {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

interface Letters {
  readonly text: string;
  /** Line and place of each letter. */
  readonly places: readonly (readonly [line: number, at: number, length: number])[];
}

/** Letters as they are compared; spaces are left out, since a paper sets them as it likes. */
function lettersOf(lines: readonly string[]): Letters {
  let text = '';
  const places: [number, number, number][] = [];
  lines.forEach((line, number) => {
    let at = 0;
    for (const letter of line) {
      const compared = letter.normalize('NFKC').toLowerCase().replace(/\s/g, '');
      text += compared;
      for (let unit = 0; unit < compared.length; unit += 1) places.push([number, at, letter.length]);
      at += letter.length;
    }
  });
  return { text, places };
}

/** Each place where the words stand, as the stretches of lines that hold them, from the beginning on. */
export function find(lines: readonly string[], words: string): Piece[][] {
  const { text: wanted } = lettersOf([words]);
  if (wanted === '') return [];
  const { text, places } = lettersOf(lines);
  const found: Piece[][] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    const pieces: Piece[] = [];
    for (const [line, from, length] of places.slice(at, at + wanted.length)) {
      const last = pieces.at(-1);
      if (last?.line === line) pieces[pieces.length - 1] = { line, from: last.from, to: from + length };
      else pieces.push({ line, from, to: from + length });
    }
    found.push(pieces);
  }
  return found;
}
