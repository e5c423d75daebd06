/** All ports over a county in memory, for stories, tests and demos without a service. */
import type { Answer, Change, Ports, Receipt } from '../../base/ports/ports.ts';
import { summaryOf } from '../card.ts';
import { ChangeHub, changesFor } from '../changes.ts';
import { requiredText } from '../problems.ts';
import { directSync, type RemotePorts } from '../remote-ports.ts';
import { pageDrafts } from '../chat/drafts.ts';
import { Announcements } from './announcements.ts';
import { Cases } from './cases.ts';
import { Conversations } from './conversations.ts';
import { County, Refusal, type Caller } from './county.ts';
import { CuePoints } from './cue-points.ts';
import { Line, type CallName, type Failure, type LineOptions } from './failures.ts';
import { countyFixtures, person } from './fixtures.ts';
import type { Fixtures } from './fixtures.types.ts';
import { Attendance } from './attendance.ts';
import { Leave } from './leave.ts';
import { Exchange } from './exchange.ts';
import { Keeping } from './keeping.ts';
import { Notes, isNoteChange } from './notes.ts';
import { ownResourcePort } from './own-resource-port.ts';
import { OwnResources } from './own-resources.ts';
import { Plans } from './plans.ts';
import { QuietHours } from './quiet-hours.ts';
import { Ratings } from './ratings.ts';
import { Recommendations } from './recommendations.ts';
import { pageOf, searchResources } from './search.ts';
import { Shares, suitableResources } from './shares.ts';
import { WatchTimes } from './watch-times.ts';
import { levelOf, relatedTo, suggestionsOf } from './taxonomy.ts';

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
  const county = new County(fixtures, now, tell);
  const conversations = new Conversations(county, now);
  const cases = new Cases(county, conversations, now);
  const announcements = new Announcements(county, now);
  const quietHours = new QuietHours(county, announcements, conversations, now);
  const leave = new Leave(county, now);
  const attendance = new Attendance(county, now);
  const plans = new Plans(county, now);
  const ownResources = new OwnResources(county, now, () => requiredText(options.language?.() ?? 'zh-CN'));
  const keeping = new Keeping(fixtures, now, tell);
  const notes = new Notes(county, now);
  const shares = new Shares(county, now);
  const cuePoints = new CuePoints(county);
  const watchTimes = new WatchTimes(county, now);
  const exchange = new Exchange(county, now);
  const ratings = new Ratings(county, now);
  const recommendations = new Recommendations(county, now);
  const service: MemoryService = {
    fixtures,
    fail: (...failures) => line.fail(...failures),
    watch: (callback) => void watchers.push(callback),
    portsFor: (personId) => {
      const drafts = pageDrafts();
      const connect = (acting: () => string | null): Ports => portsOver({ county, quietHours, exchange, keeping, notes, shares, cuePoints, watchTimes, ratings, recommendations, conversations, cases, announcements, leave, attendance, plans, ownResources, drafts, line, now, hub: hubOf(personId), personId, acting });
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

interface Connection {
  county: County;
  quietHours: QuietHours;
  conversations: Conversations;
  cases: Cases;
  announcements: Announcements;
  leave: Leave;
  attendance: Attendance;
  plans: Plans;
  ownResources: OwnResources;
  drafts: ReturnType<typeof pageDrafts>;
  keeping: Keeping;
  notes: Notes;
  shares: Shares;
  cuePoints: CuePoints;
  watchTimes: WatchTimes;
  exchange: Exchange;
  ratings: Ratings;
  recommendations: Recommendations;
  line: Line;
  now: () => string;
  hub: ChangeHub;
  personId: string;
  acting: () => string | null;
}

function portsOver({ county, quietHours, exchange, keeping, notes, shares, cuePoints, watchTimes, ratings, recommendations, conversations, cases, announcements, leave, attendance, plans, ownResources, drafts, line, now, hub, personId, acting }: Connection): Ports {
  const caller = (): Caller => {
    const found = county.fixtures.people.find(({ id }) => id === personId);
    const identity = found?.identities.find(({ id }) => acting() === null || id === acting());
    if (!found || !identity) throw new Refusal('identity-unknown');
    return { person: found, identity };
  };
  const run = async <Value>(call: CallName, work: (caller: Caller) => Value, signal?: AbortSignal): Promise<Value> => {
    try {
      return await line.carry(call, () => work(caller()), signal);
    } catch (error) {
      throw refuse(error);
    }
  };
  const refuse = (error: unknown): unknown => (error instanceof Refusal ? line.problem(error.code) : error);
  const read = async <Value>(call: CallName, work: (caller: Caller) => Value, signal?: AbortSignal): Promise<Answer<Value>> => ({
    value: await run(call, work, signal),
    asOf: now(),
    stale: false,
  });
  const write = async <Value>(call: CallName, work: (caller: Caller) => Value): Promise<Receipt<Value>> => ({ status: 'sent', value: await run(call, work) });
  const resourceOf = (resourceId: string) => {
    const resource = county.fixtures.resources.find(({ id }) => id === resourceId);
    if (!resource) throw new Refusal('not-found');
    return resource;
  };
  const nowhere = (): never => {
    throw new Refusal('not-found');
  };
  return {
    identity: {
      subscribe: changesFor('identity', hub),
      get actingIdentity() {
        return acting();
      },
      actAs: () => undefined,
      me: (options) => read('identity.me', (by) => county.me(by), options?.signal),
    },
    resources: {
      subscribe: changesFor('resources', hub),
      search: (query, options) => read('resources.search', (by) => searchResources(suitableResources(county, by), query, summaryOf), options?.signal),
      get: (resourceId, options) => read('resources.get', (by) => ratings.resource(by, resourceId), options?.signal),
      suggest: (words, options) => read('resources.suggest', (by) => suggestionsOf(suitableResources(county, by), words), options?.signal),
      related: (resourceId, options) => read('resources.related', (by) => relatedTo(suitableResources(county, by), resourceOf(resourceId)), options?.signal),
      taxonomy: (nodeId, options) =>
        read('resources.taxonomy', (by) => {
          const level = levelOf(suitableResources(county, by), nodeId);
          if (!level) throw new Refusal('not-found');
          return level;
        }, options?.signal),
      // No package lies in memory: what it runs comes from a service.
      course: (_about, options) => read('resources.course', nowhere, options?.signal),
      launch: () => run('resources.launch', nowhere),
      cuePoints: (resourceId, options) => read('resources.cuePoints', (by) => cuePoints.list(by, resourceId), options?.signal),
      changeCuePoint: async (change) => {
        await run('resources.changeCuePoint', (by) => cuePoints.change(by, change));
        return { status: 'sent', value: null };
      },
      watchTime: (learnerId, options) => read('resources.watchTime', (by) => watchTimes.read(by, learnerId), options?.signal),
      setWatchRule: (learnerId, rule) => write('resources.setWatchRule', (by) => watchTimes.set(by, learnerId, rule)),
      rating: (resourceId, options) => read('resources.rating', (by) => ratings.read(by, resourceId), options?.signal),
      rate: async (resourceId, draft) => ({ status: 'sent', value: await run('resources.rate', (by) => ratings.rate(by, resourceId, draft)) }),
      reply: (commentId, text) =>
        write('resources.reply', (by) => {
          ratings.reply(by, commentId, text);
          return null;
        }),
      reviewComment: (commentId, shown) =>
        write('resources.reviewComment', (by) => {
          ratings.review(by, commentId, shown);
          return null;
        }),
      statistics: (resourceId, options) => read('resources.statistics', (by) => ratings.statistics(by, resourceId), options?.signal),
      recommendations: (options) => read('resources.recommendations', (by) => recommendations.read(by), options?.signal),
      changeRecommendations: (change) =>
        write('resources.changeRecommendations', (by) => {
          recommendations.change(by, change);
          return null;
        }),
      report: async (resourceId, draft, key) => ({ status: 'sent', value: await run('resources.report', (by) => keeping.report(by, resourceId, draft, key)) }),
      reports: (query, options) => read('resources.reports', (by) => pageOf(keeping.reports(by), query), options?.signal),
    },
    shelf: {
      subscribe: changesFor('shelf', hub),
      read: (options) => read('shelf.read', (by) => keeping.shelf(by), options?.signal),
      favourites: (query, options) => read('shelf.favourites', (by) => pageOf(keeping.favourites(by, query), query), options?.signal),
      notes: (resourceId, options) => read('shelf.notes', (by) => notes.list(by, resourceId), options?.signal),
      change: async (change) => {
        await run('shelf.change', (by) => (isNoteChange(change) ? notes.change(by, change) : keeping.change(by, change)));
        return { status: 'sent', value: null };
      },
      shares: (box, options) => read('shelf.shares', (by) => shares.list(by, box), options?.signal),
      openShare: (shareId, options) => read('shelf.openShare', (by) => shares.open(by, shareId), options?.signal),
      share: (shareId, draft) => write('shelf.share', (by) => shares.share(by, shareId, draft)),
      withdrawShare: (shareId) =>
        write('shelf.withdrawShare', (by) => {
          shares.withdraw(by, shareId);
          return null;
        }),
      decideShare: (shareId, decision) => write('shelf.decideShare', (by) => shares.decide(by, shareId, decision)),
    },
    progress: {
      subscribe: changesFor('progress', hub),
      get: (query, options) => read('progress.get', (by) => county.progress(by, query), options?.signal),
      record: async (records) => {
        await run('progress.record', (by) => county.record(by, records));
        return { status: 'sent', value: null };
      },
    },
    tasks: {
      subscribe: changesFor('tasks', hub),
      classes: (options) => read('tasks.classes', (by) => county.classes(by), options?.signal),
      list: (query, options) => read('tasks.list', (by) => pageOf(county.tasks(by, query), query), options?.signal),
      get: (taskId, options) => read('tasks.get', (by) => county.task(by, taskId, options?.learnerId), options?.signal),
      progress: (taskId, options) => read('tasks.progress', (by) => county.taskProgress(by, taskId), options?.signal),
      create: async (draft, key) => ({ status: 'sent', value: await run('tasks.create', (by) => county.createTask(by, draft, key)) }),
    },
    notices: {
      subscribe: changesFor('notices', hub),
      list: (query, options) =>
        read('notices.list', (by) => {
          const notices = county.notices(by);
          return { ...pageOf(notices, query), unread: notices.filter(({ readAt }) => readAt === null).length };
        }, options?.signal),
      markRead: async (noticeId) => {
        await run('notices.markRead', (by) => county.markRead(by, noticeId));
        return { status: 'sent', value: null };
      },
      quietHours: (options) => read('notices.quietHours', (by) => quietHours.read(by), options?.signal),
      setQuietHours: (choice) => write('notices.setQuietHours', (by) => quietHours.set(by, choice)),
    },
    imports: {
      subscribe: changesFor('imports', hub),
      list: (query, options) => read('imports.list', (by) => pageOf(county.imports(by), query), options?.signal),
      start: async ({ name, content }, options) => {
        const text = await content.text();
        return run('imports.start', (by) => exchange.startImport(by, { name, text }), options?.signal);
      },
      cancel: (importId) => run('imports.cancel', (by) => exchange.cancelImport(by, importId)),
    },
    exchange: {
      subscribe: changesFor('exchange', hub),
      export: (draft, options) => run('exchange.export', () => exchange.export(draft), options?.signal),
      tools: (options) => read('exchange.tools', (by) => exchange.tools(by), options?.signal),
      choose: (toolId, purpose) => run('exchange.choose', (by) => exchange.choose(by, toolId, purpose)),
      selection: (id, options) => read('exchange.selection', (by) => exchange.selection(by, id), options?.signal),
      take: (id, places) => run('exchange.take', (by) => exchange.take(by, id, places)),
    },
    announcements: {
      subscribe: changesFor('announcements', hub),
      list: (query, options) =>
        read('announcements.list', (by) => {
          const { items, ...counts } = announcements.list(by);
          return { ...pageOf(items, query), ...counts };
        }, options?.signal),
      get: (id, options) => read('announcements.get', (by) => announcements.get(by, id), options?.signal),
      markRead: (id) =>
        write('announcements.markRead', (by) => {
          announcements.markRead(by, id);
          return null;
        }),
      answer: (id, answer) => write('announcements.answer', (by) => announcements.answer(by, id, answer)),
      audiences: (options) => read('announcements.audiences', (by) => announcements.audiences(by), options?.signal),
      preview: (question, options) => read('announcements.preview', (by) => announcements.preview(by, question), options?.signal),
      send: (draft, key) => write('announcements.send', (by) => announcements.send(by, draft, key)),
      families: (id, query, options) => read('announcements.families', (by) => pageOf(announcements.families(by, id, query.state), query), options?.signal),
      remind: (id) => write('announcements.remind', (by) => announcements.remind(by, id)),
      recall: (id) => write('announcements.recall', (by) => announcements.recall(by, id)),
    },
    leave: {
      subscribe: changesFor('leave', hub),
      list: (query, options) =>
        read('leave.list', (by) => {
          const { items, undecided } = leave.list(by, query.day);
          return { ...pageOf(items, query), undecided };
        }, options?.signal),
      request: (draft, key) => write('leave.request', (by) => leave.request(by, draft, key)),
      withdraw: (id) => write('leave.withdraw', (by) => leave.withdraw(by, id)),
      decide: (id, decision) => write('leave.decide', (by) => leave.decide(by, id, decision)),
      roll: (classId, day, options) => read('leave.roll', (by) => attendance.roll(by, classId, day), options?.signal),
      takeRoll: (classId, day, draft) => write('leave.takeRoll', (by) => attendance.take(by, { classId, day }, draft)),
      attendance: (learnerId, options) => read('leave.attendance', (by) => attendance.ofChild(by, learnerId), options?.signal),
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
      share: (id, personIds) =>
        write('plans.share', (by) => {
          plans.share(by, id, personIds);
          return null;
        }),
      colleagues: (options) => read('plans.colleagues', (by) => plans.colleagues(by), options?.signal),
    },
    ownResources: ownResourcePort(ownResources, hub, { run, read, write, refuse, caller }),
    chat: {
      ...drafts,
      subscribe: changesFor('chat', hub),
      list: (query, options) => read('chat.list', (by) => pageOf(conversations.list(by, query), query), options?.signal),
      get: (id, options) => read('chat.get', (by) => conversations.get(by, id), options?.signal),
      contacts: (options) => read('chat.contacts', (by) => conversations.contacts(by), options?.signal),
      open: (draft, key) => write('chat.open', (by) => conversations.open(by, draft, key)),
      messages: (id, query, options) => read('chat.messages', (by) => conversations.messages(by, id, query), options?.signal),
      changes: (id, revision, options) => read('chat.changes', (by) => conversations.changes(by, id, revision), options?.signal),
      send: (id, draft) => write('chat.send', (by) => conversations.send(by, id, draft)),
      edit: (id, messageId, text) => write('chat.edit', (by) => conversations.edit(by, id, messageId, text)),
      retract: (id, messageId) => write('chat.retract', (by) => conversations.retract(by, id, messageId)),
      markRead: (id, sequence) =>
        write('chat.markRead', (by) => {
          conversations.markRead(by, id, sequence);
          return null;
        }),
      search: (query, options) =>
        read('chat.search', (by) => {
          const { items, nextCursor } = pageOf(conversations.search(by, query), query);
          return { items, nextCursor };
        }, options?.signal),
      moderate: (id, moderation) => write('chat.moderate', (by) => conversations.moderate(by, id, moderation)),
      configure: (id, settings) => write('chat.configure', (by) => conversations.configure(by, id, settings)),
      setHours: (hours) =>
        write('chat.setHours', (by) => {
          conversations.setHours(by, hours);
          return null;
        }),
      block: (id, blocked) => write('chat.block', (by) => conversations.block(by, id, blocked)),
      report: (id, draft) => write('chat.report', (by) => conversations.report(by, id, draft)),
    },
    cases: {
      subscribe: changesFor('cases', hub),
      list: (query, options) =>
        read('cases.list', (by) => {
          const { items, ...counts } = cases.list(by, query.state);
          return { ...pageOf(items, query), ...counts };
        }, options?.signal),
      comments: (options) => read('cases.comments', (by) => ratings.waiting(by), options?.signal),
      reviewComment: (commentId, shown) =>
        write('cases.reviewComment', (by) => {
          ratings.review(by, commentId, shown);
          return null;
        }),
      act: (id, act, key) => write('cases.act', (by) => cases.act(by, id, act, key)),
      export: (id, ground, after) => write('cases.export', (by) => cases.export(by, id, ground, after)),
      heldWords: (id, options) => read('cases.heldWords', (by) => cases.heldWords(by, id), options?.signal),
      holdWords: (id, words) => write('cases.holdWords', (by) => cases.holdWords(by, id, words)),
    },
    sync: directSync(hub),
  };
}
