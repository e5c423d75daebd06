/** CASE packages as they come: of both versions, in any order, with holes and circles in them. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { readCasePackage } from './case-package.ts';

const today = '2026-11-20';
const document = { identifier: 'doc', title: '数学课程标准', creator: '教研室', lastChangeDateTime: '2026-07-01T08:00:00+08:00', subject: ['数学'], version: '2026' };
const item = (identifier: string, more: object = {}) => ({ identifier, uri: `u:${identifier}`, fullStatement: `说明${identifier}`, lastChangeDateTime: '2026-07-01T00:00:00Z', ...more });
const child = (origin: string, destination: string, sequenceNumber?: number) => ({
  identifier: `${origin}-${destination}`, associationType: 'isChildOf', originNodeURI: { title: '', identifier: origin, uri: '' }, destinationNodeURI: { title: '', identifier: destination, uri: '' }, ...(sequenceNumber !== undefined && { sequenceNumber }),
});
const read = (CFItems: object[], CFAssociations: object[], CFDocument: object = document) => readCasePackage(JSON.stringify({ CFDocument, CFItems, CFAssociations, CFRubrics: [] }), today);
const tree = ({ items }: ReturnType<typeof read>) => items.map(({ id, parentId }) => `${parentId ?? ''}>${id}`);

describe('a CASE package', () => {
  it('becomes a tree in its own order, whatever the order of its lists', () => {
    const found = read([item('b2'), item('b1', { humanCodingScheme: 'M-1', CFItemType: '要求', educationLevel: ['03'] }), item('a')], [child('b2', 'a', 2), child('b1', 'a', 1), child('a', 'doc', 1)]);
    assert.deepEqual(tree(found), ['>a', 'a>b1', 'a>b2']);
    assert.deepEqual(found.items[1], { id: 'b1', parentId: 'a', code: 'M-1', statement: '说明b1', kind: '要求', levels: ['03'] });
    assert.deepEqual(found.document, { id: 'doc', title: '数学课程标准', creator: '教研室', version: '2026', subject: '数学', changedAt: '2026-07-01T00:00:00.000Z' });
    assert.deepEqual(found.findings, []);
  });

  it('of 1.0 has no version of its own, a word as its subject, and other associations, which say nothing of the tree', () => {
    const { subject: _subject, version: _version, ...bare } = document;
    const found = read([item('a'), item('b')], [child('a', 'doc'), child('b', 'doc'), { ...child('a', 'b'), associationType: 'isPeerOf' }], { ...bare, subject: '语文' });
    assert.deepEqual([tree(found), found.document.subject, found.document.version], [['>a', '>b'], '语文', '']);
  });

  it('tells what it leaves out or puts elsewhere: what is unreadable or doubled, without a parent, with two, in a circle', () => {
    const found = read(
      [item('a'), item('a'), { identifier: 'no statement' }, item('lost'), item('two'), item('x'), item('y')],
      [child('a', 'doc'), child('lost', 'nowhere'), child('two', 'a', 2), child('two', 'doc', 1), child('x', 'y'), child('y', 'x')],
    );
    assert.deepEqual(tree(found).sort(), ['>a', '>lost', '>two', '>x', 'x>y']);
    assert.deepEqual(
      found.findings.map(({ item: one, rule }) => `${one} ${rule}`).sort(),
      ['CFItems[2] unreadable', 'a doubled', 'lost parent-unknown', 'two several-parents', 'x circle'],
    );
  });

  it('is left without what has ended; what stood below it goes up', () => {
    const found = read([item('a'), item('old', { statusEndDate: '2026-08-31' }), item('below'), item('soon', { statusEndDate: '2027-08-31' })], [child('a', 'doc', 1), child('old', 'a', 1), child('below', 'old', 1), child('soon', 'a', 2)]);
    assert.deepEqual(tree(found), ['>a', 'a>below', 'a>soon']);
    assert.deepEqual(found.findings, [{ item: 'old', rule: 'ended' }]);
  });

  it('is refused where it is none, or has no end', () => {
    for (const [text, why] of [['{', /no CASE package/u], ['{"CFItems":[]}', /CFDocument/u], [JSON.stringify({ CFDocument: { ...document, title: ' ' }, CFItems: [] }), /CFDocument\.title/u]] as const) {
      assert.throws(() => readCasePackage(text, today), why);
    }
    assert.throws(() => read(Array.from({ length: 5001 }, (_, at) => item(`i${at}`)), []), /at most 5000/u);
  });

  it('of the demo county is whole', async () => {
    const found = readCasePackage(await readFile(new URL('../../../demo/county/standards/mathematics.json', import.meta.url), 'utf8'), today);
    assert.deepEqual(found.findings, []);
    assert.equal(found.items.filter(({ parentId }) => parentId === null).length, 4);
    assert.equal(found.items.find(({ code }) => code === 'YL-SX-1.3.1')?.statement, '在折一折、分一分中初步认识几分之一和几分之几');
  });
});
