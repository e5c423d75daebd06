/** Tables in the editor: begun, their rows and columns, and the keys that lead through them. */
import { Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, selectedRect, toggleHeaderCell } from 'prosemirror-tables';
import { paragraphOf } from '../model/rich-text.ts';
import { schema, toNode } from './schema.ts';

export const tableActs = ['row-before', 'row-after', 'column-before', 'column-after', 'head', 'delete-row', 'delete-column', 'delete-table'] as const;
export type TableAct = (typeof tableActs)[number] | 'insert-table';

/** So many rows and columns a new table has. */
const [newRows, newColumns] = [3, 3];

const insertTable: Command = (state, dispatch) => {
  if (isInTable(state)) return false;
  const cell = (isHead: boolean) => ({ isHead, paragraphs: [paragraphOf('')] });
  const rows = Array.from({ length: newRows }, (_, row) => Array.from({ length: newColumns }, () => cell(row === 0)));
  const table = toNode([{ rows }]).child(0);
  const { $from, $to } = state.selection;
  // Where nothing was written yet the table stands there, else behind it.
  const isEmpty = state.selection.empty && $from.parent.content.size === 0;
  const at = isEmpty ? $from.before() : $to.after();
  const { tr } = state;
  if (isEmpty) tr.replaceWith(at, $from.after(), table);
  else tr.insert(at, table);
  const end = at + table.nodeSize;
  if (end >= tr.doc.content.size) tr.insert(end, schema.node('paragraph'));
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

/** The last row or column that is taken away takes the table with it. */
const unlessLast =
  (count: 'height' | 'width', one: Command): Command =>
  (state, dispatch, view) => {
    if (!isInTable(state)) return false;
    const { map, top, bottom, left, right } = selectedRect(state);
    const taken = count === 'height' ? bottom - top : right - left;
    return (taken >= map[count] ? deleteTable : one)(state, dispatch, view);
  };

const commands: Readonly<Record<TableAct, Command>> = {
  'insert-table': insertTable,
  'row-before': addRowBefore,
  'row-after': addRowAfter,
  'column-before': addColumnBefore,
  'column-after': addColumnAfter,
  head: toggleHeaderCell,
  'delete-row': unlessLast('height', deleteRow),
  'delete-column': unlessLast('width', deleteColumn),
  'delete-table': deleteTable,
};
export const commandOf = (act: TableAct): Command => commands[act];

/** Whether the selection is in a table, and in a cell that heads others. */
export function tableFormats(state: EditorState): ('table' | 'head')[] {
  if (!isInTable(state)) return [];
  const { table, map, left, top, tableStart } = selectedRect(state);
  const cell = table.nodeAt(map.map[top * map.width + left] ?? -1);
  return tableStart > 0 && cell?.type === schema.nodes.table_header ? ['table', 'head'] : ['table'];
}

/** From the last cell a row is begun; where the last row is still empty, the key leads out of the field as everywhere. */
const nextCell: Command = (state, dispatch, view) => {
  if (goToNextCell(1)(state, dispatch, view)) return true;
  if (!isInTable(state)) return false;
  const last = selectedRect(state).table.lastChild;
  if (last === null || last.textContent === '') return false;
  return addRowAfter(state, dispatch && ((tr) => dispatch(intoNewRow(tr, state))));
};
function intoNewRow(tr: EditorState['tr'], state: EditorState): EditorState['tr'] {
  const { tableStart, table } = selectedRect(state);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(tableStart + table.content.size + 1))).scrollIntoView();
}

/** On below the table, also where nothing stands there yet. */
const leaveDown: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { tableStart, table } = selectedRect(state);
  const end = tableStart + table.content.size + 1;
  const { tr } = state;
  if (end >= tr.doc.content.size) tr.insert(end, schema.node('paragraph'));
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView());
  return true;
};

/** Enter at the very beginning of a text that begins with a table makes room above it. */
export const roomAbove: Command = (state, dispatch) => {
  if (!isInTable(state) || !state.selection.empty || !Selection.atStart(state.doc).eq(state.selection)) return false;
  const tr = state.tr.insert(0, schema.node('paragraph'));
  dispatch?.(tr.setSelection(Selection.atStart(tr.doc)).scrollIntoView());
  return true;
};

/** Browsers put the caret beside a table that stands first or last, where no words can be. */
const toEnd =
  (endOf: typeof Selection.atStart): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.setSelection(endOf(state.doc)).scrollIntoView());
    return true;
  };

const sideways =
  (isEnd: boolean): Command =>
  (state, dispatch, view) =>
    ((view !== undefined && getComputedStyle(view.dom).direction === 'rtl') === isEnd ? addColumnBefore : addColumnAfter)(state, dispatch);

export const tableKeys: Readonly<Record<string, Command>> = {
  'Mod-Home': toEnd(Selection.atStart),
  'Mod-End': toEnd(Selection.atEnd),
  Tab: nextCell,
  'Shift-Tab': goToNextCell(-1),
  'Mod-Enter': leaveDown,
  'Alt-Shift-ArrowUp': addRowBefore,
  'Alt-Shift-ArrowDown': addRowAfter,
  'Alt-Shift-ArrowLeft': sideways(false),
  'Alt-Shift-ArrowRight': sideways(true),
};
