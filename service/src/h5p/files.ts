/** Which files a package of H5P may hold (h5p.org, "Allowed File Extensions" and "File Structure"). */
import { refuse } from './definitions.ts';

const ofContent =
  'bmp csv diff doc docx eof eot gif glb gltf jpeg jpg json m4a md mp3 mp4 odp ods odt ogg otf patch pdf png ppt pptx rtf svg textile tif tiff ttf txt vtt wav webm webp woff woff2 xls xlsx xml'.split(' ');
const kinds = { content: new Set(ofContent), library: new Set([...ofContent, 'css', 'js', 'map']) };
const ofRoot = /^h5p\.(json|jpe?g|png)$/;

/** Files of tools, which are left out: they are never handed out. */
export const isLeftOut = (name: string): boolean => /(^|\/)[._]/.test(name);

/**
 * Holds the names against the list.
 * @returns the folders of libraries
 * @throws CourseError that names the file
 */
export function requireKnownFiles(names: readonly string[]): Set<string> {
  const libraries = new Set<string>();
  for (const name of names) {
    const [folder = '', ...rest] = name.split('/');
    if (rest.length === 0) {
      if (ofRoot.test(name)) continue;
      throw refuse('File Structure', `“${name}” is not among the files that may lie beside h5p.json`);
    }
    const isContent = folder === 'content';
    if (!isContent) libraries.add(folder);
    const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    if (!kinds[isContent ? 'content' : 'library'].has(extension)) throw refuse('Allowed File Extensions', `“${name}” is of a kind that a package of H5P may not hold there`);
  }
  return libraries;
}
