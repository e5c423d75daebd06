/** Not now: it is begun again. */
export class Later extends Error {}
