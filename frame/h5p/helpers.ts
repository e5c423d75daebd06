/** The small functions that content types find on `H5P`. */

/** Words of a title, without markup and not longer than a line. */
export function createTitle(raw: unknown, most = 60): string {
  const text = new DOMParser().parseFromString(typeof raw === 'string' ? raw : '', 'text/html').body.textContent.trim();
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}

export const trim = (text: unknown): string => (typeof text === 'string' ? text : '').replace(/^\s+|\s+$/g, '');

/** In place, each order as likely as the other. */
export function shuffleArray<Item>(array: Item[]): Item[] {
  for (let last = array.length - 1; last > 0; last -= 1) {
    const place = Math.floor(Math.random() * (last + 1));
    [array[last], array[place]] = [array[place] as Item, array[last] as Item];
  }
  return array;
}

export function cloneObject(value: unknown, isDeep = false): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => (isDeep ? cloneObject(part, true) : part));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]: [string, unknown]) => [key, isDeep ? cloneObject(part, true) : part]));
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  return Object.values(value).every(isEmpty);
}

export function libraryFromString(name: unknown): { machineName: string; majorVersion: number; minorVersion: number } | false {
  const [, machineName, major, minor] = /^([\w.-]+)[ -](\d+)\.(\d+)/.exec(String(name)) ?? [];
  return machineName === undefined ? false : { machineName, majorVersion: Number(major), minorVersion: Number(minor) };
}

export function addQueryParameter(path: string, parameter: string): string {
  const [before = '', hash] = path.split('#', 2);
  return `${before}${before.includes('?') ? '&' : '?'}${parameter}${hash === undefined ? '' : `#${hash}`}`;
}

/** An address that is whole already stays as it is. */
export const isWhole = (path: string): boolean => /^([a-z][\w+.-]*:|\/\/|#)/i.test(path);
