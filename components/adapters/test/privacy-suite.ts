/** What every privacy port keeps, whatever stands behind it. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { newId } from '../../base/id.ts';
import type { Ports } from '../../base/ports/ports.ts';
import type { ProgressRecord } from '../../base/ports/types.ts';
import type { DataRequest, DataRequestDraft } from '../../base/ports/privacy.ts';
import { person } from '../memory/fixtures.ts';
import { nextChange, rejection, teacherOf, type Platform } from './port-suite.ts';

const pupil = { id: person.pupil, name: '买买提·艾力' };
export const dataRequestOf = (given: Partial<DataRequestDraft> = {}): DataRequestDraft => ({ right: 'correct', subject: pupil, text: '姓名里少了一个点𠮷', ...given });

export function privacySuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what every privacy port keeps`, () => {
    let platform: Platform;
    let father: Ports['privacy'];
    let manager: Ports['privacy'];
    beforeEach(async () => {
      platform = await start();
      father = platform.portsFor(person.guardian).privacy;
      manager = platform.portsFor(person.manager).privacy;
    });
    afterEach(async () => platform.end?.());
    const stateOf = async (port: Ports['privacy'], itemId: string, childId: string = person.pupil) =>
      (await port.read()).value.children.find(({ child }) => child.id === childId)?.consents.find((one) => one.itemId === itemId)?.state;
    const request = async (given: Partial<DataRequestDraft> = {}, key = newId()): Promise<DataRequest> => {
      const { value } = await father.request(dataRequestOf(given), key);
      if (value === null) throw new Error('not sent');
      return value;
    };
    const find = async (port: Ports['privacy'], id: string) => (await port.requests({ limit: 100 })).value.items.find((one) => one.id === id);

    it('[P-09] says all that is asked, agrees to nothing by itself, and holds what a guardian decides', async () => {
      const { items, rules, children, mayDecide } = (await father.read()).value;
      expect(rules?.contact.phone).to.equal('0871-5550100');
      expect(mayDecide).to.equal(true);
      expect(children.map(({ child }) => child.name)).to.have.members(['买买提·艾力', '阿依古丽·艾力']);
      for (const { id: _id, version: _version, publishedAt: _at, kind: _kind, necessary: _necessary, ...words } of items) {
        expect(Object.keys(words)).to.have.members(['title', 'purpose', 'method', 'scope', 'place', 'period', 'safeguards', 'refusal', 'complaints', 'correction']);
        expect(Object.values(words).every((text) => text !== '')).to.equal(true);
      }
      expect(await stateOf(father, 'class-photos')).to.equal('unasked');
      const { value } = await father.decide('class-photos', person.pupil, { version: 1, agreed: true });
      expect([value?.state, value?.version, value?.decidedBy?.name]).to.deep.equal(['agreed', 1, '艾力·吐尔逊']);
      await father.decide('class-photos', person.pupil, { version: 1, agreed: false });
      expect(await stateOf(father, 'class-photos')).to.equal('refused');
      expect(await stateOf(father, 'class-photos', 'p-ayiguli')).to.equal('unasked');
      expect(await stateOf(platform.portsFor(person.pupil).privacy, 'class-photos')).to.equal('refused');
    });

    it('[SEC-08] takes no decision about words that are not those of today', async () => {
      expect((await rejection(father.decide('class-photos', person.pupil, { version: 7, agreed: true }))).code).to.equal('consent-changed');
      expect((await rejection(father.decide('nothing', person.pupil, { version: 1, agreed: true }))).code).to.equal('not-found');
      expect(await stateOf(father, 'class-photos')).to.equal('unasked');
    });

    it('[P-09] [SEC-08] is nobody else’s: not another family’s, not a pupil’s, not a school’s', async () => {
      const other = platform.portsFor(person.otherGuardian).privacy;
      expect((await rejection(other.decide('class-photos', person.pupil, { version: 1, agreed: true }))).code).to.equal('not-found');
      for (const port of [platform.portsFor(person.pupil).privacy, teacherOf(platform).privacy, manager]) {
        expect((await rejection(port.decide('class-photos', person.pupil, { version: 1, agreed: true }))).code).to.equal('forbidden');
      }
      for (const port of [other, teacherOf(platform).privacy, manager]) expect(JSON.stringify((await port.read()).value.children)).not.to.include(person.pupil);
    });

    const choiceOf = async (port: Ports['privacy'], id: string) => (await port.collected?.())?.value.choices.find((one) => one.person.id === id);

    it('[AN-01] tells what is collected and what for, and what of it a guardian or a grown-up has turned off', async () => {
      const pupilsOwn = platform.portsFor(person.pupil).privacy;
      for (const port of [father, pupilsOwn, teacherOf(platform).privacy, manager]) {
        const categories = (await port.collected?.())?.value.categories ?? [];
        expect(categories.map(({ id, necessary }) => [id, necessary])).to.deep.equal([['study', true], ['answers', true], ['courses', true], ['detail', false]]);
        for (const { purpose, events } of categories) expect(purpose !== '' && events.length > 0).to.equal(true);
      }
      expect(await choiceOf(pupilsOwn, person.pupil)).to.deep.include({ collected: true, mayDecide: false, decidedBy: null });
      const { value } = (await father.decideCollected?.('detail', person.pupil, false)) ?? {};
      expect([value?.collected, value?.decidedBy?.name]).to.deep.equal([false, '艾力·吐尔逊']);
      expect(await choiceOf(pupilsOwn, person.pupil)).to.deep.include({ collected: false, mayDecide: false });
      expect((await choiceOf(father, 'p-ayiguli'))?.collected, 'guardians are asked about learning records, and none has agreed').to.equal(false);
      await manager.decideCollected?.('detail', person.manager, false);
      expect((await choiceOf(manager, person.manager))?.collected).to.equal(false);
    });

    it('[AN-01] is turned on for a child by no pupil, teacher, manager or other family, and what is necessary is turned off by nobody', async () => {
      await father.decideCollected?.('detail', person.pupil, false);
      const attempts: [Ports['privacy'], string][] = [
        [platform.portsFor(person.pupil).privacy, 'forbidden'], [teacherOf(platform).privacy, 'not-found'], [manager, 'not-found'], [platform.portsFor(person.otherGuardian).privacy, 'not-found'],
      ];
      for (const [port, code] of attempts) {
        expect((await rejection(port.decideCollected?.('detail', person.pupil, true) ?? Promise.resolve())).code).to.equal(code);
      }
      expect((await rejection(father.decideCollected?.('study', person.pupil, false) ?? Promise.resolve())).code).to.equal('not-found');
      expect((await choiceOf(father, person.pupil))?.collected).to.equal(false);
    });

    it('[AN-01] off, nothing of it is kept, and the place is right all the same', async () => {
      const { progress } = platform.portsFor(person.pupil);
      await father.decideCollected?.('detail', person.pupil, false);
      const record = (verb: ProgressRecord['verb'], positionSeconds: number): ProgressRecord => ({
        id: newId(), verb, resourceId: 'r-fractions', taskId: null, positionSeconds, durationSeconds: 100, playedSegments: [[0, 10]], sessionId: newId(), at: new Date().toISOString(),
      });
      await progress.record([record('played', 0), record('paused', 10)]);
      const before = (await progress.get({ resourceId: 'r-fractions' })).value;
      await progress.record([record('seeked', 40), record('experienced', 41)]);
      expect((await progress.get({ resourceId: 'r-fractions' })).value.version).to.equal(before.version);
      await progress.record([record('paused', 50)]);
      expect((await progress.get({ resourceId: 'r-fractions' })).value.positionSeconds).to.equal(50);
    });

    it('[SEC-10] a request is made once, answered once, and both sides see it', async () => {
      const key = newId();
      const { id } = await request({}, key);
      expect((await request({}, key)).id).to.equal(id);
      const { items, open } = (await manager.requests({ limit: 100 })).value;
      expect(items.find((one) => one.id === id)).to.deep.include({ state: 'submitted', text: '姓名里少了一个点𠮷', subject: pupil, own: false, mayAnswer: true });
      await manager.answer(id, { done: true, text: '名册已改正' });
      expect((await manager.requests({ limit: 1 })).value.open).to.equal(open - 1);
      const mine = await find(father, id);
      expect([mine?.state, mine?.answer?.text, mine?.own, mine?.mayAnswer]).to.deep.equal(['done', '名册已改正', true, false]);
      expect((await rejection(father.withdraw(id))).code).to.equal('data-request-settled');
      expect((await rejection(manager.answer(id, { done: false, text: '不改' }))).code).to.equal('data-request-settled');
    });

    it('[SEC-10] is taken back before it is answered; says what is wrong, and why not', async () => {
      const { id } = await request({ right: 'copy', text: '' });
      await father.withdraw(id);
      expect((await find(father, id))?.state).to.equal('withdrawn');
      expect((await rejection(manager.answer(id, { done: true, text: '好' }))).code).to.equal('data-request-settled');
      expect((await rejection(father.request(dataRequestOf({ text: '' }), newId()))).code).to.equal('invalid-request');
      const next = await request();
      expect((await rejection(manager.answer(next.id, { done: false, text: '' }))).code).to.equal('invalid-request');
    });

    it('[SEC-10] is made by everybody for themselves, by guardians for an own child, and read by nobody else', async () => {
      const { id } = await request();
      const teacher = teacherOf(platform).privacy;
      const other = platform.portsFor(person.otherGuardian).privacy;
      for (const port of [other, teacher, platform.portsFor(person.pupil).privacy]) {
        expect(await find(port, id)).to.equal(undefined);
        expect((await rejection(port.withdraw(id))).code).to.equal('not-found');
        expect((await rejection(port.answer(id, { done: true, text: '好' }))).code).to.equal('forbidden');
      }
      for (const port of [other, teacher]) expect((await rejection(port.request(dataRequestOf(), newId()))).code).to.equal('not-found');
      const own = await platform.portsFor(person.pupil).privacy.request(dataRequestOf({ right: 'explain', text: '' }), newId());
      expect(own.value?.subject).to.deep.equal(pupil);
      const ofTeacher = await teacher.request(dataRequestOf({ right: 'see', text: '', subject: { id: person.teacher, name: '王秀兰' } }), newId());
      expect(ofTeacher.value?.own).to.equal(true);
    });

    it('[SEC-10] tells the family at once that it was answered', async () => {
      const { id } = await request();
      const told = nextChange(father, ({ dataRequestId }) => dataRequestId === id);
      await platform.listening?.();
      await manager.answer(id, { done: false, text: '法律要求保存一年' });
      expect((await told).type).to.equal('privacy.changed');
    });
  });
}
