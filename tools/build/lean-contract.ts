import type { Plugin } from 'vite';

/** A node of the syntax tree, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}
type Range = readonly [start: number, end: number];

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value && 'end' in value;
const nodesOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []);
const nameOf = (node: unknown): unknown => (isNode(node) ? (node['name'] ?? nameOf(node['key'])) : undefined);

/** Says of an argument that it is `v.title(…)` or the like. */
function isWordsOfSchema({ type, callee }: Node): boolean {
  if (type !== 'CallExpression' || !isNode(callee) || nameOf(callee['object']) !== 'v') return false;
  return ['title', 'description', 'examples'].includes(String(nameOf(callee['property'])));
}
const isWordsOfRoute = (property: Node): boolean => ['summary', 'description'].includes(String(nameOf(property)));

/** Where the parts of a list stand that go, each with its comma. */
function* without(list: readonly Node[], goes: (node: Node) => boolean): Iterable<Range> {
  let kept: Node | undefined;
  for (const [index, node] of list.entries()) {
    if (!goes(node)) kept = node;
    else if (kept) yield [list[index - 1]?.end ?? node.start, node.end];
    else yield [node.start, list[index + 1]?.start ?? node.end];
  }
}

function* words(node: Node): Iterable<Range> {
  if (node.type === 'CallExpression') {
    const given = nodesOf(node['arguments']);
    yield* without(given, isWordsOfSchema);
    if (nameOf(node['callee']) === 'defineRoute') {
      const definition = given.flatMap(({ properties }) => nodesOf(properties));
      const success = definition.filter((property) => nameOf(property) === 'success').flatMap(({ value }) => (isNode(value) ? nodesOf(value['properties']) : []));
      yield* without(definition, isWordsOfRoute);
      yield* without(success, isWordsOfRoute);
    }
  }
  for (const value of Object.values(node)) for (const inner of nodesOf(value)) yield* words(inner);
}

/** Leaves out of what browsers load the words that only the published document needs: a third of the contract's weight. */
export function leanContract(): Plugin {
  return {
    name: 'lean-contract',
    transform: {
      filter: { id: /\/contract\/src\/(schemas|routes)\/[^/]+\.ts$/ },
      handler(code) {
        const ranges = nodesOf(this.parse(code).body).flatMap((node) => [...words(node)]).sort(([one], [other]) => other - one);
        return { code: ranges.reduce((text, [start, end]) => text.slice(0, start) + text.slice(end), code), map: null };
      },
    },
  };
}
