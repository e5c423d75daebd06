/** A package of H5P, read as a course of one unit: its content, and the libraries that show it in the order in which they are loaded. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Course } from '../cmi5/structure.ts';
import { LanguageTag } from '../xapi/statement/values.ts';
import { nameOf, readJson, readLibraryDefinition, readPackageDefinition, refuse, type Dependency, type LibraryDefinition } from './definitions.ts';
import { requireKnownFiles } from './files.ts';
import { orderOf } from './order.ts';

/** What lies in the zip. */
export interface Packed {
  names: readonly string[];
  /** @throws CourseError when it is too large, or is not written as it should be */
  read(name: string): Promise<string>;
  /** What tells a file from another one of the same name. */
  sumOf(name: string): string;
}
export interface H5pReading {
  course: Course;
  /** What is put beside the files of the package. */
  added: ReadonlyMap<string, string>;
}

/** No file of a package can have this name: only `h5p.json` and its picture may lie there. */
export const loadingName = 'loading.json';
const mostLibraries = 500;

/** @throws CourseError that names the file, and the rule */
export async function readH5p(packed: Packed): Promise<H5pReading> {
  const folders = requireKnownFiles(packed.names);
  const known = new Set(packed.names);
  if (folders.size > mostLibraries) throw refuse('File Structure', `The package has more than ${mostLibraries} libraries`);
  const head = await packed.read('h5p.json');
  const definition = readPackageDefinition(head);
  if (!known.has('content/content.json')) throw refuse('content/content.json', 'The package lacks “content/content.json”');
  const text = await packed.read('content/content.json');
  const content = readJson('content/content.json', 'content/content.json', text);
  if (typeof content !== 'object' || content === null) throw refuse('content/content.json', '“content/content.json” is no object');

  const libraries = await readLibraries(packed, folders);
  const main = definition.preloadedDependencies.find(({ machineName }) => machineName === definition.mainLibrary);
  if (main === undefined) throw refuse('h5p.json mainLibrary', `“h5p.json” names ${definition.mainLibrary} as its main library, which is not among its preloadedDependencies`);
  const order = orderOf(definition.preloadedDependencies, [...namedIn(content).values()], libraries);
  const own = libraries.get(nameOf(main));
  if (own && Number(own.definition.runnable) !== 1) throw refuse('library.json runnable', `“${own.folder}/library.json” is not of a library that runs by itself`);

  const files = (kind: 'preloadedJs' | 'preloadedCss'): string[] => order.flatMap(({ folder, definition: library }) => library[kind].map(({ path }) => `${folder}/${path.replace(/^\.\//, '')}`));
  const loading = {
    title: definition.title,
    language: definition.language,
    library: `${main.machineName} ${main.majorVersion}.${main.minorVersion}`,
    scripts: files('preloadedJs'),
    styles: files('preloadedCss'),
    libraries: Object.fromEntries(order.map(({ folder, definition: library }) => [`${library.machineName} ${library.majorVersion}.${library.minorVersion}`, folder])),
  };
  for (const name of [...loading.scripts, ...loading.styles]) {
    if (!known.has(name)) throw refuse('library.json preloadedJs', `The package lacks “${name}”, which its library loads`);
  }
  return { course: courseOf(definition.title, definition.language, JSON.stringify([head, text, packed.names.toSorted().map((name) => [name, packed.sumOf(name)])])), added: new Map([[loadingName, JSON.stringify(loading)]]) };
}

export interface PackedLibrary {
  folder: string;
  definition: LibraryDefinition;
}

async function readLibraries({ names, read }: Packed, folders: ReadonlySet<string>): Promise<Map<string, PackedLibrary>> {
  const known = new Set(names);
  const libraries = new Map<string, PackedLibrary>();
  for (const folder of folders) {
    const file = `${folder}/library.json`;
    if (folder === 'content') continue;
    if (!known.has(file)) throw refuse('library.json', `The folder “${folder}” has no library.json`);
    const definition = readLibraryDefinition(folder, await read(file));
    const name = nameOf(definition);
    if (libraries.has(name)) throw refuse('library.json machineName', `“${file}” describes ${name} a second time`);
    libraries.set(name, { folder, definition });
  }
  return libraries;
}

/** Libraries that the content names for its parts, as `H5P.Image 1.1`; their versions are told there only. */
function namedIn(content: object): Map<string, Dependency> {
  const found = new Map<string, Dependency>();
  const waiting: unknown[] = [content];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'object' && value !== null) waiting.push(value);
      const [, machineName, major, minor] = (key === 'library' && typeof value === 'string' && /^([\w.-]+) (\d+)\.(\d+)$/.exec(value)) || [];
      if (machineName !== undefined) found.set(String(value), { machineName, majorVersion: Number(major), minorVersion: Number(minor) });
    }
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Packages have no id of their own: what is the same to the letter in all its files is the same course. */
function courseOf(title: string, language: string, all: string): Course {
  const id = `urn:h5p:${createHash('sha256').update(all).digest('hex')}`;
  const words = { [v.is(LanguageTag, language) ? language : 'und']: title };
  return {
    id,
    title: words,
    description: {},
    runtime: 'h5p',
    children: [
      {
        kind: 'unit',
        id: `${id}:content`,
        title: words,
        description: {},
        url: 'h5p.json',
        launchMethod: 'AnyWindow',
        moveOn: 'CompletedOrPassed',
        masteryScore: null,
        activityType: null,
        launchParameters: null,
        entitlementKey: null,
      },
    ],
  };
}
