/** What the editor of formatted text knows, and the way from plain data into it and back. */
import { Schema, type Mark as NodeMark, type Node } from 'prosemirror-model';
import { lists, marks, tidyRuns, type Mark, type RichParagraph, type RichText } from '../model/rich-text.ts';

export const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: {
      content: 'text*',
      attrs: { list: { default: null } },
      toDOM: ({ attrs }) => ['p', { dir: 'auto', ...(listOf(attrs) !== null && { 'data-list': listOf(attrs) }) }, 0],
      parseDOM: [{ tag: 'p', getAttrs: (dom) => ({ list: lists.find((one) => one === dom.dataset['list']) ?? null }) }],
    },
    text: {},
  },
  marks: {
    strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    em: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    underline: { toDOM: () => ['u', 0], parseDOM: [{ tag: 'u' }] },
  },
});

export function listOf(attributes: Node['attrs']): RichParagraph['list'] {
  const list: unknown = attributes['list'];
  return lists.find((one) => one === list) ?? null;
}

const namesOf = (own: readonly NodeMark[]): Mark[] => marks.filter((mark) => own.some(({ type }) => type.name === mark));

/** One empty paragraph is no text. */
export function fromNode(node: Node): RichText {
  const paragraphs = node.children.map(({ attrs, children }): RichParagraph => ({ list: listOf(attrs), runs: tidyRuns(children.map((child) => ({ text: child.text ?? '', marks: namesOf(child.marks) }))) }));
  const [first] = paragraphs;
  return paragraphs.length === 1 && first?.list === null && first.runs.length === 0 ? [] : paragraphs;
}

export function toNode(text: RichText): Node {
  const paragraphs = text.map(({ list, runs }) =>
    schema.node('paragraph', { list }, tidyRuns(runs).map((run) => schema.text(run.text, run.marks.map((mark) => schema.mark(mark))))),
  );
  return schema.node('doc', null, paragraphs.length === 0 ? [schema.node('paragraph')] : paragraphs);
}
