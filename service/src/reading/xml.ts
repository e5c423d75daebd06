/** Small XML texts as trees. Nothing is fetched, nothing is expanded but the five references XML is born with. */
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { findDeclaration, findForeignReference, scanTags } from './xml-scan.ts';

/** An element with its attributes, its child elements and its own text. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
}

/** Why a text was not read. */
export interface XmlProblem {
  rule: 'xml.declaration' | 'xml.entity' | 'xml.malformed' | 'xml.too-deep';
  /** Line inside the text, counted from 1. */
  line: number;
  params?: Record<string, string | number>;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Numeric references are decoded under this name; named ones of HTML were refused before.
  htmlEntities: true,
});

const TEXT = '#text';
const ATTRIBUTES = ':@';

/** Parses one element with everything in it. */
export function parseXml(text: string, deepest: number): XmlElement | XmlProblem {
  const at = (offset: number): number => text.slice(0, offset).split('\n').length;
  const declaration = findDeclaration(text);
  if (declaration >= 0) return { rule: 'xml.declaration', line: at(declaration) };
  const reference = findForeignReference(text);
  if (reference >= 0) return { rule: 'xml.entity', line: at(reference) };
  const tooDeep = findTooDeep(text, deepest);
  if (tooDeep >= 0) return { rule: 'xml.too-deep', line: at(tooDeep), params: { deepest } };
  const fault = findFault(text);
  if (fault) return { rule: 'xml.malformed', line: fault.line, params: { reason: fault.code } };
  const [root] = elementsOf(parse(text));
  return root ?? { rule: 'xml.malformed', line: 1, params: { reason: 'InvalidXml' } };
}

/** The parser throws at names that would reach into JavaScript's own objects, such as `__proto__`. */
function parse(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return null;
  }
}

/** Tells a problem from an element. */
export function isProblem(result: XmlElement | XmlProblem): result is XmlProblem {
  return 'rule' in result;
}

/** The validator throws what it finds. */
function findFault(text: string): { line: number; code: string } | null {
  try {
    SyntaxValidator.validate(text);
    return null;
  } catch (error) {
    if (!isRecord(error)) throw error;
    const line = typeof error['line'] === 'number' ? error['line'] : 1;
    return { line, code: typeof error['code'] === 'string' ? error['code'] : 'InvalidXml' };
  }
}

function findTooDeep(text: string, deepest: number): number {
  let depth = 0;
  let found = -1;
  scanTags(text, ({ kind, start }) => {
    if (kind === 'close') depth -= 1;
    else if (depth + 1 > deepest && found < 0) found = start;
    if (kind === 'open') depth += 1;
  });
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  const elements: XmlElement[] = [];
  for (const node of nodes as readonly unknown[]) {
    if (!isRecord(node)) continue;
    const name = Object.keys(node).find((key) => key !== TEXT && key !== ATTRIBUTES && !key.startsWith('?'));
    if (name === undefined) continue;
    const inner = node[name];
    const attributes = isRecord(node[ATTRIBUTES]) ? Object.entries(node[ATTRIBUTES]) : [];
    elements.push({
      name,
      attributes: new Map(attributes.map(([key, value]) => [key, String(value)])),
      children: elementsOf(inner),
      text: textOf(inner).trim(),
    });
  }
  return elements;
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return (nodes as readonly unknown[])
    .map((node) => (isRecord(node) && typeof node[TEXT] === 'string' ? node[TEXT] : ''))
    .join('');
}
