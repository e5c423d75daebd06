/** Numbers of certificates: 80 bits by chance that nobody guesses, and a sign that shows a slip of the pen. */

/** Crockford's: without the letters that are read as digits, or make words. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomSigns = 16;

/** How many random bytes a number is made of. */
export const certificateNumberBytes = 10;

/** Luhn's rule for 32 signs: finds every single wrong sign, and nearly every two that changed places. */
function checkOf(text: string): string {
  const sum = Array.from(text).reverse().reduce((total, sign, place) => {
    const value = signs.indexOf(sign) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / signs.length) + (value % signs.length);
  }, 0);
  return signs.charAt((signs.length - (sum % signs.length)) % signs.length);
}

/** The number that these bytes make, in groups as people read it. */
export function makeCertificateNumber(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const text = Array.from({ length: randomSigns }, (_, place) => signs.charAt(Number.parseInt(bits.slice(place * 5, place * 5 + 5), 2))).join('');
  return `${text.replace(/.{4}/g, '$&-')}${checkOf(text)}`;
}

/** A number as it is kept, from what somebody typed; null where it cannot be one. */
export function readCertificateNumber(typed: string): string | null {
  // Wide signs as Chinese keyboards write them, and signs of direction that are copied along, are not the writer's slip.
  const plain = typed.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}\u2212]/gu, '');
  if (!/^[0-9A-Za-z]*$/.test(plain)) return null;
  const text = plain.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  const number = text.slice(0, randomSigns);
  if (text.length !== randomSigns + 1 || Array.from(text).some((sign) => !signs.includes(sign)) || checkOf(number) !== text.slice(randomSigns)) return null;
  return `${number.replace(/.{4}/g, '$&-')}${text.slice(randomSigns)}`;
}

/** A name as strangers may read it: its first sign with all that is written on it, and not how long it is; nothing of a name of one sign. */
export function maskName(name: string): string {
  const [first, second] = new Intl.Segmenter().segment(name.replace(/[\s\p{Cc}\p{Cf}]/gu, ''));
  return first === undefined || second === undefined ? '**' : `${first.segment}**`;
}
