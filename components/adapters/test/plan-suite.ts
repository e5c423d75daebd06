/** What every plan port keeps, whatever stands behind it. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import { newId, newOrderedId } from '../../base/id.ts';
import type { PlanDraft, PlanHead } from '../../base/ports/plans.ts';
import type { Ports } from '../../base/ports/ports.ts';
import { person } from '../memory/fixtures.ts';
import { until } from './databases.ts';
import { nextChange, rejection, teacherOf, type Platform } from './port-suite.ts';

const encode = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const decode = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** An update of an own document that sets one word of the plan. */
export function wordUpdate(key: string, word: string): string {
  const doc = new Y.Doc();
  doc.getMap('plan').set(key, word);
  return encode(Y.encodeStateAsUpdate(doc));
}
/** Updates of somebody who types and reads nothing back: each holds all that came before. */
export function typed(count: number): { updates: string[]; all: Record<string, string> } {
  const doc = new Y.Doc();
  const words = Array.from({ length: count }, (_, at) => [`word-${at}`, `字${at}`] as const);
  const updates = words.map(([key, word]) => {
    doc.getMap('plan').set(key, word);
    return encode(Y.encodeStateAsUpdate(doc));
  });
  return { updates, all: Object.fromEntries(words) };
}
/** All the words that updates come to. */
export function wordsOf(updates: readonly string[]): Record<string, unknown> {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, decode(update));
  return doc.getMap('plan').toJSON();
}
export const headOf = (given: Partial<PlanHead> = {}): PlanHead => ({ title: '认识几分之一𠮷', subject: '数学', lessonMinutes: 40, steps: 6, ...given });
export const planOf = (given: Partial<PlanDraft> = {}): PlanDraft => ({ head: headOf(), update: wordUpdate('a', '一'), copyOf: null, ...given });

/** A picture as a page makes them. */
async function photo(): Promise<Blob> {
  const canvas = new OffscreenCanvas(40, 30);
  canvas.getContext('2d')?.fillRect(5, 5, 20, 10);
  return canvas.convertToBlob({ type: 'image/jpeg' });
}

