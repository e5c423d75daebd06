/** What has to stay when things that were added are taken back: what holds words that are not among them. */
import * as Y from 'yjs';
import { cellName } from './tables.ts';

type Added = Y.UndoManager['undoStack'][number]['insertions'];

/** The elements and shared texts among what was added that stay, with their attributes. Words are not among them: each goes with whoever wrote it. */
export function standingIn(transaction: Y.Transaction, added: Added): ReadonlySet<Y.Item> {
  const own = new Set<Y.Item>();
  Y.iterateDeletedStructs(transaction, added, ({ id, length }) => {
    for (const item of piecesOf(transaction, id, length)) if (!item.deleted) own.add(item);
  });
  const kept = new Set<Y.Item>();
  for (const item of own) if (item.content instanceof Y.ContentType && saysMore(item.content.type, own)) kept.add(wholeOf(item, own));
  if (kept.size === 0) return kept;
  return new Set([...own].filter((item) => (item.content instanceof Y.ContentType || item.parentSub !== null) && kept.has(wholeOf(item, own))));
}

/** What stands for these letters now: deleted and brought back, they are others. Each piece ends where the letters end. */
function* piecesOf(transaction: Y.Transaction, { client, clock }: Y.ID, length: number): Generator<Y.Item> {
  const end = clock + length;
  for (let at = clock; at < end; ) {
    const item: unknown = Y.getItemCleanStart(transaction, Y.createID(client, at));
    // What nobody can bring back any more has no words.
    if (!(item instanceof Y.Item)) return;
    if (at + item.length > end) Y.getItemCleanEnd(transaction, transaction.doc.store, Y.createID(client, end - 1));
    if (item.redone === null) yield item;
    else yield* piecesOf(transaction, item.redone, item.length);
    at += item.length;
  }
}

/** Whether something is said in it, or stands in it as a formula or a picture, that is not among these. */
function saysMore(type: Y.AbstractType<unknown>, own: ReadonlySet<Y.Item>): boolean {
  const says = (item: Y.Item): boolean => (item.content instanceof Y.ContentType ? saysMore(item.content.type, own) : item.countable && item.parentSub === null && !own.has(item));
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted && says(item)) return true;
  return [...type._map.values()].some((item) => !item.deleted && says(item));
}

/** What stays or goes together: the outermost that was added; cells of a column are none of another and stand in one table. */
function wholeOf(item: Y.Item, own: ReadonlySet<Y.Item>): Y.Item {
  let outermost = item;
  for (let above = parentOf(outermost); above !== null && own.has(above); above = parentOf(outermost)) outermost = above;
  const isCell = outermost.content instanceof Y.ContentType && outermost.content.type instanceof Y.XmlElement && outermost.content.type.nodeName === cellName;
  const row = isCell ? parentOf(outermost) : null;
  return (row && parentOf(row)) ?? outermost;
}
const parentOf = ({ parent }: Y.Item): Y.Item | null => (parent instanceof Y.AbstractType ? parent._item : null);
