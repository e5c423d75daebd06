/** Check character of a pupil number: that of a national identity number, GB 11643 (ISO 7064 MOD 11-2). */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = (sum + Number(digit)) * 2;
  return '10X98765432'.charAt(sum % 11);
}
