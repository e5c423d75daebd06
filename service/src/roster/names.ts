/** Names of people, put together in the order and spacing of their own tradition. */

const HAN = /^\p{Script=Han}+$/u;

/** Joins the parts of a name: 欧阳 + 明月 without a space in Han order, anything else as given and family name. */
export function composeName(family: string, given: string): string {
  if (family === '' || given === '') return family + given;
  return HAN.test(family) && HAN.test(given) ? family + given : `${given} ${family}`;
}
