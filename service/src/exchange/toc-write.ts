/** Writes a directory (资源目录) as the string of XML that the collection notice asks for; `parseToc` reads it back. */
import type { TocItem } from '../catalogue/types.ts';
import { clockDuration } from './durations.ts';
import { around } from './xml-write.ts';

export function writeToc(items: readonly TocItem[]): string {
  const item = ({ title, duration, ref, children }: TocItem): string =>
    around('item', children.map(item), { title, ...(duration !== null && { duration: clockDuration(duration) }), ...(ref !== null && { ref }) });
  return around('catalog', items.map(item), { version: '1' });
}
