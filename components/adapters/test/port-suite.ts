/** What every set of ports keeps, whatever stands behind it. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { PortError, type Change, type Ports, type Subscribable } from '../../base/ports/ports.ts';
import type { ProgressRecord } from '../../base/ports/types.ts';
import { person } from '../memory/fixtures.ts';
import type { Failure } from '../memory/failures.ts';
import { newId } from '../../base/id.ts';

/** The demo county behind the ports under test. */
export interface Platform {
  portsFor(personId: string): Ports;
  fail(failure: Failure): void;
  /** Resolves when a line for changes stands, where it takes a moment. */
  listening?(): Promise<void>;
  end?(): Promise<void>;
}

/** A record of watching the lesson on fractions within its task. */
export function watched(change: Partial<ProgressRecord> = {}): ProgressRecord {
  return {
    id: newId(),
    verb: 'paused',
    resourceId: 'r-fractions',
    taskId: 't-fractions',
    positionSeconds: 48,
    durationSeconds: 96,
    playedSegments: [[0, 48]],
    sessionId: newId(),
    at: '2026-11-20T03:00:00.000Z',
    ...change,
  };
}
export const draft = {
  classId: 'c-31',
  resourceId: 'r-water-cycle',
  title: '水到哪里去了',
  instruction: '给家里人讲一讲。𠮷',
  paperAlternative: '画一画水的旅行。',
  dueAt: '2026-11-28T10:00:00.000Z',
};

/** Waits for the first change of a port that fits. */
export function nextChange(port: Subscribable, fits: (change: Change) => boolean = () => true): Promise<Change> {
  const end = new AbortController();
  return new Promise((resolve) => {
    port.subscribe((change) => {
      if (!fits(change)) return;
      end.abort();
      resolve(change);
    }, { signal: end.signal });
  });
}
export async function rejection(promise: Promise<unknown>): Promise<PortError> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  expect(error).to.be.instanceOf(PortError);
  return error as PortError;
}

/** The ports of the teacher, who is a mother as well, acting as the teacher. */
export function teacherOf(platform: Platform): Ports {
  const ports = platform.portsFor(person.teacher);
  ports.identity.actAs('i-wang-teacher');
  return ports;
}

