/**
 * The directory field (资源目录): a string of XML. The standard has no schema for it, so element names are free as
 * long as every node says what it is called, by a `title` or `name` attribute or child, or by its own text.
 */
import { isProblem, parseXml } from '../reading/xml.ts';
import type { XmlElement, XmlProblem } from '../reading/xml.ts';
import { parseDuration } from './duration.ts';
import type { TocItem } from './types.ts';

/** Levels a directory may have, not counting the element around it. */
export const DEEPEST_TOC = 8;
/** Elements that describe the node they stand in, instead of being nodes. */
const DESCRIPTIONS = new Set(['title', 'name', 'duration', 'ref']);

/** Why a directory was not read. */
export type TocProblem = XmlProblem | { rule: 'catalogue.toc.untitled' | 'catalogue.toc.duration'; params?: never };

/** Reads a directory. */
export function parseToc(source: string): TocItem[] | TocProblem {
  // One level more for the element around the nodes, one for the descriptions inside the deepest.
  const root = parseXml(source.replace(/^\s*<\?xml[^>]*\?>/, ''), DEEPEST_TOC + 2);
  if (isProblem(root)) return root;
  return itemsOf(root, 1);
}

function itemsOf(element: XmlElement, level: number): TocItem[] | TocProblem {
  const items: TocItem[] = [];
  for (const child of element.children) {
    if (isDescription(child)) continue;
    if (level > DEEPEST_TOC) return { rule: 'xml.too-deep', line: 1, params: { deepest: DEEPEST_TOC } };
    const title = said(child, 'title') ?? said(child, 'name') ?? (child.text || null);
    if (title === null) return { rule: 'catalogue.toc.untitled' };
    const spoken = said(child, 'duration');
    const duration = spoken === null ? null : parseDuration(spoken);
    if (spoken !== null && duration === null) return { rule: 'catalogue.toc.duration' };
    const children = itemsOf(child, level + 1);
    if (!Array.isArray(children)) return children;
    items.push({ title, duration, ref: said(child, 'ref'), children });
  }
  return items;
}

function isDescription({ name, attributes, children }: XmlElement): boolean {
  return DESCRIPTIONS.has(name) && attributes.size === 0 && children.length === 0;
}

function said(element: XmlElement, what: string): string | null {
  const attribute = element.attributes.get(what)?.trim();
  const child = element.children.find((one) => one.name === what && isDescription(one))?.text;
  return attribute || child || null;
}