export function planSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what every plan port keeps`, () => {
    let platform: Platform;
    let teacher: Ports['plans'];
    let colleague: Ports['plans'];
    beforeEach(async () => {
      platform = await start();
      teacher = teacherOf(platform).plans;
      colleague = platform.portsFor(person.colleague).plans;
    });
    afterEach(() => platform.end?.());
    const begin = async (draft = planOf(), by = teacher): Promise<string> => {
      const id = newId();
      await by.create(id, draft);
      return id;
    };

    /** What happens in one millisecond has no order. */
    const later = async (): Promise<void> => {
      const now = Date.now();
      await until(() => Date.now() > now);
    };

    it('begins once, adds up in any order, and lists what was changed last first', async () => {
      const first = await begin();
      await teacher.create(first, planOf({ head: headOf({ title: '再次' }) }));
      await later();
      const second = await begin(planOf({ head: headOf({ title: '第二课' }) }));
      expect((await teacher.list({})).value.items.map(({ id }) => id)).to.deep.equal([second, first]);
      await later();
      const update = newId();
      const edit = { head: headOf({ title: '认识几分之一（改）', steps: 7 }), update: wordUpdate('b', '二') };
      await teacher.edit(first, update, edit);
      await teacher.edit(first, update, edit);
      const { items, total } = (await teacher.list({})).value;
      expect(items.map(({ title, steps }) => [title, steps])).to.deep.equal([['认识几分之一（改）', 7], ['第二课', 6]]);
      expect([total, items[0]?.own, items[0]?.author.name]).to.deep.equal([2, true, '王秀兰']);
      expect(wordsOf((await teacher.get(first)).value.updates)).to.deep.equal({ a: '一', b: '二' });
    });

    it('has pictures for whoever may read it, and for the copies that are made of it', async () => {
      const id = await begin();
      const picture = { id: newOrderedId(), kind: 'picture' as const, name: '折纸.jpg', file: await photo() };
      await teacher.addPicture(id, picture);
      await teacher.addPicture(id, picture);
      // A service gives them without what they tell besides, and so perhaps not byte by byte.
      const sizeOf = async (bytes: Blob) => createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })).then(({ width, height }) => [width, height]);
      expect(await sizeOf((await teacher.picture(id, picture.id)).value)).to.deep.equal([40, 30]);
      expect((await rejection(colleague.picture(id, picture.id))).code).to.equal('not-found');
      expect((await rejection(colleague.addPicture(id, { ...picture, id: newOrderedId() }))).code).to.equal('not-found');
      await teacher.share(id, [person.colleague]);
      const copy = await begin(planOf({ copyOf: id }), colleague);
      expect(await sizeOf((await colleague.picture(copy, picture.id)).value)).to.deep.equal([40, 30]);
      expect((await rejection(teacher.picture(copy, picture.id))).code).to.equal('not-found');
      const other = { ...picture, id: newOrderedId() };
      await teacher.addPicture(id, other);
      expect((await rejection(colleague.removePicture(id, other.id))).code, 'who writes along and did not put it in').to.equal('forbidden');
      for (const _twice of [1, 2]) await teacher.removePicture(id, picture.id);
      expect((await rejection(teacher.picture(id, picture.id))).code).to.equal('not-found');
      expect((await rejection(colleague.picture(copy, picture.id))).code, 'a copy has it no longer').to.equal('not-found');
      expect(await sizeOf((await teacher.picture(id, other.id)).value)).to.deep.equal([40, 30]);
    });

    it('is nobody else’s until its author shares it; two who write together lose nothing', async () => {
      const id = await begin();
      expect((await rejection(colleague.get(id))).code).to.equal('not-found');
      expect((await rejection(colleague.edit(id, newId(), planOf()))).code).to.equal('not-found');
      expect((await teacher.colleagues()).value).to.deep.equal([{ id: person.colleague, name: '古丽娜尔·买买提' }]);
      expect((await rejection(teacher.share(id, [person.guardian]))).code).to.equal('not-found');
      await teacher.share(id, [person.colleague]);
      await Promise.all([
        teacher.edit(id, newId(), { head: headOf(), update: wordUpdate('mine', '甲') }),
        colleague.edit(id, newId(), { head: headOf(), update: wordUpdate('yours', '乙') }),
      ]);
      const theirs = (await colleague.get(id)).value;
      expect(wordsOf(theirs.updates)).to.deep.equal({ a: '一', mine: '甲', yours: '乙' });
      expect([theirs.own, theirs.author.name, theirs.sharedWith.map((one) => one.id)]).to.deep.equal([false, '王秀兰', [person.colleague]]);
      expect((await rejection(colleague.share(id, []))).code).to.equal('not-found');
      await teacher.share(id, []);
      expect((await rejection(colleague.get(id))).code).to.equal('not-found');
      expect((await colleague.list({})).value.total).to.equal(0);
    });

    it('a copy names where it comes from, and so does the copy of a copy', async () => {
      const source = await begin();
      await teacher.share(source, [person.colleague]);
      const copy = await begin(planOf({ copyOf: source, head: headOf({ title: '二次备课' }) }), colleague);
      const again = await begin(planOf({ copyOf: copy }), colleague);
      expect((await colleague.get(again)).value.derivedFrom.map(({ planId, author }) => [planId, author.name])).to.deep.equal([
        [copy, '古丽娜尔·买买提'],
        [source, '王秀兰'],
      ]);
      expect((await rejection(teacher.create(newId(), planOf({ copyOf: copy })))).code).to.equal('not-found');
    });

    it('a list tells to which curriculum standards a plan is aligned; a platform that has none says so', async () => {
      const aligned = headOf({ standardIds: ['5b0b1c52-6f5e-5d0e-9c1e-0d6a3f6b2a11'] });
      const id = await begin(planOf({ head: aligned }));
      expect((await teacher.list({})).value.items[0]?.standardIds).to.deep.equal(aligned.standardIds);
      await teacher.edit(id, newId(), { head: headOf(), update: wordUpdate('b', '二') });
      expect((await teacher.list({})).value.items[0]?.standardIds ?? []).to.deep.equal([]);
      const { value: documents } = await teacher.standards();
      for (const { itemCount, ...document } of documents) {
        const { items, ...tree } = (await teacher.standard(document.id)).value;
        expect(tree).to.deep.equal({ ...document, itemCount });
        expect(items.length).to.equal(itemCount);
        for (const [at, { parentId }] of items.entries()) expect(parentId === null || items.slice(0, at).some((one) => one.id === parentId)).to.equal(true);
      }
      expect((await rejection(teacher.standard('nothing'))).code).to.equal('not-found');
    });

    it('keeps what a teacher teaches in a term, for that teacher alone, and tells the other devices', async () => {
      expect((await teacher.schedule('2026-autumn')).value).to.deep.equal([]);
      const heard = nextChange(teacher, ({ type, planId }) => type === 'plan.changed' && planId === '2026-autumn');
      await platform.listening?.();
      await teacher.editSchedule('2026-autumn', newId(), wordUpdate('a', '一'));
      await heard;
      await teacher.editSchedule('2026-autumn', newId(), wordUpdate('b', '二'));
      expect(wordsOf((await teacher.schedule('2026-autumn')).value)).to.deep.equal({ a: '一', b: '二' });
      expect((await teacher.schedule('2027-spring')).value).to.deep.equal([]);
      expect((await colleague.schedule('2026-autumn')).value).to.deep.equal([]);
    });

    it('a plan that is handed in is decided on by the head of its subject, who reads it as it was then; the author is told', async () => {
      const [id, reviewId] = [await begin(), newId()];
      const submission = { head: headOf(), update: wordUpdate('a', '送审'), version: { id: newId(), name: '送审 11月20日' } };
      expect((await teacher.submitted()).value).to.deep.equal([]);
      await teacher.submit(id, reviewId, submission);
      await teacher.submit(id, reviewId, submission);
      await teacher.edit(id, newId(), { head: headOf(), update: wordUpdate('a', '以后') });
      expect((await teacher.get(id)).value.review).to.include({ id: reviewId, state: 'pending', comment: '' });
      expect((await rejection(teacher.submittedPlan(reviewId))).code).to.equal('not-found');
      expect((await rejection(teacher.decide(reviewId, { approved: true, comment: '', notes: [] }))).code).to.equal('not-found');
      const [waiting] = (await colleague.submitted()).value;
      expect([waiting?.id, waiting?.planId, waiting?.author.name, waiting?.title]).to.deep.equal([reviewId, id, '王秀兰', headOf().title]);
      expect(wordsOf((await colleague.submittedPlan(reviewId)).value.updates)).to.deep.equal({ a: '送审' });
      expect((await rejection(colleague.decide(reviewId, { approved: false, comment: ' ', notes: [] }))).code).to.equal('invalid-request');
      const notes = [{ stepId: 's1', text: '这里太快' }];
      await colleague.decide(reviewId, { approved: false, comment: '请补充', notes });
      expect((await rejection(colleague.decide(reviewId, { approved: true, comment: '', notes: [] }))).code).to.equal('conflict');
      const review = (await teacher.get(id)).value.review;
      expect([review?.state, review?.comment, review?.notes, review?.decidedBy?.name, review?.version]).to.deep.equal(['returned', '请补充', notes, '古丽娜尔·买买提', submission.version]);
      const { items } = (await teacherOf(platform).notices.list({})).value;
      expect(items.flatMap((one) => (one.kind === 'plan-returned' ? [[one.parameters.planId, one.parameters.reason]] : []))).to.deep.equal([[id, '请补充']]);
      expect((await colleague.submitted()).value).to.deep.equal([]);
    });

    it('what was handed in is taken back until it is decided, and not by its writers decided on', async () => {
      const [id, reviewId] = [await begin(), newId()];
      const submission = { head: headOf(), update: wordUpdate('a', '送审'), version: { id: newId(), name: '' } };
      await teacher.submit(id, reviewId, submission);
      expect((await rejection(teacher.submit(id, newId(), submission))).code).to.equal('conflict');
      await teacher.withdraw(id, reviewId);
      await teacher.withdraw(id, reviewId);
      expect([(await teacher.get(id)).value.review ?? null, (await colleague.submitted()).value]).to.deep.equal([null, []]);
      await teacher.share(id, [person.colleague]);
      expect((await rejection(teacher.submit(id, newId(), submission))).code).to.equal('reviewer-missing');
      expect((await rejection(colleague.submit(id, newId(), submission))).code).to.equal('not-found');
      await colleague.edit(id, newId(), { head: headOf(), update: wordUpdate('b', '二') });
      await teacher.share(id, []);
      expect((await rejection(teacher.submit(id, newId(), submission))).code, 'who has written along').to.equal('reviewer-missing');
      const copy = await begin(planOf({ copyOf: id }));
      expect((await rejection(teacher.submit(copy, newId(), submission))).code, 'a copy of what they wrote').to.equal('reviewer-missing');
    });

    it('says so when what was handed in waits for nobody', async () => {
      const id = await begin();
      await teacher.submit(id, newId(), { head: headOf(), update: wordUpdate('a', '送审'), version: { id: newId(), name: '' } });
      expect((await teacher.get(id)).value.review?.hasReviewer).to.equal(true);
      await teacher.share(id, [person.colleague]);
      expect((await teacher.get(id)).value.review?.hasReviewer).to.equal(false);
    });

    it('is for teachers alone', async () => {
      for (const who of [person.pupil, person.guardian, person.manager]) {
        const { plans } = platform.portsFor(who);
        expect((await rejection(plans.schedule('2026-autumn'))).code, who).to.equal('forbidden');
        expect((await rejection(plans.standards())).code, who).to.equal('forbidden');
        expect((await rejection(plans.list({}))).code, who).to.equal('forbidden');
        expect((await rejection(plans.submitted())).code, who).to.equal('forbidden');
        expect((await rejection(plans.create(newId(), planOf()))).code, who).to.equal('forbidden');
      }
    });

    it('tells those who write together of a change', async () => {
      const id = await begin();
      await teacher.share(id, [person.colleague]);
      const heard = nextChange(colleague, ({ type, planId }) => type === 'plan.changed' && planId === id);
      await platform.listening?.();
      await teacher.edit(id, newId(), { head: headOf(), update: wordUpdate('b', '二') });
      expect((await heard).planId).to.equal(id);
    });
  });
}
