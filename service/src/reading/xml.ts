/** Small XML texts as trees. Nothing is fetched, nothing is expanded but the five references XML is born with. */
import { SyntaxValidator } from 'fast-xml-validator';
import { findDeclaration, findForeignReference } from './xml-scan.ts';
import { buildTree, type XmlElement } from './xml-tree.ts';

export type { XmlElement } from './xml-tree.ts';

/** Why a text was not read. */
export interface XmlProblem {
  rule: 'xml.declaration' | 'xml.entity' | 'xml.malformed' | 'xml.too-deep';
  /** Line inside the text, counted from 1. */
  line: number;
  params?: Record<string, string | number>;
}

/** Parses one element with everything in it. */
export function parseXml(text: string, deepest: number): XmlElement | XmlProblem {
  const at = (offset: number): number => text.slice(0, offset).split('\n').length;
  const declaration = findDeclaration(text);
  if (declaration >= 0) return { rule: 'xml.declaration', line: at(declaration) };
  const reference = findForeignReference(text);
  if (reference >= 0) return { rule: 'xml.entity', line: at(reference) };
  const { root, tooDeepAt } = buildTree(text, deepest);
  if (tooDeepAt !== null) return { rule: 'xml.too-deep', line: at(tooDeepAt), params: { deepest } };
  const fault = findFault(text);
  if (fault) return { rule: 'xml.malformed', line: fault.line, params: { reason: fault.code } };
  return root ?? { rule: 'xml.malformed', line: 1, params: { reason: 'InvalidXml' } };
}

/** Attributes that speak to XML readers and say nothing of what is described. */
export const technicalAttribute = /^(?:xmlns(?:$|:)|xsi:)/;

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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
