/** What the editor of formatted text knows, and the way from plain data into it and back. */
import { Schema, type Mark as NodeMark, type Node } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import { readFormula, type Formula } from '../model/formula.ts';
import { readPicture, type Picture } from '../model/picture.ts';
import { isTable, lists, marks, paragraphOf, thingSign, tidyRuns, tidyTable, wordsOfRun, type Mark, type RichBlock, type RichCell, type RichParagraph, type RichRun, type RichText } from '../model/rich-text.ts';
import { formulaElement } from '../view/formula-element.ts';

/** Cells that are joined are not known: a table is rows of as many cells. */
const tables = tableNodes({ tableGroup: 'block', cellContent: 'paragraph+', cellAttributes: {} });

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      attrs: { list: { default: null } },
      toDOM: ({ attrs }) => ['p', { dir: 'auto', ...(listOf(attrs) !== null && { 'data-list': listOf(attrs) }) }, 0],
      parseDOM: [{ tag: 'p', getAttrs: (dom) => ({ list: lists.find((one) => one === dom.dataset['list']) ?? null }) }],
    },
    ...tables,
    text: { group: 'inline' },
    formula: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { formula: {} },
      toDOM: ({ attrs }) => formulaElement(formulaIn(attrs)),
      leafText: () => thingSign,
    },
    // How it is drawn the view says (`editor.ts`): this is what is copied of it.
    picture: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { picture: {} },
      toDOM: ({ attrs }) => ['span', { 'data-picture': JSON.stringify(pictureIn(attrs)) }, wordsOfRun({ text: '', marks: [], picture: pictureIn(attrs) })],
      leafText: () => thingSign,
    },
  },
  marks: {
    strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    em: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    underline: { toDOM: () => ['u', 0], parseDOM: [{ tag: 'u' }] },
  },
});

/** @throws where a node of another kind is asked */
export function formulaIn(attributes: Node['attrs']): Formula {
  const formula = readFormula(attributes['formula']);
  if (formula === undefined) throw new TypeError('no formula');
  return formula;
}
/** @throws where a node of another kind is asked */
export function pictureIn(attributes: Node['attrs']): Picture {
  const picture = readPicture(attributes['picture']);
  if (picture === undefined) throw new TypeError('no picture');
  return picture;
}
export const pictureNode = (picture: Picture): Node => schema.node('picture', { picture });
export const formulaNode = (formula: Formula): Node => schema.node('formula', { formula });

export function listOf(attributes: Node['attrs']): RichParagraph['list'] {
  const list: unknown = attributes['list'];
  return lists.find((one) => one === list) ?? null;
}

const namesOf = (own: readonly NodeMark[]): Mark[] => marks.filter((mark) => own.some(({ type }) => type.name === mark));

/** One empty paragraph is no text, and one behind a table at the end is only there to write on in. */
export function fromNode(node: Node): RichText {
  const blocks = node.children.map(blockOf);
  const [last, before] = [blocks.at(-1), blocks.at(-2)];
  const isPlace = last !== undefined && isEmpty(last) && (before === undefined || isTable(before));
  return isPlace ? blocks.slice(0, -1) : blocks;
}
const isEmpty = (block: RichBlock): boolean => !isTable(block) && block.list === null && block.runs.length === 0;

function blockOf(node: Node): RichBlock {
  if (node.type !== schema.nodes.table) return paragraphFrom(node);
  return tidyTable({ rows: node.children.map((row) => row.children.map((cell): RichCell => ({ isHead: cell.type === schema.nodes.table_header, paragraphs: cell.children.map(paragraphFrom) }))) });
}
const paragraphFrom = ({ attrs, children }: Node): RichParagraph => ({ list: listOf(attrs), runs: tidyRuns(children.map(runFrom)) });
export function runFrom(node: Node): RichRun {
  if (node.type === schema.nodes.formula) return { text: thingSign, marks: [], formula: formulaIn(node.attrs) };
  if (node.type === schema.nodes.picture) return { text: thingSign, marks: [], picture: pictureIn(node.attrs) };
  return { text: node.text ?? '', marks: namesOf(node.marks) };
}

export function toNode(text: RichText): Node {
  const blocks = text.map(nodeOf);
  const last = text.at(-1);
  return schema.node('doc', null, last === undefined || isTable(last) ? [...blocks, nodeOf(paragraphOf(''))] : blocks);
}

export function nodeOf(block: RichBlock): Node {
  if (isTable(block)) return schema.node('table', null, block.rows.map((row) => schema.node('table_row', null, row.map(cellOf))));
  return schema.node('paragraph', { list: block.list }, tidyRuns(block.runs).map(nodeOfRun));
}
function nodeOfRun({ text, marks: own, formula, picture }: RichRun): Node {
  if (formula !== undefined) return formulaNode(formula);
  return picture === undefined ? schema.text(text, own.map((mark) => schema.mark(mark))) : pictureNode(picture);
}
const cellOf = ({ isHead, paragraphs }: RichCell): Node => schema.node(isHead ? 'table_header' : 'table_cell', null, paragraphs.length === 0 ? [nodeOf(paragraphOf(''))] : paragraphs.map(nodeOf));
