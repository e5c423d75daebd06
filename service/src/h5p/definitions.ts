/** `h5p.json` and `library.json` as h5p.org specifies them: what we need of them, and by which rule they are refused. */
import * as v from 'valibot';
import { isInside } from '../cmi5/inside.ts';
import { CourseError } from '../cmi5/structure.ts';

const MachineName = v.pipe(v.string(), v.maxLength(255), v.regex(/^[A-Za-z][\w-]*(\.[\w-]+)*$/));
const Number0 = v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]), v.integer(), v.minValue(0), v.maxValue(99_999));
const Dependency = v.object({ machineName: MachineName, majorVersion: Number0, minorVersion: Number0 });
const Dependencies = v.optional(v.pipe(v.array(Dependency), v.maxLength(500)), []);
const Files = v.optional(v.pipe(v.array(v.object({ path: v.pipe(v.string(), v.check(isInside)) })), v.maxLength(1000)), []);

const PackageDefinition = v.object({
  title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2000)),
  language: v.optional(v.string(), 'und'),
  mainLibrary: MachineName,
  preloadedDependencies: v.pipe(v.array(Dependency), v.nonEmpty(), v.maxLength(500)),
});
const LibraryDefinition = v.object({
  machineName: MachineName,
  majorVersion: Number0,
  minorVersion: Number0,
  patchVersion: Number0,
  runnable: v.optional(v.union([Number0, v.boolean()]), 0),
  coreApi: v.optional(v.object({ majorVersion: Number0, minorVersion: Number0 })),
  preloadedJs: Files,
  preloadedCss: Files,
  preloadedDependencies: Dependencies,
});
export type Dependency = v.InferOutput<typeof Dependency>;
export type PackageDefinition = v.InferOutput<typeof PackageDefinition>;
export type LibraryDefinition = v.InferOutput<typeof LibraryDefinition>;

/** The newest interface between content types and who runs them that ours was written for. */
const coreApi = { majorVersion: 1, minorVersion: 28 };

export const refuse = (part: string, what: string): CourseError => new CourseError('structure', `H5P ${part}`, what);

export const readPackageDefinition = (text: string): PackageDefinition => check('h5p.json', 'h5p.json', PackageDefinition, text);

/** @throws CourseError when it says another library than its folder, or wants what we do not have */
export function readLibraryDefinition(folder: string, text: string): LibraryDefinition {
  const file = `${folder}/library.json`;
  const library = check(file, 'library.json', LibraryDefinition, text);
  if (folder !== library.machineName && folder !== nameOf(library)) throw refuse('library.json machineName', `“${file}” describes ${nameOf(library)}, which is not the library of its folder`);
  const { majorVersion, minorVersion } = library.coreApi ?? coreApi;
  const isKnown = majorVersion === coreApi.majorVersion && minorVersion <= coreApi.minorVersion;
  if (!isKnown) throw refuse('library.json coreApi', `“${file}” wants version ${majorVersion}.${minorVersion} of the interface of H5P; here it is ${coreApi.majorVersion}.${coreApi.minorVersion}`);
  return library;
}

/** As folders of packages are called. */
export const nameOf = ({ machineName, majorVersion, minorVersion }: Dependency): string => `${machineName}-${majorVersion}.${minorVersion}`;

/** @throws CourseError */
export function readJson(file: string, part: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw refuse(part, `“${file}” is not JSON`);
  }
}

function check<Schema extends v.GenericSchema>(file: string, part: string, schema: Schema, text: string): v.InferOutput<Schema> {
  const found = v.safeParse(schema, readJson(file, part, text), { abortEarly: true });
  if (found.success) return found.output;
  const [issue] = found.issues;
  const place = v.getDotPath(issue) ?? '';
  throw refuse(`${part}${place === '' ? '' : ` ${place}`}`, `“${file}” is not what the specification says${place === '' ? '' : `: “${place}” is missing, or is nothing that may stand there`}`);
}
