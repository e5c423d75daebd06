/**
 * What the reader of papers asks for beside its code (docs/decisions/0205): kept once it was needed, and fetched with the first paper that a
 * person keeps, so that the paper has its characters without a line, too.
 */

export const paperFilesCache = 'ls-paper-files';

const folder = '/assets/pdf/';
/** By these names papers of Chinese programs call characters for which they bring no font. */
const tables = ['Adobe-GB1-UCS2', 'UniGB-UCS2-H', 'UniGB-UTF16-H', 'GBK-EUC-H', 'GBK2K-H', 'GB-EUC-H', 'GBpc-EUC-H', 'GBKp-EUC-H'];
/** Of the fonts that papers may leave out, those that are used most; and what reads scanned pages. */
const others = ['standard_fonts/LiberationSans-Regular.ttf', 'standard_fonts/LiberationSans-Bold.ttf', 'wasm/openjpeg_nowasm_fallback.js'];

/** Puts away what is not there yet. Without a line it is tried again with the next paper. */
export async function keepPaperFiles(): Promise<void> {
  const cache = await caches.open(paperFilesCache);
  for (const name of [...tables.map((table) => `cmaps/${table}.bcmap`), ...others]) {
    const url = folder + name;
    if ((await cache.match(url)) === undefined) await cache.add(url);
  }
}

export const isPaperFile = ({ pathname }: URL): boolean => pathname.startsWith(folder);
/** The page fetches a paper in order to keep it: it asks for no copy on the way. */
export const isKeptNow = ({ pathname }: URL, { cache, destination }: Request): boolean => cache === 'no-store' && destination === '' && pathname.endsWith('.pdf');
