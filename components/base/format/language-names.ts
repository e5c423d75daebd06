/** Names of languages, for whoever reads about one that the interface has no word for. */
const names = new Map<string, Intl.DisplayNames>();

/**
 * What the language of a code is called: in the reader's language, or where the browser does not know that, as with Uyghur and Tibetan, in
 * the language itself. A code that no browser knows stays as it is.
 */
export function languageNameIn(code: string, reader: string): string {
  for (const language of [reader, code]) {
    try {
      const name = namesIn(language)?.of(code);
      if (name !== undefined && name !== code) return name;
    } catch {
      // It is no code of a language.
    }
  }
  return code;
}

/** Undefined where the browser would answer in another language without a word. */
function namesIn(language: string): Intl.DisplayNames | undefined {
  const known = names.get(language);
  if (known !== undefined || Intl.DisplayNames.supportedLocalesOf(language).length === 0) return known;
  const made = new Intl.DisplayNames(language, { type: 'language' });
  names.set(language, made);
  return made;
}
