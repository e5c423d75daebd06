/** How words that are held back are found in a text. */

/** Signs that nobody sees: variation selectors, joiners, fillers of Korean. Some of them count as letters or marks. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Marks that are put on a word to hide it: those of Latin, those that enclose, any on a Chinese character, and of Arabic the
 * vowels and the stroke that stretches, which Uyghur does not write. The others stay: in Tibetan they are part of the word.
 */
const added = /[\u0300-\u036F\u0640\u064B-\u0652\u0670\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]|\p{Me}|(?<=\p{Script=Han})\p{M}+/gu;

/** What is left of a text when spaces, signs, added marks, case and width make no difference. */
export const wordKey = (text: string): string =>
  text.replace(unseen, '').normalize('NFKD').replace(added, '').normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** Whether a text holds one of the words, given by their keys, however it is taken apart. */
export function holdsWord(text: string, keys: readonly string[]): boolean {
  if (keys.length === 0) return false;
  const plain = wordKey(text);
  // A word of unseen signs alone has no key, and is in no text.
  return keys.some((key) => key !== '' && plain.includes(key));
}
