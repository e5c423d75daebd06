/** Tables of pasted markup, as rows of as many cells. */
import { emptyCell, tidyTable, withoutTables, type RichCell, type RichTable, type RichText } from '../model/rich-text.ts';

/** So large a table may be; of a larger one the rows are pasted as lines, and cells stand apart by tabs. */
const [mostRows, mostColumns] = [100, 12];

const rowsOf = (table: Element): Element[] => [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
const cellsOf = (row: Element): Element[] => [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th');
const spanOf = (cell: Element, name: string): number => Math.min(mostRows, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '', 10) || 1));

/** A table as rows of as many cells: where cells were joined, the words stand in the first of them. `undefined`: it is none, or too large. */
export function readTable(table: Element, readCell: (cell: Element) => RichText): RichTable | undefined {
  const rows = rowsOf(table).slice(0, mostRows + 1);
  const grid: (RichCell | undefined)[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const said = withoutTables(readCell(cell));
      const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      if (column + wide > mostColumns) return undefined;
      const whole: RichCell = { isHead: cell.localName === 'th', paragraphs: said.length === 0 ? emptyCell.paragraphs : said };
      for (const [down, into] of grid.slice(at, at + high).entries()) for (let on = 0; on < wide; on += 1) into[column + on] = down + on === 0 ? whole : emptyCell;
      column += wide;
    }
  }
  const read = tidyTable({ rows: grid.filter((row) => row.length > 0).map((row) => Array.from(row, (cell) => cell ?? emptyCell)) });
  const cells = read.rows.reduce((sum, row) => sum + row.length, 0);
  // What holds one cell is there for the look of a page.
  return cells < 2 || rows.length > mostRows ? undefined : read;
}
