/** What every announcement port keeps, whatever stands behind it. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import type { Announcement, AnnouncementDraft } from '../../base/ports/announcements.ts';
import { newId, newOrderedId } from '../../base/id.ts';
import type { Ports } from '../../base/ports/ports.ts';
import { person } from '../memory/fixtures.ts';
import { nextChange, rejection, teacherOf, type Platform } from './port-suite.ts';

/** Urgent, so that the hour at which a test runs does not matter. */
export const draftOf = (given: Partial<AnnouncementDraft> = {}): AnnouncementDraft => ({
  audience: { kind: 'classes', classIds: ['c-31'] },
  title: '明天带直尺',
  text: '没有的话学校可以借。𠮷',
  personal: [],
  urgentReason: '明天就要用',
  ask: { kind: 'receipt' },
  dueAt: null,
  scheduledFor: null,
  ...given,
});
export const receipt = (...childIds: string[]) => ({ childIds, choices: [], signature: null });

export function announcementSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what every announcement port keeps`, () => {
    let platform: Platform;
    let teacher: Ports['announcements'];
    let father: Ports['announcements'];
    beforeEach(async () => {
      platform = await start();
      teacher = teacherOf(platform).announcements;
      father = platform.portsFor(person.guardian).announcements;
    });
    afterEach(async () => platform.end?.());
    const send = async (given: Partial<AnnouncementDraft> = {}, key = newId()): Promise<Announcement> => {
      const { value } = await teacher.send(draftOf(given), key);
      if (value === null) throw new Error('not sent');
      return value;
    };

    it('[T-16] [P-04] brings it to the family once, above what is done, and takes the answer once', async () => {
      const key = newId();
      const { id } = await send({}, key);
      expect((await send({}, key)).id).to.equal(id);
      const page = (await father.list({ limit: 100 })).value;
      expect(page.items.filter((one) => one.title === '明天带直尺').map((one) => one.id)).to.deep.equal([id]);
      const mine = page.items.find((one) => one.id === id);
      expect(mine?.received).to.deep.include({ readAt: null, toAnswer: true });
      expect(mine?.received?.children.map(({ child }) => child.name)).to.deep.equal(['买买提·艾力']);
      await father.markRead(id);
      expect((await father.list({ limit: 1 })).value).to.deep.include({ unread: page.unread - 1, waiting: page.waiting });
      await father.answer(id, receipt(person.pupil));
      await father.answer(id, receipt(person.pupil));
      const after = (await father.list({ limit: 100 })).value;
      expect(after.toAnswer).to.equal(page.toAnswer - 1);
      expect(after.unread).to.equal(page.unread - 1);
      expect(after.waiting).to.equal(page.waiting - 1);
      expect((await teacher.get(id)).value.sent).to.deep.include({ families: 8, reachable: 4, read: 1, answered: 1 });
    });

    it('[P-03] brings files to exactly those it is for, and takes them from all when it is recalled', async () => {
      const note = { id: newOrderedId(), kind: 'file' as const, name: '带什么.txt', file: new Blob(['直尺，铅笔']) };
      const key = newId();
      const { id, attachments } = await send({ attachments: [note] }, key);
      expect((await send({ attachments: [note] }, key)).id, 'sent again').to.equal(id);
      expect(attachments?.map(({ name, kind, mediaType, sizeBytes }) => [name, kind, mediaType, sizeBytes])).to.deep.equal([['带什么.txt', 'file', 'text/plain', note.file.size]]);
      expect((await father.get(id)).value.attachments).to.deep.equal(attachments);
      expect(await (await father.attachment(id, note.id)).value.text()).to.equal('直尺，铅笔');
      const apart = { ...note, id: newOrderedId() };
      const other = await send({ attachments: [apart], audience: { kind: 'children', childIds: ['p-li'] } });
      expect((await rejection(father.attachment(other.id, apart.id))).code).to.equal('not-found');
      expect((await rejection(father.attachment(id, apart.id))).code, 'under another announcement').to.equal('not-found');
      await teacher.recall(id);
      for (const port of [father, teacher]) {
        expect((await rejection(port.attachment(id, note.id))).code).to.equal('not-found');
        expect((await port.get(id)).value.attachments ?? []).to.deep.equal([]);
      }
    });

    it('[SYS-27] shows a family nothing of another, and who has answered to the sender alone', async () => {
      const { id } = await send({ personal: [{ childId: person.pupil, text: '九十六' }, { childId: 'p-li', text: '七十一' }] });
      await platform.portsFor(person.otherGuardian).announcements.answer(id, receipt('p-li'));
      const mine = (await father.get(id)).value;
      expect(mine.received?.children[0]?.personal).to.equal('九十六');
      expect(JSON.stringify(mine)).not.to.match(/李明|李国强|七十一/);
      expect((await rejection(father.families(id, {}))).code).to.equal('forbidden');
      expect((await rejection(platform.portsFor(person.pupil).announcements.get(id))).code).to.equal('forbidden');
      expect((await rejection(father.answer(id, receipt('p-li')))).code).to.equal('not-found');
      const open = (await teacher.families(id, { state: 'unanswered', limit: 100 })).value;
      expect(open.total).to.equal(7);
      expect(open.items.some(({ child }) => child.id === 'p-li')).to.equal(false);
      const all = (await teacher.families(id, { limit: 3 })).value;
      expect(all.items).to.have.length(3);
      expect((await teacher.families(id, { limit: 100, cursor: all.nextCursor ?? '' })).value.items).to.have.length(5);
    });

    it('[LI-08] counts places, gives the last one once, and takes a choice back', async () => {
      const options = [{ id: 'a', label: '种菜', capacity: 1, startsAt: null }, { id: 'b', label: '养蚕', capacity: null, startsAt: null }];
      const { id } = await send({ ask: { kind: 'choice', options, most: 1 } });
      const choose = (who: Ports['announcements'], child: string, ...choices: string[]) => who.answer(id, { childIds: [child], choices, signature: null });
      const other = platform.portsFor(person.otherGuardian).announcements;
      await choose(father, person.pupil, 'a');
      expect((await rejection(choose(other, 'p-li', 'a'))).code).to.equal('option-full');
      expect((await other.get(id)).value.counts).to.deep.equal([{ optionId: 'a', count: 1 }]);
      await choose(father, person.pupil, 'b');
      await choose(other, 'p-li', 'a');
      await choose(father, person.pupil);
      expect((await father.get(id)).value.received?.toAnswer).to.equal(true);
      expect((await teacher.get(id)).value.counts).to.deep.equal([{ optionId: 'a', count: 1 }]);
      expect((await rejection(choose(father, person.pupil, 'a', 'b'))).code).to.equal('invalid-request');
    });

    it('[LI-08] tells counts as the sender has said, and nobody who chose what where it is anonymous', async () => {
      const options = [{ id: 'a', label: '种菜', capacity: null, startsAt: null }, { id: 'b', label: '养蚕', capacity: null, startsAt: null }];
      const dueAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
      const shown = await send({ ask: { kind: 'choice', options, most: 1, results: 'answered' } });
      const other = platform.portsFor(person.otherGuardian).announcements;
      await father.answer(shown.id, { childIds: [person.pupil], choices: ['a'], signature: null });
      expect((await father.get(shown.id)).value.counts).to.deep.equal([{ optionId: 'a', count: 1 }]);
      expect((await other.get(shown.id)).value.counts).to.deep.equal([]);
      expect((await rejection(send({ ask: { kind: 'choice', options, most: 1, anonymous: true } }))).code).to.equal('invalid-request');
      const secret = await send({ ask: { kind: 'choice', options, most: 1, results: 'closed', anonymous: true }, dueAt });
      await father.answer(secret.id, { childIds: [person.pupil], choices: ['b'], signature: null });
      expect((await teacher.get(secret.id)).value.counts).to.deep.equal([]);
      const families = (await teacher.families(secret.id, { limit: 100 })).value.items;
      const answers = families.flatMap(({ answer }) => answer ?? []);
      expect(answers.map(({ choices }) => choices)).to.deep.equal([[]]);
      expect((await father.get(secret.id)).value.received?.children[0]?.answer?.choices).to.deep.equal(['b']);
    });

    it('[P-13] gives an appointment to one family, tells the others that it is taken and not by whom, and takes it back', async () => {
      const slots = [{ id: 's1', startsAt: '2030-12-02T08:00:00.000Z' }, { id: 's2', startsAt: '2030-12-02T08:15:00.000Z' }];
      const ask = { kind: 'appointment' as const, place: '教室305', minutes: 15, slots };
      const { id, dueAt } = await send({ ask });
      expect(new Date(dueAt ?? '').toISOString()).to.equal('2030-12-02T08:15:00.000Z');
      const other = platform.portsFor(person.otherGuardian).announcements;
      const take = (who: Ports['announcements'], child: string, ...choices: string[]) => who.answer(id, { childIds: [child], choices, signature: null });
      await take(father, person.pupil, 's1');
      await take(other, 'p-li', 's2');
      expect((await rejection(take(other, 'p-li', 's1'))).code).to.equal('option-full');
      const seen = (await other.get(id)).value;
      expect(seen.received?.children[0]?.answer?.choices, 'what was taken before stays').to.deep.equal(['s2']);
      expect(seen.counts.map(({ optionId }) => optionId).sort()).to.deep.equal(['s1', 's2']);
      expect(JSON.stringify(seen)).not.to.match(/买买提|艾力/);
      const appointments = (await teacher.get(id)).value.sent?.appointments ?? [];
      expect(appointments.map(({ slotId, child, by, onBehalf }) => [slotId, child.id, by.id, onBehalf]).sort()).to.deep.equal([['s1', person.pupil, person.guardian, false], ['s2', 'p-li', person.otherGuardian, false]]);
      await take(father, person.pupil);
      expect((await father.get(id)).value.received?.toAnswer).to.equal(true);
      await take(other, 'p-li', 's1');
      await take(father, person.pupil, 's2');
      expect((await rejection(take(teacher, person.pupil, 's1'))).code).to.equal('option-full');
      await take(teacher, 'p-li');
      await take(teacher, person.pupil, 's1');
      expect((await teacher.get(id)).value.sent?.appointments?.map(({ slotId, child, onBehalf }) => [slotId, child.id, onBehalf]), 'for families that have called').to.deep.equal([['s1', person.pupil, true]]);
      expect((await father.get(id)).value.received?.children[0]?.answer?.choices, 'the family is told to which time').to.deep.equal(['s1']);
      expect((await rejection(take(father, person.pupil, 's2'))).code).to.equal('conflict');
      await take(teacher, person.pupil, 'decline');
      await take(other, 'p-li', 'decline');
      const declined = (await other.get(id)).value;
      expect([declined.received?.toAnswer, declined.received?.children[0]?.answer?.choices, declined.counts], 'who does not come is asked no more').to.deep.equal([false, ['decline'], []]);
      const { sent, counts } = (await teacher.get(id)).value;
      expect([sent?.appointments, counts]).to.deep.equal([[], [{ optionId: 'decline', count: 2 }]]);
      await take(other, 'p-li', 's1');
      await take(teacher, person.pupil, 's2');
      expect((await teacher.remind(id, newId())).value, 'of what is all taken').to.deep.equal({ reminded: 0 });
      await take(other, 'p-li');
      expect((await teacher.remind(id, newId())).value).to.deep.equal({ reminded: 3 });
      expect((await rejection(send({ ask: { ...ask, minutes: 16 } }))).code).to.equal('invalid-request');
    });

    it('[LI-08] keeps a list of as many as have places, and tells who stands on it to the sender alone', async () => {
      const { id } = await send({ ask: { kind: 'sign-up', capacity: 1 } });
      const other = platform.portsFor(person.otherGuardian).announcements;
      const say = (who: Ports['announcements'], child: string, ...choices: string[]) => who.answer(id, { childIds: [child], choices, signature: null });
      expect((await rejection(say(father, person.pupil))).code).to.equal('invalid-request');
      await say(father, person.pupil, 'join');
      expect((await rejection(say(other, 'p-li', 'join'))).code).to.equal('option-full');
      await say(other, 'p-li', 'decline');
      const seen = (await other.get(id)).value;
      expect([seen.counts, seen.received?.toAnswer]).to.deep.equal([[{ optionId: 'join', count: 1 }], false]);
      expect(JSON.stringify(seen)).not.to.match(/买买提|艾力/);
      const listed = async () => (await teacher.families(id, { state: 'joined', limit: 100 })).value.items.map(({ child }) => child.id);
      expect(await listed()).to.deep.equal([person.pupil]);
      expect((await rejection(other.families(id, { state: 'joined' }))).code).to.equal('forbidden');
      await say(teacher, person.pupil, 'decline');
      await say(other, 'p-li', 'join');
      expect(await listed()).to.deep.equal(['p-li']);
    });

    it('[P-09] takes agree or refuse, and a typed name as a signature', async () => {
      const consent = await send({ ask: { kind: 'consent', refusal: '在校自习。' } });
      expect((await rejection(father.answer(consent.id, receipt(person.pupil)))).code).to.equal('invalid-request');
      await father.answer(consent.id, { childIds: [person.pupil], choices: ['refuse'], signature: null });
      expect((await father.get(consent.id)).value.received?.children[0]?.answer?.choices).to.deep.equal(['refuse']);
      const paper = await send({ ask: { kind: 'signature' } });
      expect((await rejection(father.answer(paper.id, receipt(person.pupil)))).code).to.equal('invalid-request');
      await father.answer(paper.id, { childIds: [person.pupil], choices: [], signature: '艾力·吐尔逊' });
      expect((await father.get(paper.id)).value.received?.children[0]?.answer?.signature).to.equal('艾力·吐尔逊');
    });

    it('[M-04] says before sending whom it reaches and how much these families were sent', async () => {
      const question = { audience: { kind: 'classes' as const, classIds: ['c-31'] }, isUrgent: true, scheduledFor: null };
      const before = (await teacher.preview(question)).value;
      expect(before).to.include({ families: 8, guardians: 4, unreachableCount: 4 });
      await send();
      expect((await teacher.preview(question)).value.load.announcements).to.equal(before.load.announcements + 1);
      expect((await rejection(teacher.preview({ ...question, audience: { kind: 'children', childIds: ['p-nobody'] } }))).code).to.equal('not-found');
      expect((await teacher.audiences()).value.classes.map(({ id, children }) => [id, children.length])).to.deep.equal([['c-31', 8], ['c-52', 3]]);
      expect((await rejection(father.audiences())).code).to.equal('forbidden');
      const manager = platform.portsFor(person.manager).announcements;
      expect((await manager.audiences()).value.organisations[0]).to.include({ id: 'o-yunling', families: 11 });
    });

    it('[T-16] reminds only those who have not answered, enters what came on paper, and takes back', async () => {
      const { id } = await send();
      await father.answer(id, receipt(person.pupil));
      await teacher.answer(id, receipt('p-ouyang'));
      expect((await teacher.remind(id, newId())).value).to.deep.equal({ reminded: 2 });
      expect((await teacher.remind(id, newId())).value).to.deep.equal({ reminded: 0 });
      const reminded = (await teacher.families(id, { limit: 100 })).value.items.filter(({ remindedAt }) => remindedAt !== null);
      expect(reminded.map(({ child }) => child.id)).to.have.members(['p-li', 'p-chen']);
      const mother = platform.portsFor('p-ouyanghui').announcements;
      expect((await mother.get(id)).value.received?.children[0]?.answer).to.include({ onBehalf: true, own: false });
      expect((await rejection(father.recall(id))).code).to.equal('forbidden');
      expect((await teacher.recall(id)).value?.state).to.equal('recalled');
      const { text, title, received } = (await father.get(id)).value;
      expect({ text, title, toAnswer: received?.toAnswer }).to.deep.equal({ text: '', title: '明天带直尺', toAnswer: false });
      expect((await rejection(father.answer(id, receipt(person.pupil)))).code).to.equal('answers-closed');
    });

    it('tells of a new one, and nobody before its time', async () => {
      const later = await send({ scheduledFor: '2030-06-01T03:00:00.000Z' });
      expect(later.state).to.equal('scheduled');
      expect((await rejection(father.get(later.id))).code).to.equal('not-found');
      const changed = nextChange(father, ({ type }) => type === 'announcement.changed');
      await platform.listening?.();
      const { id } = await send();
      expect((await changed).announcementId).to.equal(id);
    });
  });
}
