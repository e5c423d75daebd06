/** Text that every part of the service can bear: the database holds no NUL, and half of a surrogate pair is no character. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
