import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The languages every element speaks; drafts wait for a native speaker and say so in the file. */
export const languages = ['zh-CN', 'en', 'ug', 'bo'] as const;
const drafts: readonly string[] = ['ug', 'bo'];

/** Languages that tell one from many. */
const withSingular: readonly string[] = ['en', 'ug'];

/** The files of an element's folder. */
export const partsOf = (name: string): string[] => [
  ...['', '.styles', '.types', '.events', '.connect', '.define', '.stories', '.test'].map((part) => `${name}${part}.ts`),
  `${name}.md`,
  ...languages.map((language) => `locales/${language}.json`),
];

type Words = Readonly<Record<string, string>>;

function readWords(file: string): Words {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof value !== 'object' || value === null || !Object.values(value).every((word) => typeof word === 'string')) {
    throw new Error(`${file} is not a flat list of words`);
  }
  return value as Words;
}

const stem = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
const keysOf = (words: Words) => Object.keys(words).filter((key) => !key.startsWith('$'));
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();

/** Placeholders by key; a singular may leave the number out. */
function placeholdersOf(words: Words): Map<string, string> {
  const plural = keysOf(words).filter((key) => !key.endsWith('_one'));
  return new Map(plural.map((key) => [stem(key), [...new Set(placeholders(words[key] ?? ''))].join(', ')]));
}

/** What is wrong with the words in a `locales` folder: keys, placeholders, plurals, the mark of a draft. */
export function findInLocales(folder: string): string[] {
  const missing = languages.filter((language) => !existsSync(join(folder, `${language}.json`)));
  if (missing.length > 0) return missing.map((language) => `locales/${language}.json is missing`);

  const found: string[] = [];
  const chinese = readWords(join(folder, 'zh-CN.json'));
  const expected = placeholdersOf(chinese);
  for (const language of languages) {
    const words = readWords(join(folder, `${language}.json`));
    const say = (what: string) => found.push(`locales/${language}.json: ${what}`);
    const own = placeholdersOf(words);
    for (const [key, names] of expected) {
      const given = own.get(key);
      if (given === undefined) say(`${key} is missing`);
      else if (given !== names) say(`${key} has the placeholders “${given}”, Chinese has “${names}”`);
    }
    for (const key of own.keys()) if (!expected.has(key)) say(`${key} is not in Chinese`);
    for (const key of keysOf(words)) {
      if ((words[key] ?? '').trim() === '') say(`${key} is empty`);
      if (key.endsWith('_other') && withSingular.includes(language) && !(`${stem(key)}_one` in words)) {
        say(`${key} has no ${stem(key)}_one`);
      }
    }
    const isDraft = words['$status'] === 'draft';
    if (isDraft !== drafts.includes(language)) say(isDraft ? 'is marked as a draft' : 'is not marked with "$status": "draft"');
  }
  return found;
}

/** Where words of an element lie: its own, and those of parts that are fetched later; with what their keys begin. */
function wordFolders(folder: string, name: string): { place: string; prefix: string }[] {
  const parts = globSync('*/locales', { cwd: folder }).map((place) => ({ place, prefix: `${name}-${dirname(place)}.` }));
  return [{ place: 'locales', prefix: `${name}.` }, ...parts];
}

/** Keys that the sources use and no file has, and keys that no source uses. */
function findInKeys(folder: string, name: string, shared: ReadonlySet<string>): string[] {
  const sources = globSync('**/*.ts', { cwd: folder, exclude: ['**/*.test.ts', '**/*.stories.ts'] })
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const words = wordFolders(folder, name).flatMap(({ place, prefix }) =>
    keysOf(readWords(join(folder, place, 'zh-CN.json'))).map((key) => ({ key: stem(key), prefix })),
  );
  const own = new Map(words.map(({ key, prefix }) => [key, prefix]));
  const used = new Set([...sources.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1] ?? ''));
  const asked = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return [
    ...[...own.keys()].filter((key) => !used.has(key)).map((key) => `the word ${key} is not used`),
    ...[...own].filter(([key, prefix]) => !key.startsWith(prefix)).map(([key, prefix]) => `the word ${key} does not begin with ${prefix}`),
    ...asked.filter((key) => !own.has(key) && !shared.has(key)).map((key) => `no file has the word ${key}`),
  ];
}

/** Without this line, a host that defines the element has no types of its events. */
function findInDefine(folder: string, name: string): string[] {
  const line = `export type * from './${name}.events.ts';`;
  const text = readFileSync(join(folder, `${name}.define.ts`), 'utf8');
  return text.includes(line) ? [] : [`${name}.define.ts does not hand on the types of events: ${line}`];
}

/**
 * What is wrong with an element's folder: parts that lack, words that do not agree.
 * @param shared keys that all elements may use, of `components/base/locales`
 */
export function findInElement(folder: string, shared: ReadonlySet<string>): string[] {
  const name = basename(folder);
  const lacking = partsOf(name).filter((part) => !existsSync(join(folder, part)));
  if (lacking.length > 0) return lacking.map((part) => `${part} is missing`);
  const inWords = wordFolders(folder, name).flatMap(({ place }) => findInLocales(join(folder, place)));
  return [...findInDefine(folder, name), ...inWords, ...findInKeys(folder, name, shared)];
}

/** The words that all elements may use. */
export function sharedKeys(root: string): Set<string> {
  const file = join(root, 'components/base/locales/zh-CN.json');
  return new Set(existsSync(file) ? keysOf(readWords(file)).map(stem) : []);
}
