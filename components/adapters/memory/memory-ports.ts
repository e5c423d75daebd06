/** All ports over a county in memory, for stories, tests and demos without a service. */
import type { Change, Ports } from '../../base/ports/ports.ts';
import { ChangeHub, changesFor } from '../changes.ts';
import { requiredText } from '../problems.ts';
import { directSync, type RemotePorts } from '../remote-ports.ts';
import { pageDrafts } from '../chat/drafts.ts';
import { callsOf, type Calling } from './calls.ts';
import { cataloguePorts } from './catalogue-ports.ts';
import { Line, type Failure, type LineOptions } from './failures.ts';
import { classStudy } from './class-study.ts';
import { ownStudy, schoolStudy } from './study.ts';
import { countyFixtures, person } from './fixtures.ts';
import type { Fixtures } from './fixtures.types.ts';
import { openParts, type Parts } from './parts.ts';
import { pageOf } from './search.ts';
import { talkingPorts } from './talking-ports.ts';

export interface MemoryOptions extends LineOptions {
  /** Who is signed in. Default: the pupil. */
  person?: string;
  /** The clock of the service, RFC 3339. */
  now?: () => string;
}

/** One county, and the ports of everybody in it: what one does, the others see. */
export interface MemoryService {
  portsFor(personId: string): MemoryPorts;
  /** Replaces what goes wrong from now on; without arguments all is well again. */
  fail(...failures: readonly Failure[]): void;
  /** Hears of every change, and whom it concerns. */
  watch(callback: (change: Change, personIds: readonly string[]) => void): void;
  readonly fixtures: Fixtures;
}
export interface MemoryPorts extends RemotePorts {
  readonly service: MemoryService;
}

export function createMemoryService(fixtures: Fixtures = countyFixtures(), options: Omit<MemoryOptions, 'person'> = {}): MemoryService {
  const { now = () => new Date().toISOString() } = options;
  const line = new Line(options);
  const hubs = new Map<string, ChangeHub>();
  const hubOf = (personId: string): ChangeHub => {
    const hub = hubs.get(personId) ?? new ChangeHub();
    hubs.set(personId, hub);
    return hub;
  };
  const watchers: ((change: Change, personIds: readonly string[]) => void)[] = [];
  const tell = (change: Change, personIds: readonly string[]): void => {
    for (const watch of watchers) watch(change, personIds);
    // Later, as a line would: nobody hears of a change in the middle of the call that makes it.
    for (const id of new Set(personIds)) queueMicrotask(() => hubOf(id).emit(change));
  };
  const parts = openParts({ fixtures, now, tell, required: () => requiredText(options.language?.() ?? 'zh-CN') });
  const service: MemoryService = {
    fixtures,
    fail: (...failures) => line.fail(...failures),
    watch: (callback) => void watchers.push(callback),
    portsFor: (personId) => {
      const drafts = pageDrafts();
      const connect = (acting: () => string | null): Ports => portsOver(parts, { line, now, personId, acting, drafts, hub: hubOf(personId) });
      let actingIdentity: string | null = null;
      const ports = connect(() => actingIdentity);
      const own = new ChangeHub();
      const identity: Ports['identity'] = {
        me: ports.identity.me,
        subscribe: changesFor('identity', own),
        get actingIdentity() {
          return actingIdentity;
        },
        actAs(identityId) {
          if (identityId === actingIdentity) return;
          actingIdentity = identityId;
          own.emit({ type: 'identity.changed' });
        },
      };
      return { ...ports, identity, as: (identityId) => connect(() => identityId), service };
    },
  };
  return service;
}

/** Ports of one person over a county of their own. */
export function createMemoryPorts(fixtures?: Fixtures, { person: personId = person.pupil, ...options }: MemoryOptions = {}): MemoryPorts {
  return createMemoryService(fixtures, options).portsFor(personId);
}
interface Connection extends Omit<Calling, 'county'> {
  hub: ChangeHub;
  drafts: ReturnType<typeof pageDrafts>;
}

