/** What the package loads, in the order that was worked out when it was taken in. */
import * as v from 'valibot';

const Loading = v.object({
  title: v.string(),
  language: v.string(),
  library: v.string(),
  scripts: v.array(v.string()),
  styles: v.array(v.string()),
  libraries: v.record(v.string(), v.string()),
});
export type Loading = v.InferOutput<typeof Loading>;

/** A file of the package that did not come. */
export class FileMissing extends Error {
  readonly file: string;
  constructor(file: string) {
    super(file);
    this.file = file;
  }
}

async function read(address: string, file: string): Promise<unknown> {
  const answer = await fetch(address + file);
  if (!answer.ok) throw new FileMissing(file);
  return answer.json();
}

export interface Package {
  loading: Loading;
  /** `h5p.json` */
  definition: unknown;
  content: unknown;
}
/** @throws FileMissing, or a network error */
export async function readPackage(folder: string): Promise<Package> {
  const [loading, definition, content] = await Promise.all([read(folder, 'loading.json'), read(folder, 'h5p.json'), read(folder, 'content/content.json')]);
  return { loading: v.parse(Loading, loading), definition, content };
}

const encoded = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

/** @throws FileMissing */
export async function loadFiles(folder: string, { scripts, styles }: Loading): Promise<void> {
  const sheets = styles.map((file) => append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: folder + encoded(file) }), file));
  // They are fetched side by side, and run one after the other.
  const all = scripts.map((file) => append(Object.assign(document.createElement('script'), { async: false, src: folder + encoded(file) }), file));
  await Promise.all([...sheets, ...all]);
}

function append(element: HTMLLinkElement | HTMLScriptElement, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => reject(new FileMissing(file)));
    document.head.append(element);
  });
}
