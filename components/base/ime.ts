/**
 * Whether a key belongs to an input method that is composing. Enter then chooses a word and must not send. Safari ends the
 * composition before it tells of the key, and says so with the key code 229 alone.
 */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
  return event.isComposing || event.keyCode === 229;
}

/** Enter that is meant for us: no composition, no modifier that makes it a new line or another command. */
export function isPlainEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !isComposing(event) && !(event.shiftKey || event.ctrlKey || event.altKey || event.metaKey);
}