function portsOver(parts: Parts, { hub, drafts, ...calling }: Connection): Ports {
  const { county, plans, reviews, collecting } = parts;
  const calls = callsOf({ county, ...calling });
  const { run, read, write } = calls;
  return {
    identity: {
      subscribe: changesFor('identity', hub),
      get actingIdentity() {
        return calling.acting();
      },
      actAs: () => undefined,
      me: (options) => read('identity.me', (by) => county.me(by), options?.signal),
    },
    ...cataloguePorts(parts, hub, calls),
    ...talkingPorts(parts, hub, calls, drafts),
    progress: {
      subscribe: changesFor('progress', hub),
      get: (query, options) => read('progress.get', (by) => county.progress(by, query), options?.signal),
      record: async (records) => {
        await run('progress.record', (by) => county.record(by, collecting.wanted(by, records)));
        return { status: 'sent', value: null };
      },
    },
    tasks: {
      subscribe: changesFor('tasks', hub),
      classes: (options) => read('tasks.classes', (by) => county.classes(by), options?.signal),
      list: (query, options) => read('tasks.list', (by) => pageOf(county.tasks(by, query), query), options?.signal),
      get: (taskId, options) => read('tasks.get', (by) => county.task(by, taskId, options?.learnerId), options?.signal),
      load: (classId, day, options) => read('tasks.load', (by) => county.classLoad(by, classId, day), options?.signal),
      progress: (taskId, options) => read('tasks.progress', (by) => county.taskProgress(by, taskId), options?.signal),
      learners: (classId, options) => read('tasks.learners', (by) => county.learners(by, classId), options?.signal),
      timeline: (taskId, learnerId, options) => read('tasks.timeline', (by) => county.timeline(by, taskId, learnerId), options?.signal),
      study: (classId, step, options) => read('tasks.study', (by) => classStudy(county, by, { classId, by: step, now: calling.now() }), options?.signal),
      ownStudy: (step, options) => read('tasks.ownStudy', (by) => ownStudy(county, by, { by: step, now: calling.now() }), options?.signal),
      schoolStudy: (organisationId, options) => read('tasks.schoolStudy', (by) => schoolStudy(county, by, { organisationId, now: calling.now() }), options?.signal),
      create: async (draft, key) => ({ status: 'sent', value: await run('tasks.create', (by) => county.createTask(by, draft, key)) }),
    },
    plans: {
      subscribe: changesFor('plans', hub),
      list: (query, options) => read('plans.list', (by) => pageOf(plans.list(by), query), options?.signal),
      get: (id, options) => read('plans.get', (by) => plans.get(by, id), options?.signal),
      create: (id, draft) =>
        write('plans.create', (by) => {
          plans.create(by, id, draft);
          return null;
        }),
      edit: (id, updateId, edit) =>
        write('plans.edit', (by) => {
          plans.edit(by, id, updateId, edit);
          return null;
        }),
      addPicture: (id, picture) =>
        write('plans.addPicture', (by) => {
          plans.addPicture(by, id, picture);
          return null;
        }),
      removePicture: (id, pictureId) =>
        write('plans.removePicture', (by) => {
          plans.removePicture(by, id, pictureId);
          return null;
        }),
      picture: (id, pictureId, options) => read('plans.picture', (by) => plans.picture(by, id, pictureId), options?.signal),
      submittedPicture: (reviewId, pictureId, options) => read('plans.submittedPicture', (by) => reviews.picture(by, reviewId, pictureId), options?.signal),
      share: (id, personIds) =>
        write('plans.share', (by) => {
          plans.share(by, id, personIds);
          return null;
        }),
      submit: (id, reviewId, submission) =>
        write('plans.submit', (by) => {
          reviews.submit(by, id, reviewId, submission);
          return null;
        }),
      withdraw: (id, reviewId) =>
        write('plans.withdraw', (by) => {
          reviews.withdraw(by, id, reviewId);
          return null;
        }),
      submitted: (options) => read('plans.submitted', (by) => reviews.waiting(by), options?.signal),
      submittedPlan: (reviewId, options) => read('plans.submittedPlan', (by) => reviews.get(by, reviewId), options?.signal),
      decide: (reviewId, decision) =>
        write('plans.decide', (by) => {
          reviews.decide(by, reviewId, decision);
          return null;
        }),
      colleagues: (options) => read('plans.colleagues', (by) => plans.colleagues(by), options?.signal),
      schedule: (termId, options) => read('plans.schedule', (by) => plans.schedule(by, termId), options?.signal),
      editSchedule: (termId, _updateId, update) =>
        write('plans.editSchedule', (by) => {
          plans.editSchedule(by, termId, update);
          return null;
        }),
      standards: (options) => read('plans.standards', (by) => plans.standards(by), options?.signal),
      standard: (id, options) => read('plans.standard', (by) => plans.standard(by, id), options?.signal),
    },
    sync: directSync(hub),
  };
}
