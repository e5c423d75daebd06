/**
 * Tables of a fragment, as editors over ProseMirror keep them: `table`, `table_row`, `table_cell`, paragraphs. That a cell is a head is
 * its attribute `head`, so that making it one moves no letter. Who adds a column while another adds a row leaves one row short: it is
 * read with empty cells, and written with them by whoever works in that table next.
 */
import * as Y from 'yjs';
import { emptyCell, tidyTable, type RichCell, type RichParagraph, type RichRow, type RichTable } from './rich-text.ts';
import { columnEnds, writeSequence, type Ends } from './sequence.ts';

export const tableName = 'table';
export const cellName = 'table_cell';
const rowName = 'table_row';

const partsIn = (parent: Y.XmlFragment, name: string): { index: number; element: Y.XmlElement }[] =>
  parent.toArray().flatMap((node, index) => (node instanceof Y.XmlElement && node.nodeName === name ? [{ index, element: node }] : []));

type ReadCell = (cell: Y.XmlElement) => readonly RichParagraph[];

export function readTable(table: Y.XmlElement, read: ReadCell): RichTable {
  return tidyTable({ rows: partsIn(table, rowName).map(({ element }) => readRow(element, read)) });
}
const readRow = (row: Y.XmlElement, read: ReadCell): RichRow =>
  partsIn(row, cellName).map(({ element }) => ({ isHead: element.getAttribute('head') !== undefined, paragraphs: read(element) }));

export function writeTable(table: Y.XmlElement, next: RichTable, { read, write, make }: CellWriting): void {
  const before = readTable(table, read).rows;
  const ends = columnEnds(next.rows, before);
  writeSequence(table, partsIn(table, rowName), {
    next: next.rows,
    before,
    write: (element, row) => {
      writeRow(element, row, { read, write, make, ends, width: before[0]?.length ?? 0 });
      return true;
    },
    make: (row) => makeRow(row, make),
  });
}

export interface CellWriting {
  readonly read: ReadCell;
  write(cell: Y.XmlElement, paragraphs: readonly RichParagraph[]): void;
  make(paragraph: RichParagraph): Y.XmlElement;
}

interface RowWriting extends CellWriting {
  readonly ends: Ends | undefined;
  /** How many cells all rows of the table have. */
  readonly width: number;
}

/** A row that is short has no elements for its last cells yet: where the place of a column counts for all rows, they come first. */
function writeRow(row: Y.XmlElement, next: RichRow, { read, write, make, ends, width }: RowWriting): void {
  const missing = ends === undefined ? 0 : width - readRow(row, read).length;
  if (missing > 0) row.insert(row.length, Array.from({ length: missing }, () => makeCell(emptyCell, make)));
  writeSequence<RichCell>(row, partsIn(row, cellName), {
    next,
    before: readRow(row, read),
    ends,
    write: (element, { isHead, paragraphs }) => {
      if (isHead !== (element.getAttribute('head') !== undefined)) {
        if (isHead) element.setAttribute('head', 'true');
        else element.removeAttribute('head');
      }
      write(element, paragraphs);
      return true;
    },
    make: (cell) => makeCell(cell, make),
  });
}

export function makeTable({ rows }: RichTable, make: CellWriting['make']): Y.XmlElement {
  const table = new Y.XmlElement(tableName);
  table.insert(0, rows.map((row) => makeRow(row, make)));
  return table;
}
function makeRow(cells: RichRow, make: CellWriting['make']): Y.XmlElement {
  const row = new Y.XmlElement(rowName);
  row.insert(0, cells.map((cell) => makeCell(cell, make)));
  return row;
}
function makeCell({ isHead, paragraphs }: RichCell, make: CellWriting['make']): Y.XmlElement {
  const cell = new Y.XmlElement(cellName);
  cell.insert(0, paragraphs.map(make));
  if (isHead) cell.setAttribute('head', 'true');
  return cell;
}
