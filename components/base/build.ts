/** What the bundler fills in. Run from source the names are undefined, and the defaults hold. */
declare const __LS_VERSION__: string | undefined;
declare const __LS_PREFIX__: string | undefined;

/** Version of this copy of the library; `define()` compares it with other copies on the page. */
export const version: string = typeof __LS_VERSION__ === 'string' ? __LS_VERSION__ : '0.0.0-source';

/** First part of every tag. A build with `--prefix` makes a second copy that can live beside the first. */
export const prefix: string = typeof __LS_PREFIX__ === 'string' ? __LS_PREFIX__ : 'ls';
