/**
 * What was searched for since the page was opened, the last first. Nothing of it is kept on the machine: many learners share
 * one, and what somebody looked for is nobody else's business. So it belongs to the port by which it was searched: ports are
 * one person's as long as they live, and whoever signs in next has others.
 */
const most = 6;
const recent = new WeakMap<object, readonly string[]>();

export function recentSearches(port: object): readonly string[] {
  return recent.get(port) ?? [];
}

export function rememberSearch(port: object, words: string | undefined): void {
  if (words === undefined || words === '') return;
  recent.set(port, [words, ...recentSearches(port).filter((other) => other !== words)].slice(0, most));
}
