import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One function that a personal learning space must offer. */
export interface CatalogueFunction {
  readonly id: string;
  readonly roles: readonly string[];
  readonly function: string;
  readonly sees: string;
  readonly data: string;
  readonly check: string;
  readonly fit: string;
  readonly evidence: readonly string[];
}

/** `contract/functions.json`: all functions, and the groups their ids begin with. */
export interface Catalogue {
  readonly groups: Readonly<Record<string, string>>;
  readonly functions: readonly CatalogueFunction[];
}

/** What the project says of one function in `contract/coverage.json`. */
export interface Claim {
  /** Folders in `components/` where the function is seen. */
  readonly elements: readonly string[];
  /** Pages on which a person can try it. */
  readonly demo: readonly string[];
  /** Names of stories, of any of the elements. */
  readonly states: readonly string[];
  /** Events it is asked for and answered with. */
  readonly events: readonly string[];
  /** Test files that show it, each by a test with the id in its title: `[PS-02] switches …`. */
  readonly tests: readonly string[];
  /** The function is used with the keyboard alone. */
  readonly keyboard: Proof;
  /** The function is used with a mouse or a finger. */
  readonly pointer: Proof;
  /** Whoever must not, tries it, and nothing happens. */
  readonly forbidden: Proof;
}

/** A part of the title of a test that shows it, of whichever suite; or a sentence on why there is nothing to show. */
export type Proof = string | { readonly none: string };

export type Claims = Readonly<Record<string, Claim>>;

const lists = ['elements', 'demo', 'states', 'events', 'tests'] as const;

/** What the check of a function has to hold for. */
export const sides = ['keyboard', 'pointer', 'forbidden'] as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isStrings = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const texts = ['id', 'function', 'sees', 'data', 'check', 'fit'];

const isFunction = (row: unknown): row is CatalogueFunction =>
  isObject(row) &&
  texts.every((key) => typeof row[key] === 'string') &&
  ['roles', 'evidence'].every((key) => isStrings(row[key]));

const isGroups = (value: unknown): value is Catalogue['groups'] =>
  isObject(value) && isStrings(Object.values(value));

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const isProof = (value: unknown): value is Proof => isText(value) || (isObject(value) && isText(value['none']));

const isClaim = (value: unknown): value is Claim =>
  isObject(value) && lists.every((name) => isStrings(value[name])) && sides.every((side) => isProof(value[side]));

/** Checks that something is a catalogue; says which row is wrong. */
export function parseCatalogue(value: unknown): Catalogue {
  if (!isObject(value) || !isGroups(value['groups']) || !Array.isArray(value['functions'])) {
    throw new Error('The catalogue has groups and functions');
  }
  const { groups } = value;
  const functions = new Map<string, CatalogueFunction>();
  for (const row of value['functions'] as readonly unknown[]) {
    if (!isFunction(row) || !(groupOf(row.id) in groups) || functions.has(row.id)) {
      throw new Error(`This function is incomplete, of no group, or there twice: ${JSON.stringify(row)}`);
    }
    functions.set(row.id, row);
  }
  return { groups, functions: [...functions.values()] };
}

/** Checks that something is a manifest of claims. */
export function parseClaims(value: unknown): Claims {
  if (!isObject(value)) throw new Error('The manifest is an object with a claim for each id');
  const claims: Record<string, Claim> = {};
  for (const [id, claim] of Object.entries(value)) {
    if (!isClaim(claim)) {
      throw new Error(`The claim of ${id} needs lists of strings: ${lists.join(', ')}; and each a part of a test's title or { "none": "why" }: ${sides.join(', ')}`);
    }
    claims[id] = claim;
  }
  return claims;
}

/** The group of an id: `PS` of `PS-02`. */
export const groupOf = (id: string): string => id.split('-')[0] ?? '';

/** Reads the catalogue and the claims of the project at this root. */
export function readCoverage(root: string): { readonly catalogue: Catalogue; readonly claims: Claims } {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, 'contract', name), 'utf8'));
  return { catalogue: parseCatalogue(read('functions.json')), claims: parseClaims(read('coverage.json')) };
}
