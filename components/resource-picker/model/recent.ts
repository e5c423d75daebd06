/**
 * What was searched for since the page was opened, the last first. Nothing of it is kept on the machine: many learners share
 * one, and what somebody looked for is nobody else's business.
 */
const most = 6;
let recent: readonly string[] = [];

export function recentSearches(): readonly string[] {
  return recent;
}

export function rememberSearch(words: string | undefined): void {
  if (words === undefined || words === '') return;
  recent = [words, ...recent.filter((other) => other !== words)].slice(0, most);
}
