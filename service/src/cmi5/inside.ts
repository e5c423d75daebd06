/** Which addresses of a package mean a file of its own. */

const someFolders = ['https://package.invalid/one/', 'https://package.invalid/other/'];

/**
 * Whether an address is relative and stays below the folder of the package, whatever that is called: as a browser reads it, for which
 * `\` is `/`, `%2e%2e` goes up, and a tab inside `javascript:` is none.
 */
export function isInside(address: string): boolean {
  if (address === '' || URL.canParse(address)) return false;
  return someFolders.every((folder) => URL.canParse(address, folder) && new URL(address, folder).href.startsWith(folder));
}