export function portSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what every set of ports keeps`, () => {
    let platform: Platform;
    beforeEach(async () => {
      platform = await start();
    });
    afterEach(async () => platform.end?.());

    it('[PS-01] knows the person, the one space and all identities', async () => {
      const { value, stale, asOf } = await platform.portsFor(person.teacher).identity.me();
      expect(value.person.name).to.equal('王秀兰');
      expect(value.identities.map(({ role }) => role)).to.have.members(['teacher', 'guardian']);
      expect(stale).to.equal(false);
      expect(Date.parse(asOf)).to.be.greaterThan(0);
    });

    it('[PS-02] acts as another identity and says so to subscribers', async () => {
      const ports = platform.portsFor(person.teacher);
      expect(ports.identity.actingIdentity).to.equal(null);
      ports.identity.actAs('i-wang-teacher');
      const changed = nextChange(ports.identity);
      const asTeacher = await ports.tasks.list({});
      ports.identity.actAs('i-wang-guardian');
      expect((await changed).type).to.equal('identity.changed');
      expect(ports.identity.actingIdentity).to.equal('i-wang-guardian');
      const asMother = await ports.tasks.list({});
      expect(asTeacher.value.items.every(({ count }) => count !== null)).to.equal(true);
      expect(asMother.value.items.map(({ learner }) => learner?.name)).to.deep.equal(['陈思远', '陈思远']);
    });

    it('refuses the identity of somebody else', async () => {
      const ports = platform.portsFor(person.pupil);
      ports.identity.actAs('i-p-ciren');
      expect((await rejection(ports.tasks.list({}))).code).to.equal('identity-unknown');
    });

    it('searches by words and filters, counts facets and gives pages', async () => {
      const { resources } = platform.portsFor(person.pupil);
      const found = await resources.search({ q: '分数 认识' });
      expect(found.value.items.map(({ id }) => id)).to.deep.equal(['r-fractions']);
      const first = await resources.search({ grade: 3, limit: 3 });
      expect(first.value.items).to.have.length(3);
      const second = await resources.search({ grade: 3, limit: 3, cursor: first.value.nextCursor ?? '' });
      expect(second.value.items[0]?.id).not.to.equal(first.value.items[0]?.id);
      expect(first.value.facets.type?.map(({ value }) => value)).to.include('A02');
      expect((await resources.search({ playable: true })).value.items.every(({ playable }) => playable)).to.equal(true);
    });

    it('gives a resource with all that is needed to play it', async () => {
      const { value } = await platform.portsFor(person.pupil).resources.get('r-fractions');
      expect(value.renditions.map(({ kind }) => kind)).to.include('hls');
      expect(value.tracks).to.have.length(3);
      expect(value.directory[0]?.title).to.equal('分月饼');
    });

    it('[RS-03] suggests what begins as the person types, and finds by what the catalogue says of use', async () => {
      const { resources } = platform.portsFor(person.pupil);
      expect((await resources.suggest('分')).value[0]).to.include({ text: '分数', kind: 'keyword' });
      expect((await resources.suggest('  ')).value).to.deep.equal([]);
      const captioned = await resources.search({ accessibility: 'captions', offline: true, length: 'under-5' });
      expect(captioned.value.items.map(({ id }) => id)).to.deep.equal(['r-fractions']);
      expect(captioned.value.facets.admittedBy?.[0]).to.include({ label: '云岭县教育局' });
      expect((await resources.search({ facets: false })).value.facets.type ?? []).to.deep.equal([]);
    });

    it('[RS-02] walks through the teaching taxonomy, with counts, down to what stands there', async () => {
      const { resources } = platform.portsFor(person.pupil);
      let level = (await resources.taxonomy(null)).value;
      expect(level.path).to.deep.equal([]);
      for (const label of ['primary', '数学', '人教版', '三年级上册', '第8单元 分数的初步认识']) {
        const next = level.children.find((child) => child.label === label);
        expect(next, label).to.have.property('hasChildren', true);
        level = (await resources.taxonomy(next?.id ?? '')).value;
      }
      expect(level.path.map(({ kind }) => kind)).to.deep.equal(['stage', 'subject', 'edition', 'volume', 'chapter']);
      expect(level.children.map(({ label, kind }) => [label, kind])).to.deep.include(['几分之一', 'knowledge-point']);
      const there = await resources.search({ node: level.path.at(-1)?.id ?? '' });
      expect(there.value.items.map(({ id }) => id)).to.deep.equal(['r-fractions']);
      expect(there.value.total).to.equal(level.path.at(-1)?.count);
      expect((await rejection(resources.taxonomy('n-nowhere'))).code).to.equal('not-found');
      expect((await rejection(resources.course({ resourceId: 'r-poem', taskId: null }))).code, 'no package').to.equal('not-found');
      expect((await rejection(resources.launch('r-poem', { unit: 0, taskId: null }))).code).to.equal('not-found');
    });

    it('[RS-07] takes one rating of each who used a resource, and of nobody else', async () => {
      const pupil = platform.portsFor(person.pupil).resources;
      const other = platform.portsFor(person.otherPupil);
      expect((await pupil.rating('r-poem')).value).to.include({ average: null, count: 0, own: null, mayRate: false });
      expect((await rejection(pupil.rate('r-poem', { stars: 5, reasons: ['clear'] }))).code).to.equal('not-used');
      for (const ports of [platform.portsFor(person.pupil), other]) {
        await ports.progress.record([watched({ resourceId: 'r-poem', taskId: null, durationSeconds: 45, playedSegments: [[0, 20]] })]);
      }
      await pupil.rate('r-poem', { stars: 2, reasons: ['too-fast'] });
      await pupil.rate('r-poem', { stars: 3, reasons: ['clear'], comment: '听了两遍' });
      await pupil.rate('r-poem', { stars: 4, reasons: ['clear', 'engaging'] });
      const kept = (await pupil.rating('r-poem')).value;
      expect([kept.own?.comment, kept.comments.map(({ text, state }) => [text, state])]).to.deep.equal(['听了两遍', [['听了两遍', 'waiting']]]);
      await pupil.rate('r-poem', { stars: 4, reasons: ['clear', 'engaging'], comment: '' });
      await other.resources.rate('r-poem', { stars: 5, reasons: ['clear'] });
      const { value } = await pupil.rating('r-poem');
      expect(value).to.deep.equal({
        average: 4.5, count: 2, stars: null, reasons: [],
        own: { stars: 4, reasons: ['clear', 'engaging'] }, mayRate: true, comments: [], policy: 'open', mayReply: false,
      });
      expect((await pupil.get('r-poem')).value.rating).to.deep.equal({ average: 4.5, count: 2 });
      expect((await pupil.rate('r-poem', null)).value).to.include({ count: 1, own: null });
    });

    it('[RS-14] gives a report a case number, once however often it is sent, and shows it to who sent it', async () => {
      const { resources } = platform.portsFor(person.pupil);
      const report = { kind: 'error' as const, description: '1分20秒处的算式写错了。', evidence: null };
      const key = newId();
      const { value } = await resources.report('r-fractions', report, key);
      await resources.report('r-fractions', report, key);
      expect(value?.caseNumber).to.match(/^\d{8}-\d{6}$/);
      const own = (await resources.reports({})).value;
      expect(own.items).to.deep.equal([value]);
      expect((await platform.portsFor(person.otherPupil).resources.reports({})).value.items).to.deep.equal([]);
    });

    it('[RS-06] keeps favourites in folders with tags and notes, for the person alone', async () => {
      const { shelf } = platform.portsFor(person.pupil);
      const changed = nextChange(shelf, ({ type }) => type === 'shelf.changed');
      await shelf.read();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const folderId = newId();
      await shelf.change({ act: 'put-folder', folderId, name: '喜欢的课' });
      await changed;
      await shelf.change({ act: 'keep', resourceId: 'r-fractions', draft: { folderId, tags: ['数学', '复习'], note: '再看一遍' } });
      await shelf.change({ act: 'keep', resourceId: 'r-poem', draft: { folderId: null, tags: ['复习'], note: '' } });
      const [inFolder] = (await shelf.favourites({ folderId })).value.items;
      expect(inFolder).to.deep.include({ folderId, tags: ['数学', '复习'], note: '再看一遍', keptVersion: 1 });
      expect((await shelf.favourites({ tag: '复习' })).value.items.map(({ resource }) => resource.id)).to.have.members(['r-poem', 'r-fractions']);
      const { value } = await shelf.read();
      expect(value).to.deep.include({ total: 2, folders: [{ id: folderId, name: '喜欢的课', count: 1 }] });
      expect(value.tags[0]).to.deep.equal({ value: '复习', count: 2 });
      await shelf.change({ act: 'drop-folder', folderId });
      expect((await shelf.favourites({ resourceId: 'r-fractions' })).value.items[0]?.folderId).to.equal(null);
      await shelf.change({ act: 'drop', resourceId: 'r-fractions' });
      expect((await shelf.favourites({})).value.total).to.equal(1);
      expect((await platform.portsFor(person.otherPupil).shelf.read()).value.total).to.equal(0);
      const nowhere = { act: 'keep' as const, resourceId: 'r-nowhere', draft: { folderId: null, tags: [], note: '' } };
      expect((await rejection(shelf.change(nowhere))).code).to.equal('not-found');
    });

    it('[RS-06] saves a search as it was asked, and counts what is new only where it was wished', async () => {
      const { shelf } = platform.portsFor(person.pupil);
      const query = { q: '分数', grade: 3, offline: true as const, sort: 'newest' as const };
      const [plain, followed] = [newId(), newId()];
      await shelf.change({ act: 'put-search', searchId: plain, draft: { name: '分数', query, subscribed: false } });
      await shelf.change({ act: 'put-search', searchId: followed, draft: { name: '三年级分数', query, subscribed: true } });
      await shelf.change({ act: 'see-search', searchId: followed });
      const { searches } = (await shelf.read()).value;
      expect(searches.find(({ id }) => id === plain)).to.deep.include({ query, newCount: null });
      expect(searches.find(({ id }) => id === followed)).to.deep.include({ name: '三年级分数', newCount: 0 });
      await shelf.change({ act: 'drop-search', searchId: plain });
      expect((await shelf.read()).value.searches).to.have.length(1);
    });

    it('[S-06] keeps notes at a place for their author, and shares them with the class, without the name among classmates', async () => {
      const { shelf } = platform.portsFor(person.pupil);
      const [noteId, mark] = [newId(), newId()];
      const draft = { resourceId: 'r-fractions', place: { kind: 'time' as const, seconds: 42.5 }, text: '为什么要平均分？' };
      await shelf.change({ act: 'put-note', noteId, draft });
      await shelf.change({ act: 'put-note', noteId: mark, draft: { ...draft, place: { kind: 'time', seconds: 7, until: 9.5 }, text: '' } });
      const own = (await shelf.notes('r-fractions')).value;
      expect(own.map(({ id, place, text }) => [id, place, text])).to.have.deep.members([[noteId, draft.place, draft.text], [mark, { kind: 'time', seconds: 7, until: 9.5 }, '']]);
      const classmate = platform.portsFor(person.otherPupil).shelf;
      expect((await classmate.notes('r-fractions')).value).to.deep.equal([]);
      await shelf.change({ act: 'share-note', noteId, classId: 'c-31' });
      expect((await classmate.notes('r-fractions')).value.map(({ text, own: isOwn, author }) => [text, isOwn, author])).to.deep.equal([[draft.text, false, null]]);
      const teacher = teacherOf(platform).shelf;
      expect((await teacher.notes('r-fractions')).value[0]?.author?.id).to.equal(person.pupil);
      expect((await rejection(classmate.change({ act: 'withdraw-note', noteId }))).code).to.equal('not-found');
      await teacher.change({ act: 'withdraw-note', noteId });
      expect((await classmate.notes('r-fractions')).value).to.deep.equal([]);
      await shelf.change({ act: 'drop-note', noteId });
      expect((await shelf.notes('r-fractions')).value.map(({ id }) => id)).to.deep.equal([mark]);
    });

    it('says in words when there is no such resource', async () => {
      const error = await rejection(platform.portsFor(person.pupil).resources.get('r-nowhere'));
      expect(error.code).to.equal('not-found');
      expect(error.offline).to.equal(false);
      expect(error.message).not.to.equal('');
      expect(error.action).not.to.equal('');
    });

    it('shows names of every script as they are written', async () => {
      const { value } = await teacherOf(platform).tasks.progress('t-fractions');
      const names = value.learners.map(({ learner }) => learner.name);
      expect(names).to.include.members(['买买提·艾力', '次仁卓玛', '𠮷田𡒉', '张𬱖']);
    });

    it('keeps where somebody reads and which pages were in view, and counts nothing of it as watched', async () => {
      const { progress } = platform.portsFor(person.pupil);
      const reading = { page: 3, pages: 10, read: [[1, 1], [3, 3]] } satisfies ProgressRecord['reading'];
      await progress.record([watched({ verb: 'experienced', resourceId: 'r-poem', taskId: null, positionSeconds: 0, durationSeconds: null, playedSegments: [], reading })]);
      const { value } = await progress.get({ resourceId: 'r-poem' });
      expect(value.reading).to.deep.equal(reading);
      expect([value.state, value.watched]).to.deep.equal(['started', []]);
    });

    it('records watching once however often it is sent, and shows it as progress', async () => {
      const { progress } = platform.portsFor(person.pupil);
      const record = watched();
      expect((await progress.record([record])).status).to.equal('sent');
      await progress.record([record]);
      const { value } = await progress.get({ resourceId: 'r-fractions', taskId: 't-fractions' });
      expect(value).to.include({ state: 'started', positionSeconds: 48, ratio: 0.5, version: 1 });
      expect(value.watched).to.deep.equal([[0, 48]]);
    });

    it("shows a guardian the own child's progress and nobody else's", async () => {
      await platform.portsFor(person.pupil).progress.record([watched()]);
      const guardian = platform.portsFor(person.guardian);
      const { value } = await guardian.progress.get({ resourceId: 'r-fractions', taskId: 't-fractions', learnerId: person.pupil });
      expect(value.ratio).to.equal(0.5);
      const error = await rejection(guardian.progress.get({ resourceId: 'r-fractions', learnerId: person.otherPupil }));
      expect(error.code).to.equal('not-found');
      const tasks = await guardian.tasks.list({});
      expect(tasks.value.items.map(({ learner }) => learner?.id)).to.deep.equal([person.pupil, person.pupil]);
    });

    it('[T-05] gives a class one task however often it is sent, and its pupils hear of it', async () => {
      const teacher = teacherOf(platform);
      const pupil = platform.portsFor(person.pupil);
      const heard = nextChange(pupil.tasks, ({ type }) => type === 'task.created');
      await platform.listening?.();
      const key = newId();
      const first = await teacher.tasks.create(draft, key);
      const second = await teacher.tasks.create(draft, key);
      expect(second.value?.id).to.equal(first.value?.id);
      expect((await heard).taskId).to.equal(first.value?.id);
      const { value } = await pupil.tasks.list({});
      expect(value.items.filter(({ title }) => title === draft.title)).to.have.length(1);
      expect((await pupil.tasks.get(first.value?.id ?? '')).value.instruction).to.equal(draft.instruction);
    });

    it('refuses a task from somebody who does not teach the class', async () => {
      const error = await rejection(platform.portsFor(person.pupil).tasks.create(draft, newId()));
      expect(error.code).to.equal('forbidden');
      expect(error.action).not.to.equal('');
    });

    it('[T-05] tells a teacher what the class has to do on a day, and a pupil nothing of it', async () => {
      const { tasks } = teacherOf(platform);
      const minutes = async (): Promise<number | undefined> => (await tasks.load?.('c-31', '2026-11-28'))?.value.minutes;
      const before = await minutes();
      await tasks.create({ ...draft, mode: 'paper', tier: 'all', estimatedMinutes: 25 }, newId());
      expect(await minutes()).to.equal((before ?? Number.NaN) + 25);
      const { load } = platform.portsFor(person.pupil).tasks;
      expect((await rejection(load?.('c-31', '2026-11-28') ?? Promise.resolve())).code).to.equal('forbidden');
    });

    it('[T-05] tells the tier of a task to who gave it, and neither to a pupil nor to a guardian', async () => {
      const { value } = await teacherOf(platform).tasks.create({ ...draft, dueAt: null, tier: 'A' }, newId());
      expect(value?.tier).to.equal('A');
      for (const who of [person.pupil, person.guardian]) {
        const { items } = (await platform.portsFor(who).tasks.list({})).value;
        expect(items.map(({ id }) => id)).to.include(value?.id);
        expect(items.filter((task) => task.tier !== undefined), who).to.have.length(0);
      }
    });

    it('counts unread notices and marks one as read', async () => {
      const { notices } = platform.portsFor(person.pupil);
      const before = await notices.list({});
      expect(before.value.unread).to.equal(1);
      expect((await notices.markRead('n-1')).status).to.equal('sent');
      const after = await notices.list({});
      expect(after.value.unread).to.equal(0);
      expect(after.value.items[0]?.readAt).not.to.equal(null);
    });

    it('[P-05] tells a device for whoever is at it now, until that person ends it', async () => {
      const [own, other] = [person.guardian, person.otherGuardian].map((who) => platform.portsFor(who).notices.push);
      if (!own || !other) throw new Error('no push');
      expect((await own.offer()).value.publicKey).to.match(/^.+$/);
      const device = { endpoint: `https://push.invalid/${newId()}`, p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22), language: 'zh-CN' };
      for (const language of ['zh-CN', 'ug']) expect((await own.add({ ...device, language })).status, 'again with another language').to.equal('sent');
      expect((await rejection(other.remove(device.endpoint))).code, 'nobody ends it for somebody else').to.equal('not-found');
      await other.add(device);
      expect((await rejection(own.remove(device.endpoint))).code, 'it is another person’s now').to.equal('not-found');
      expect((await other.remove(device.endpoint)).status).to.equal('sent');
      expect((await rejection(other.remove(device.endpoint))).code).to.equal('not-found');
      expect((await rejection(own.add({ ...device, endpoint: 'http://push.invalid/plain' }))).code).to.equal('invalid-request');
    });

    it('tells the manager of the county what went in and what did not, and nobody else', async () => {
      const { value } = await platform.portsFor(person.manager).imports.list({ limit: 2 });
      expect(value.items.map(({ id }) => id)).to.deep.equal(['im-3', 'im-2']);
      expect(value.items[0]?.counts['people']).to.include({ created: 2, refused: 1 });
      expect(value.items[0]?.findings[0]).to.include({ file: 'users.csv', line: 214, field: 'familyName', severity: 'error' });
      expect((await platform.portsFor(person.manager).imports.list({ limit: 2, cursor: value.nextCursor ?? '' })).value.items.map(({ id }) => id)).to.deep.equal(['im-1']);
      for (const who of [person.pupil, person.guardian, person.teacher]) {
        expect((await rejection(platform.portsFor(who).imports.list({}))).code).to.equal('forbidden');
      }
    });

    it('ends a call whose caller lost interest, with nothing but the reason', async () => {
      platform.fail({ kind: 'slow', delayMs: 5_000 });
      const end = new AbortController();
      const call = platform.portsFor(person.pupil).tasks.classes({ signal: end.signal });
      end.abort();
      const error: unknown = await call.then(() => undefined, (reason: unknown) => reason);
      expect(error).to.have.property('name', 'AbortError');
    });

    it('stops calling back when the subscription ends', async () => {
      const ports = platform.portsFor(person.teacher);
      const end = new AbortController();
      let calls = 0;
      ports.identity.subscribe(() => (calls += 1), { signal: end.signal });
      end.abort();
      ports.identity.actAs('i-wang-guardian');
      expect(calls).to.equal(0);
    });
  });
}
