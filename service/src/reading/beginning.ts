/** So much of a text, not cut in the middle of a character: half a character can be kept nowhere. */
export function beginning(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
