/**
 * What the plan says comes into the text that is being written part by part: a table by its rows, columns and cells, which are found again
 * as the plan finds them (`model/sequence.ts`), and what stands between tables as one stretch of words. So the caret, and whatever else has a
 * place in the text, stays in its cell while others change the cells around it.
 */
import { Fragment, Slice, type Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { Mapping, ReplaceStep, StepMap } from 'prosemirror-transform';
import { columnEnds, sameEnds, type Ends } from '../model/sequence.ts';
import { schema } from './schema.ts';

type Nodes = readonly Node[];

/** Makes the text of a transaction say what `next` says. @returns where a caret goes by it: formats alone move no letter */
export function receiveInto(tr: Transaction, next: Node): Mapping {
  receiveBlocks(tr, tr.doc.children, next.children);
  return new Mapping(tr.steps.map((step) => (step instanceof ReplaceStep && step.slice.size === step.to - step.from ? StepMap.empty : step.getMap())));
}

/** As many tables as before are the same ones. From the end on, here and below: what stands before a change keeps its place. */
function receiveBlocks(tr: Transaction, before: Nodes, next: Nodes): void {
  const { start, end } = sameEnds(next, before);
  const [old, now] = [before.slice(start, before.length - end), next.slice(start, next.length - end)];
  const [stretches, nextStretches] = [stretchesOf(old), stretchesOf(now)];
  let at = sizeOf(before.slice(0, start + old.length));
  if (stretches.length !== nextStretches.length) return receiveWords(tr, at - sizeOf(old), docOf(old), docOf(now));
  for (const [place, stretch] of [...stretches.entries()].reverse()) {
    at -= sizeOf(stretch);
    const nextStretch = nextStretches[place] ?? [];
    const [table, nextTable] = [stretch[0], nextStretch[0]];
    if (table?.type === schema.nodes.table && nextTable !== undefined) receiveTable(tr, at, table, nextTable);
    else receiveWords(tr, at, docOf(stretch), docOf(nextStretch));
  }
}

/** Words, a table, words, a table, words: there may be no words between. */
function stretchesOf(blocks: Nodes): Node[][] {
  const stretches: Node[][] = [[]];
  for (const block of blocks) {
    if (block.type === schema.nodes.table) stretches.push([block], []);
    else stretches.at(-1)?.push(block);
  }
  return stretches;
}

function receiveTable(tr: Transaction, at: number, before: Node, next: Node): void {
  const both = rowsAndColumns(cellsOf(before), cellsOf(next));
  if (both !== undefined) return receiveBoth(tr, at + 1, before.children, next.children, both);
  const columns = columnEnds(cellsOf(next), cellsOf(before));
  const rows = columns === undefined ? sameEnds(next.children, before.children) : { start: 0, end: 0 };
  receiveParts(tr, at + 1, before.children, next.children, rows, (rowAt, row, nextRow) =>
    receiveParts(tr, rowAt + 1, row.children, nextRow.children, columns ?? sameEnds(nextRow.children, row.children), receiveCell(tr)),
  );
}
const receiveCell = (tr: Transaction) => (at: number, cell: Node, nextCell: Node): void => {
  receiveWords(tr, at + 1, cell, nextCell);
  if (!cell.sameMarkup(nextCell)) tr.setNodeMarkup(at, nextCell.type, nextCell.attrs);
};
interface Both {
  /** So many rows stay above those that came or went. */
  readonly above: number;
  readonly columns: Ends;
}

/** Where rows and columns came or went at once: the rows between which all others have the same columns. */
function rowsAndColumns(before: readonly Nodes[], next: readonly Nodes[]): Both | undefined {
  const [kept, width] = [Math.min(before.length, next.length), Math.min(before[0]?.length ?? 0, next[0]?.length ?? 0)];
  if (before.length === next.length || before[0]?.length === next[0]?.length) return undefined;
  const without = (rows: readonly Nodes[], above: number): Nodes[] => [...rows.slice(0, above), ...rows.slice(rows.length - kept + above)];
  for (let above = 0; above <= kept; above += 1) {
    const columns = columnEnds(without(next, above), without(before, above));
    if (columns !== undefined && columns.start + columns.end >= width) return { above, columns };
  }
  return undefined;
}

/** From the end on: the rows below, those that came or went, the rows above. */
function receiveBoth(tr: Transaction, at: number, before: Nodes, next: Nodes, { above, columns }: Both): void {
  const below = Math.min(before.length, next.length) - above;
  const placeOf = (index: number): number => at + sizeOf(before.slice(0, index));
  const receiveRow = (index: number, other: number): void => {
    const [row, nextRow] = [before[index], next[other]];
    if (row !== undefined && nextRow !== undefined) receiveParts(tr, placeOf(index) + 1, row.children, nextRow.children, columns, receiveCell(tr));
  };
  for (let left = 1; left <= below; left += 1) receiveRow(before.length - left, next.length - left);
  put(tr, placeOf(above), placeOf(before.length - below), next.slice(above, next.length - below));
  for (let index = above - 1; index >= 0; index -= 1) receiveRow(index, index);
}
const cellsOf = (table: Node): Nodes[] => table.children.map(({ children }) => children);

/** Rows of a table, or cells of a row: those between the ends stay as well, as many as there are of both. */
function receiveParts(tr: Transaction, at: number, before: Nodes, next: Nodes, { start, end }: Ends, receive: (at: number, before: Node, next: Node) => void): void {
  const [oldEnd, newEnd] = [before.length - end, next.length - end];
  const shared = Math.min(oldEnd, newEnd);
  const placeOf = (index: number): number => at + sizeOf(before.slice(0, index));
  if (oldEnd !== newEnd) put(tr, placeOf(shared), placeOf(oldEnd), next.slice(shared, newEnd));
  for (let index = shared - 1; index >= start; index -= 1) {
    const [one, other] = [before[index], next[index]];
    if (one !== undefined && other !== undefined && !one.eq(other)) receive(placeOf(index), one, other);
  }
}

/** Only what differs is written anew. */
function receiveWords(tr: Transaction, at: number, before: Node, next: Node): void {
  const start = before.content.findDiffStart(next.content);
  const end = before.content.findDiffEnd(next.content);
  if (start === null || end === null) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const { failed } = tr.maybeStep(new ReplaceStep(at + start, at + end.a + overlap, next.slice(start, end.b + overlap)));
  // Tables came or went, and the two ends lie at different depths of them.
  if (failed !== null) put(tr, at, at + before.content.size, next.children);
}

const put = (tr: Transaction, from: number, to: number, nodes: Nodes): Transaction => tr.step(new ReplaceStep(from, to, new Slice(Fragment.from(nodes), 0, 0)));
const sizeOf = (nodes: Nodes): number => nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
const docOf = (blocks: Nodes): Node => schema.nodes.doc.create(null, blocks);
