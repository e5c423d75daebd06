/** How words that are held back are found in a text. */

/** Signs that nobody sees: variation selectors, joiners, fillers of Korean. Some of them count as letters or marks. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** What is left of a text when spaces, signs, case and width make no difference. Marks stay: in Tibetan and Uyghur they are part of the word. */
export const wordKey = (text: string): string => text.replace(unseen, '').normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** Whether a text holds one of the words, given by their keys, however it is taken apart. */
export function holdsWord(text: string, keys: readonly string[]): boolean {
  if (keys.length === 0) return false;
  const plain = wordKey(text);
  return keys.some((key) => plain.includes(key));
}
