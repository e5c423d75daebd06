/** Texts of parts that were read for one search are there for the next one. */

/** More letters than these are not kept: about twenty textbooks. */
const mostLetters = 8_000_000;

/** A part that comes just now is not asked for again; one that could not be read is. */
export function keepTexts<Text extends { readonly lines: readonly string[] }>(read: (part: number) => Promise<Text>): (part: number) => Promise<Text> {
  const kept = new Map<number, Promise<Text>>();
  let letters = 0;
  return (part) => {
    const known = kept.get(part);
    if (known) return known;
    const text = read(part);
    kept.set(part, text);
    text.then(
      ({ lines }) => {
        letters += lines.reduce((sum, { length }) => sum + length, 0);
        if (letters > mostLetters) kept.delete(part);
      },
      () => kept.delete(part),
    );
    return text;
  };
}
