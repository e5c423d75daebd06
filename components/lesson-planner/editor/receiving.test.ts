/** What comes in while a text is written: it is what the plan says, and no caret leaves its cell. */
import { expect } from '@open-wc/testing';
import { EditorState } from 'prosemirror-state';
import { seededRandom } from '../../adapters/memory/failures.ts';
import { written } from '../fixtures/writing.ts';
import type { RichBlock, RichCell, RichTable, RichText } from '../model/rich-text.ts';
import { receiveInto } from './receiving.ts';
import { toNode } from './schema.ts';

describe('what comes into an open text', () => {
  const chance = seededRandom(5);
  const below = (count: number): number => Math.floor(chance() * count);
  const cell = (words: string, isHead = false): RichCell => ({ isHead, paragraphs: [{ list: null, runs: words === '' ? [] : [{ text: words, marks: [] }] }] });
  const tableOf = (height: number, width: number, say: (row: number, column: number) => RichCell): RichTable => ({ rows: Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => say(row, column))) });
  const received = (before: RichText, next: RichText) => {
    const { tr } = EditorState.create({ doc: toNode(before) });
    const places = receiveInto(tr, toNode(next));
    expect(tr.doc.eq(toNode(next)), `${written(before).join()} became ${tr.doc.toString()}, not ${written(next).join()}`).to.equal(true);
    return { doc: tr.doc, places };
  };

  it('is what the plan says, whatever blocks, rows, columns and cells came or went', () => {
    const words = (): string => ['', '圆', '对折', '再对折'][below(4)] ?? '';
    const block = (): RichBlock => (chance() < 0.4 ? tableOf(1 + below(3), 1 + below(3), () => cell(words(), chance() < 0.3)) : { list: chance() < 0.3 ? 'bullet' : null, runs: [{ text: words(), marks: [] }] });
    for (let turn = 0; turn < 300; turn += 1) {
      const before = Array.from({ length: below(6) }, block);
      received(before, before.flatMap((one) => [[one], [one], [block()], [one, block()], []][below(5)] ?? []));
    }
  });

  it('[LI-07] leaves a caret in its cell, of which nothing but its head and its row tells what it is', () => {
    const without = <Part>(parts: readonly Part[], at: number): Part[] => parts.filter((_, place) => place !== at);
    const withOne = <Part>(parts: readonly Part[], at: number, one: Part): Part[] => [...parts.slice(0, at), one, ...parts.slice(at)];
    for (let turn = 0; turn < 140; turn += 1) {
      const [height, width] = [3 + below(3), 3 + below(3)];
      const [row, column] = [1 + below(height - 1), 1 + below(width - 1)];
      const { rows } = tableOf(height, width, (down, across) => (down === 0 || across === 0 ? cell(`${down === 0 ? '头' : '行'}${down + across}`, true) : cell('')));
      const [otherRow, otherColumn] = [1 + ((row + below(height - 2)) % (height - 1)), (column + 1 + below(width - 1)) % width];
      const next = [
        () => rows.map((cells) => without(cells, otherColumn)),
        () => rows.map((cells, down) => withOne(cells, otherColumn, cell('', down === 0))),
        () => without(rows, otherRow),
        () => withOne(rows, 1 + below(height), Array.from({ length: width }, () => cell(''))),
        () => rows.map((cells, down) => cells.map((one, across) => (down === 1 || across === otherColumn ? { ...one, isHead: !one.isHead } : one))),
        () => withOne(rows.map((cells, down) => withOne(cells, otherColumn, cell('', down === 0))), 1 + below(height), Array.from({ length: width + 1 }, () => cell(''))),
        // The heads of the rows stay: nothing else tells which of them went.
        () => without(rows.map((cells) => without(cells, 1 + (column % (width - 1)))), otherRow),
      ][turn % 7]?.() ?? [];
      const before = toNode([{ rows }]);
      const cells = before.child(0).child(row);
      const sizeBefore = (count: number, parts: typeof cells): number => parts.children.slice(0, count).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
      // Into the table, its row, its cell, and the paragraph there.
      const caret = sizeBefore(row, before.child(0)) + sizeBefore(column, cells) + 4;
      const { doc, places } = received([{ rows }], [{ rows: next }]);
      const at = doc.resolve(places.map(caret));
      const told = `turn ${turn}: ${row}, ${column} in ${written([{ rows: next }]).join()}`;
      expect([at.depth, doc.child(0).child(0).child(at.index(2)).textContent], told).to.deep.equal([4, `头${column}`]);
      if (next[0]?.[0]?.paragraphs[0]?.runs[0]?.text === '头0') expect(doc.child(0).child(at.index(1)).child(0).textContent, told).to.equal(`行${row}`);
    }
  });
});
