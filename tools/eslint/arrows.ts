import { dirname, join, relative, sep } from 'node:path';
import type { Rule } from 'eslint';

const root = join(import.meta.dirname, '../..');

/** A room of the house, and for an element also which one. */
interface Place {
  readonly room: string;
  readonly element?: string;
  readonly file: string;
}

/** Where a file of the project stands; the path is from the project's root. */
export function placeOf(file: string): Place {
  const [top = '', second = ''] = file.split('/');
  if (top !== 'components') return { room: top, file };
  if (second === 'base' || second === 'adapters') return { room: second, file };
  return file.split('/').length > 2 ? { room: 'element', element: second, file } : { room: 'components', file };
}

const isTest = (file: string) => /\.(test|stories)\.ts$/.test(file) || file.includes('/fixtures/');

/** Which rooms each room may look into besides itself. Rooms that are not named here may look into all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  search: ['contract'],
  base: [],
  adapters: ['base', 'contract', 'search'],
  element: ['base'],
  components: ['base', 'adapters', 'element'],
  service: ['contract', 'search'],
  frame: [],
  pwa: [],
  demo: [],
};

/** Why an import may not be, or nothing when it may. */
export function objectionTo(from: Place, to: Place): string | undefined {
  const rooms = allowed[from.room];
  if (rooms === undefined) return undefined;
  // A test stands outside of its room: it may bring the other side along, and the helpers of the tests.
  if (isTest(from.file) && ['test', 'tools', 'adapters', 'contract', 'themes'].includes(to.room)) return undefined;
  if (from.room === 'element' && to.room === 'element' && from.element !== to.element) {
    if (to.file.endsWith('.define.ts')) return undefined;
    return 'Elements never import each other’s insides: they meet through ports, events and slots.';
  }
  if (from.room === 'element' && to.room === 'adapters') {
    if (from.element === 'provider' || from.file.endsWith('.define.ts')) return undefined;
    return 'An element talks to a port. Only the provider and define files choose what stands behind it.';
  }
  if (from.room === to.room || rooms.includes(to.room)) return undefined;
  if (from.room === 'demo' && to.file.endsWith('.stories.ts')) return undefined;
  if (from.room === 'pwa' || from.room === 'demo') {
    return `${from.room} uses the library as any host does: import ‘learning-space/…’.`;
  }
  return `Arrows point one way: ${from.room} may import ${rooms.join(', ') || 'nothing else of the project'}, not ${to.room}.`;
}

/** Holds the direction of imports between the rooms of the house. */
export const arrows: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], docs: { description: 'Imports point one way between the rooms of the house.' } },
  create(context) {
    const from = placeOf(relative(root, context.filename).split(sep).join('/'));
    const check = (node: Rule.Node, source: unknown) => {
      if (typeof source !== 'string') return;
      const packageName = /^learning-space(\/|$)/.test(source);
      if (packageName && ['contract', 'search', 'service', 'base', 'adapters', 'element'].includes(from.room)) {
        context.report({ node, message: 'Inside the library, import the file: the package’s own name is for hosts.' });
      }
      if (!source.startsWith('.')) return;
      const target = relative(root, join(dirname(context.filename), source)).split(sep).join('/');
      const objection = objectionTo(from, placeOf(target));
      if (objection !== undefined) context.report({ node, message: objection });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' && node.source.value),
    };
  },
};
