/** Names of caches that the page and the service worker share. */

/** Style sheets of platforms. */
export const themesCache = 'ls-themes';
