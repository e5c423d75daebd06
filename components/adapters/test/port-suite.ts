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

    it('counts unread notices and marks one as read', async () => {
      const { notices } = platform.portsFor(person.pupil);
      const before = await notices.list({});
      expect(before.value.unread).to.equal(1);
      expect((await notices.markRead('n-1')).status).to.equal('sent');
      const after = await notices.list({});
      expect(after.value.unread).to.equal(0);
      expect(after.value.items[0]?.readAt).not.to.equal(null);
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
