/** A sentence of the locale files with what it is about put in. */

/** @param sentences by rule; `other` for the rest */
export function sentenceOf(sentences: Readonly<Record<string, string>> & { other: string }, rule: string, filled: Readonly<Record<string, string | number>>): string {
  return (sentences[rule] ?? sentences.other).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(filled[name] ?? ''));
}
