/**
 * The national pupil number (全国学籍号): a letter, then 17 digits and a check character like those of a national
 * identity number (GB 11643, ISO 7064 MOD 11-2). G is the usual kind, L a temporary one, J one for special cases.
 */

const SHAPE = /^[GLJ]\d{17}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** True when the text has the form of a pupil number, whatever its check character. */
export function looksLikePupilNumber(text: string): boolean {
  return SHAPE.test(text.toUpperCase());
}

/** The check character of 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** True for a number of the right form whose check character fits: one wrong digit is always noticed. */
export function isPupilNumber(text: string): boolean {
  const upper = text.toUpperCase();
  return SHAPE.test(upper) && checkCharacter(upper.slice(1, 18)) === upper.slice(18);
}
