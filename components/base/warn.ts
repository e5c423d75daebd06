const said = new Set<string>();

/**
 * Warns about a host's mistake, once for each text: an element that is drawn a thousand times must not fill the console,
 * and bad input never throws.
 */
export function warnOnce(message: string, ...details: readonly unknown[]): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`[learning-space] ${message}`, ...details);
}
