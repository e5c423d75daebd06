/** The address that is meant by words of a list or a track; undefined for what nothing can be fetched from. */
export function addressIn(words: string, base: string): string | undefined {
  try {
    const { protocol, href } = new URL(words, base);
    return protocol === 'http:' || protocol === 'https:' ? href : undefined;
  } catch {
    return undefined;
  }
}
