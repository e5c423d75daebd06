/**
 * Words by which a resource is found. Han text has no spaces and its segmentation depends on the neighbours, so it is
 * taken in single characters and pairs: whatever part of a title is typed, it is found. Other scripts go by words.
 */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const hanRun = /\p{Script=Han}+/gu;

/** What is stored with a resource. */
export function indexWords(text: string): string[] {
  const folded = fold(text);
  const words = new Set(otherWords(folded));
  for (const [run] of folded.matchAll(hanRun)) {
    const characters = Array.from(run);
    characters.forEach((character, index) => {
      words.add(character);
      const next = characters[index + 1];
      if (next !== undefined) words.add(character + next);
    });
  }
  return [...words];
}

/** What a search must find, all of it: pairs for Han text of two characters and more. */
export function queryWords(text: string): string[] {
  const folded = fold(text);
  const words = new Set(otherWords(folded));
  for (const [run] of folded.matchAll(hanRun)) {
    const characters = Array.from(run);
    if (characters.length === 1) words.add(run);
    for (let index = 0; index + 1 < characters.length; index++) words.add(characters.slice(index, index + 2).join(''));
  }
  return [...words];
}

function otherWords(folded: string): string[] {
  const spaced = folded.replace(hanRun, ' ');
  return [...segmenter.segment(spaced)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** Full-width and half-width, capital and small letters are the same to a searcher. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Words as a `tsvector` or `tsquery` literal part: quoted, so that nothing in them is an operator. */
export function quoteWord(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
