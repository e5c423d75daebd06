/** The order in which libraries are loaded: whatever one stands on comes before it. */
import { nameOf, refuse, type Dependency } from './definitions.ts';
import type { PackedLibrary } from './package.ts';

/**
 * @param wanted what the package loads; each has to be there
 * @param named what the content names for its parts: it may name what it never shows
 * @throws CourseError for what is missing, or stands on itself
 */
export function orderOf(wanted: readonly Dependency[], named: readonly Dependency[], libraries: ReadonlyMap<string, PackedLibrary>): PackedLibrary[] {
  const order = new Set<PackedLibrary>();
  const path: string[] = [];
  const add = (dependency: Dependency, by: string): void => {
    const name = nameOf(dependency);
    const library = libraries.get(name);
    if (library === undefined) throw refuse('preloadedDependencies', `The package lacks the library ${name}, which “${by}” needs: export it with its libraries`);
    if (order.has(library)) return;
    if (path.includes(name)) throw refuse('preloadedDependencies', `“${library.folder}/library.json” stands on itself: ${[...path.slice(path.indexOf(name)), name].join(' → ')}`);
    path.push(name);
    for (const next of library.definition.preloadedDependencies) add(next, `${library.folder}/library.json`);
    path.pop();
    order.add(library);
  };
  for (const dependency of wanted) add(dependency, 'h5p.json');
  for (const dependency of named) if (libraries.has(nameOf(dependency))) add(dependency, 'content/content.json');
  return [...order];
}
