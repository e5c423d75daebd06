/** What a package says of the language of its words. */

const fromRightToLeft = ['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];
/** `und`: it does not say. */
const isTold = (language: string): boolean => language !== '' && language !== 'und';

/** Nothing where it does not say: the language of the words around it is not its own. */
export const languageOf = (language: string): string => (isTold(language) ? language : '');

/** By its words where it does not say. */
export function directionOf(language: string): 'ltr' | 'rtl' | 'auto' {
  if (!isTold(language)) return 'auto';
  return fromRightToLeft.includes(language.toLowerCase().split(/[-_]/)[0] ?? '') ? 'rtl' : 'ltr';
}
