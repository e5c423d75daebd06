/** What every port with cue points keeps, whatever stands behind it. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { newId } from '../../base/id.ts';
import type { CuePointDraft } from '../../base/ports/cue-points.ts';
import type { Ports } from '../../base/ports/ports.ts';
import { person } from '../memory/fixtures.ts';
import { rejection, teacherOf, type Platform } from './port-suite.ts';

export const cuePointOf = (given: Partial<CuePointDraft> = {}): CuePointDraft => ({
  classId: 'c-31', resourceId: 'r-fractions', seconds: 12, kind: 'single', text: '每份是多少？𠮷', options: ['二分之一', '四分之一'],
  key: { choices: [0], texts: [], explanation: '平均分成两份。' }, ...given,
});

export const setCuePoint = async (resources: Ports['resources'], given: Partial<CuePointDraft> = {}): Promise<string> => {
  const cuePointId = newId();
  await resources.changeCuePoint({ act: 'put-cue-point', cuePointId, draft: cuePointOf(given) });
  return cuePointId;
};

export const answerOf = (cuePointId: string, choices: number[]) => ({
  act: 'answer-cue-point' as const, cuePointId, resourceId: 'r-fractions', draft: { id: newId(), choices, text: '', taskId: null, at: '2026-11-20T03:00:00.000Z' },
});

export function cuePointSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what every port with cue points keeps`, () => {
    let platform: Platform;
    beforeEach(async () => {
      platform = await start();
    });
    afterEach(async () => platform.end?.());

    it('asks a class, judges the first answer, counts without names, and shows marks to teachers alone', async () => {
      const teacher = teacherOf(platform).resources;
      const pupil = platform.portsFor(person.pupil).resources;
      const [question, mark] = [await setCuePoint(teacher), await setCuePoint(teacher, { seconds: 3, kind: 'mark', options: [], key: { choices: [], texts: [], explanation: '' } })];
      const { items, classes } = (await teacher.cuePoints('r-fractions')).value;
      expect(items.map(({ id }) => id)).to.deep.equal([mark, question]);
      expect(classes.map(({ id }) => id)).to.include('c-31');
      const asked = (await pupil.cuePoints('r-fractions')).value;
      expect([asked.classes, asked.items.map(({ id, key, answer, count }) => [id, key, answer, count])]).to.deep.equal([[], [[question, null, null, null]]]);
      await pupil.changeCuePoint(answerOf(question, [1]));
      await pupil.changeCuePoint(answerOf(question, [0]));
      const [answered] = (await pupil.cuePoints('r-fractions')).value.items;
      expect([answered?.answer?.choices, answered?.answer?.right, answered?.key?.explanation]).to.deep.equal([[1], false, '平均分成两份。']);
      const count = (await teacher.cuePoints('r-fractions')).value.items[1]?.count;
      expect([count?.answered, count?.right, count?.given]).to.deep.equal([1, 0, [{ choices: [1], text: '', count: 1 }]]);
      expect((await platform.portsFor(person.guardian).resources.cuePoints('r-fractions')).value).to.deep.equal({ items: [], classes: [] });
      await teacher.changeCuePoint({ act: 'drop-cue-point', cuePointId: question, resourceId: 'r-fractions' });
      expect((await pupil.cuePoints('r-fractions')).value.items).to.deep.equal([]);
    });

    it('asks anew when the question or its key changes, and keeps the answers when anything else does', async () => {
      const teacher = teacherOf(platform).resources;
      const pupil = platform.portsFor(person.pupil).resources;
      const cuePointId = await setCuePoint(teacher);
      const change = (given: Partial<CuePointDraft>) => teacher.changeCuePoint({ act: 'put-cue-point', cuePointId, draft: cuePointOf(given) });
      const seen = async () => (await pupil.cuePoints('r-fractions')).value.items[0];
      await pupil.changeCuePoint(answerOf(cuePointId, [1]));
      const { key } = cuePointOf();
      await change({ seconds: 20, key: { ...key, explanation: '一分为二。' } });
      expect([(await seen())?.answer?.choices, (await seen())?.key?.explanation]).to.deep.equal([[1], '一分为二。']);
      await change({ key: { ...key, choices: [1] } });
      expect([(await seen())?.answer, (await seen())?.key]).to.deep.equal([null, null]);
      expect((await teacher.cuePoints('r-fractions')).value.items[0]?.count?.answered).to.equal(0);
      await pupil.changeCuePoint(answerOf(cuePointId, [1]));
      expect((await seen())?.answer?.right).to.equal(true);
    });

    it('lets nobody but teachers set, and nobody but learners answer', async () => {
      const teacher = teacherOf(platform).resources;
      const pupil = platform.portsFor(person.pupil).resources;
      const question = await setCuePoint(teacher);
      expect((await rejection(setCuePoint(pupil))).code).to.equal('forbidden');
      expect((await rejection(teacher.changeCuePoint(answerOf(question, [0])))).code).to.equal('forbidden');
      expect((await rejection(pupil.changeCuePoint(answerOf(newId(), [0])))).code).to.equal('not-found');
      expect((await rejection(setCuePoint(teacher, { classId: 'c-nowhere' }))).code).to.equal('not-found');
    });
  });
}
