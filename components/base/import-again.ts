/**
 * A module that did not come once never comes again in Firefox and in Chromium 109, which remember the failure under its
 * address as long as the page lives. Another address is another try, of this one module: what it imports itself goes by
 * its own address, and stays away where that is what did not come.
 */

let tries = 0;

/** Imports, and where that fails, imports anew past what the browser remembers. Rejects as an import does. */
export async function importAgain<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    // Safari names no address, and remembers no failure either.
    const address = error instanceof TypeError ? /\bhttps?:\S+$/.exec(error.message)?.[0] : undefined;
    if (address === undefined) throw error;
    const anew = new URL(address);
    anew.searchParams.set('again', String((tries += 1)));
    return import(/* @vite-ignore */ anew.href) as Promise<Module>;
  }
}
