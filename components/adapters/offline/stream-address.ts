/** What is kept of a stream is one quality of it, and is called so: the address of the stream, and the name of the quality in its list. */
const mark = '#quality=';

export const isStream = (url: string): boolean => url.includes(mark);
/** `name`: empty where the list itself has the pieces. */
export const urlOfStream = (address: string, name: string): string => address + mark + encodeURIComponent(name);
/** Where something is that is kept, whatever quality of it. */
export const addressOfKept = (url: string): string => url.split(mark, 1)[0] ?? '';
export const qualityOf = (url: string): string => decodeURIComponent(url.slice(url.indexOf(mark) + mark.length));
