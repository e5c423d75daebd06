/** Finding elements by their names without a prefix: each platform writes another. */
import type { XmlElement } from '../reading/xml.ts';

/** The name without a prefix. */
export const local = (name: string) => name.slice(name.indexOf(':') + 1);
/** Children of that name, along the path. */
export function all(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  const [first, ...rest] = path;
  if (first === undefined) return [element];
  return element.children.filter(({ name }) => local(name) === first).flatMap((child) => all(child, ...rest));
}
/** Elements along the path that say something. */
export const saying = (element: XmlElement, ...path: readonly string[]): XmlElement[] => all(element, ...path).filter(({ text }) => text !== '');
/** The first text along the path. */
export const textAt = (element: XmlElement, ...path: readonly string[]): string | null => saying(element, ...path)[0]?.text ?? null;
