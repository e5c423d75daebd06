/**
 * Where pdf.js finds its tables of Chinese characters, its fonts and what reads scanned pages. Builds put the folder beside the
 * code; from the sources it is the package itself.
 */
const [root, isSource] = import.meta.url.split('components/player/paper/');

export const paperFiles = isSource === undefined ? new URL(/* @vite-ignore */ `pdf/`, import.meta.url).href : `${root ?? ''}node_modules/pdfjs-dist/`;
