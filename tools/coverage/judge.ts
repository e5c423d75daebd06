import type { TestResult } from '../test/results.ts';
import { groupOf, sides, type Catalogue, type Claim, type Claims } from './catalogue.ts';

/** What exists in the project besides tests, asked so that the judgement itself reads no files. */
export interface House {
  readonly hasElement: (name: string) => boolean;
  readonly hasStory: (element: string, state: string) => boolean;
  /** Whether the element fires an event of this name. */
  readonly hasEvent: (element: string, event: string) => boolean;
  /** Whether the app or a host page stands at this path. */
  readonly hasPage: (path: string) => boolean;
}

/** One function of the catalogue: shown by tests that passed, claimed in vain, or not claimed. */
export interface Verdict {
  readonly id: string;
  readonly group: string;
  readonly status: 'shown' | 'failed' | 'open';
  readonly problems: readonly string[];
}

/** The ids a test's title names: `[PS-02] …`, `[PS-02, S-03] …`. */
export const idsIn = (title: string): string[] =>
  [...title.matchAll(/\[([A-Z]+-\d+(?:,\s*[A-Z]+-\d+)*)\]/g)].flatMap((match) => (match[1] ?? '').split(/,\s*/));

/** What is wrong with the tests of these: each that is not passed, by file, title and engine. */
const unpassed = (results: readonly TestResult[]): string[] =>
  results.filter(({ outcome }) => outcome !== 'passed').map(({ file, title, outcome, engine }) => `${file}: “${title}” ${outcome}${engine ? ` (${engine})` : ''}`);

/** The tests that a claim names for keyboard, pointer and forbidden role may stand in any file and carry any id. */
function unproven(claim: Claim, results: readonly TestResult[]): string[] {
  return sides.flatMap((side) => {
    const proof = claim[side];
    if (typeof proof !== 'string') return [];
    const named = results.filter(({ title }) => title.includes(proof));
    return (named.length === 0 ? [`no test called “${proof}” ran`] : unpassed(named)).map((problem) => `${side}: ${problem}`);
  });
}

function problemsOf(id: string, claim: Claim, results: readonly TestResult[], house: House): string[] {
  const problems: string[] = [];
  if (claim.tests.length === 0) problems.push('names no test');
  for (const file of claim.tests) {
    const own = results.filter((result) => result.file === file && idsIn(result.title).includes(id));
    if (own.length === 0) problems.push(`no test with [${id}] in its title ran in ${file}`);
    problems.push(...unpassed(own));
  }
  problems.push(...unproven(claim, results));
  for (const name of claim.elements) if (!house.hasElement(name)) problems.push(`there is no element ${name}`);
  for (const state of claim.states) {
    if (!claim.elements.some((name) => house.hasStory(name, state))) problems.push(`no story is called ${state}`);
  }
  for (const event of claim.events) {
    if (!claim.elements.some((name) => house.hasEvent(name, event))) problems.push(`no element of the claim fires ${event}`);
  }
  for (const path of claim.demo) if (!house.hasPage(path)) problems.push(`there is no page at ${path}`);
  return problems;
}

/**
 * Holds every claim against the tests that ran. A claim counts when all its tests passed, in every engine, and so did those it
 * names for keyboard, pointer and forbidden role.
 */
export function judge(catalogue: Catalogue, claims: Claims, results: readonly TestResult[], house: House): Verdict[] {
  const verdicts = catalogue.functions.map(({ id }): Verdict => {
    const claim = claims[id];
    if (claim === undefined) return { id, group: groupOf(id), status: 'open', problems: [] };
    const problems = problemsOf(id, claim, results, house);
    return { id, group: groupOf(id), status: problems.length === 0 ? 'shown' : 'failed', problems };
  });
  const known = new Set(catalogue.functions.map(({ id }) => id));
  const named = [...Object.keys(claims), ...results.flatMap(({ title }) => idsIn(title))];
  const unknown = [...new Set(named.filter((id) => groupOf(id) in catalogue.groups && !known.has(id)))];
  return [
    ...verdicts,
    ...unknown.map((id): Verdict => ({
      id,
      group: groupOf(id),
      status: 'failed',
      problems: ['the catalogue has no such function'],
    })),
  ];
}
