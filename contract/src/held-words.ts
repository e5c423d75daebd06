/** How words that are held back are found in a text. */

/** What is left of a text when spaces, signs, case and width make no difference. */
export const wordKey = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** Whether a text holds one of the words, given by their keys, however it is taken apart. */
export function holdsWord(text: string, keys: readonly string[]): boolean {
  if (keys.length === 0) return false;
  const plain = wordKey(text);
  return keys.some((key) => plain.includes(key));
}
