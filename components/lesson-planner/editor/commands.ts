/** Formats of words and lists, and the keys of the editor. */
import { chainCommands, splitBlockAs, toggleMark } from 'prosemirror-commands';
import type { Command } from 'prosemirror-state';
import type { List, Mark } from '../model/rich-text.ts';
import { listOf, schema } from './schema.ts';
import { roomAbove, tableKeys } from './tables.ts';

export type TextFormat = Mark | List;

export const markTypes = { strong: schema.marks.strong, em: schema.marks.em, underline: schema.marks.underline };

export const commandOfFormat = (format: TextFormat): Command => (format === 'bullet' || format === 'ordered' ? toggleList(format) : toggleMark(markTypes[format]));

/** The paragraphs of the selection become points of a list, or paragraphs again where all of them are. */
function toggleList(list: List): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const places: { at: number; isIn: boolean }[] = [];
    state.doc.nodesBetween(from, to, (node, at) => {
      if (node.isTextblock) places.push({ at, isIn: listOf(node.attrs) === list });
      return !node.isTextblock;
    });
    const next = places.every(({ isIn }) => isIn) ? null : list;
    const { tr } = state;
    for (const { at } of places) tr.setNodeAttribute(at, 'list', next);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Out of the list: Enter on an empty point, Backspace at the beginning of one. */
const leaveList =
  (isMeant: (size: number, offset: number) => boolean): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || listOf($from.parent.attrs) === null || !isMeant($from.parent.content.size, $from.parentOffset)) return false;
    dispatch?.(state.tr.setNodeAttribute($from.before(), 'list', null));
    return true;
  };

export const keys: Record<string, Command> = {
  ...tableKeys,
  'Mod-b': toggleMark(markTypes.strong),
  'Mod-i': toggleMark(markTypes.em),
  'Mod-u': toggleMark(markTypes.underline),
  'Mod-Shift-7': toggleList('ordered'),
  'Mod-Shift-8': toggleList('bullet'),
  // The next point stands in the same list.
  Enter: chainCommands(roomAbove, leaveList((size) => size === 0), splitBlockAs((node) => ({ type: node.type, attrs: node.attrs }))),
  Backspace: leaveList((_size, offset) => offset === 0),
};
