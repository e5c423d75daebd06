/** Markup of others as a document in which nothing runs. */

/** The part of Trusted Types that is needed; only Chromium has them. */
interface Policies {
  createPolicy(name: string, rules: { createHTML(markup: string): string }): { createHTML(markup: string): unknown };
}
let policy: ReturnType<Policies['createPolicy']> | undefined;

/** Makes markup a document in which nothing runs and nothing is loaded. @throws where a page allows no policy but its own */
export function parseMarkup(markup: string): Document {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  // Nothing of the parsed document is ever put into a page: its words are read, and it is thrown away.
  policy ??= trustedTypes?.createPolicy('ls-pasted', { createHTML: (given) => given });
  const open = withWordMath(markup);
  return new DOMParser().parseFromString((policy?.createHTML(open) ?? open) as string, 'text/html');
}

/** Word hides its formulas in comments for programs that know them, and closes their elements as XML does; beside them stands a picture for all others. */
const withWordMath = (markup: string): string =>
  markup
    .replace(/<!--\[if gte msEquation \d+\]>([\s\S]*?)<!\[endif\]-->/giu, (_all, math: string) => math)
    .replace(/<!\[if !msEquation\]>[\s\S]*?<!\[endif\]>/giu, '')
    .replace(/<(m:\w+)([^<>]*)\/>/giu, '<$1$2></$1>');
