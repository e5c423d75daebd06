/** The catalogue on a bad line: what was seen is found again, what was judged waits and shows at once. */
import { PortError, type Answer, type CallOptions, type Change, type Ports, type Receipt, type ResourcePort, type Subscribable } from '../../base/ports/ports.ts';
import type { PortName } from '../../base/ports/keys.ts';
import type { Resource } from '../../base/ports/types.ts';
import { pageLanguage } from '../page-language.ts';
import { adapterProblem } from '../problems.ts';
import type { RemotePorts } from '../remote-ports.ts';
import { offlineCuePoints } from './cue-points.ts';
import type { KeptAnswers } from './answers.ts';
import type { Command, Storage, Write } from './database.ts';
import { Held } from './held.ts';
import { isPlace } from './held-place.ts';
import { keptCourse, launchKept, noteRegistration, withKnownHere, withWaitingLaunches } from './kept-course.ts';
import { asKept, isExpired, isGone, isWhole } from './keepable.ts';
import { KeptStore } from './kept-store.ts';
import type { Outbox } from './outbox.ts';
import type { Owner, OwnerFinder } from './owner.ts';
import type { Reader, ReadOf } from './reader.ts';
import { offlineRecommendations } from './recommendations.ts';
import { offlineWatchTime } from './watch-time.ts';
import { withQueuedRating } from './shelf-overlay.ts';

export interface OfflineCatalogueOptions {
  storage: Storage;
  remote: RemotePorts;
  reader: Reader;
  answers: KeptAnswers;
  outbox: Outbox;
  owners: OwnerFinder;
  /** A read with the writes that wait laid over it. */
  read: <Value>(of: ReadOf<Value>, overlay?: (value: Value, writes: readonly Write[], owner: Owner) => Value) => Promise<Answer<Value>>;
  /** A write that waits where it must. */
  write: <Value>(stream: string, command: Command, direct: () => Promise<Receipt<Value>>) => Promise<Receipt<Value>>;
  onChange: (change: Change) => void;
  /** Ends with the ports. */
  signal: AbortSignal;
  subscribeTo: (port: PortName) => Subscribable['subscribe'];
}

export function offlineResources(options: OfflineCatalogueOptions): ResourcePort {
  const { remote, read, write, subscribeTo } = options;
  const held = new Held(options);
  // Whoever has asked the catalogue asks it, too, when the line has gone: what is held is then made ready before the first key.
  addEventListener('offline', () => void held.prepare(adapterProblem('offline', pageLanguage())), { signal: options.signal });
  /** What nobody has asked while the line was up is answered from what is held. */
  const readOrHeld = async <Value>(of: ReadOf<Value>, fromHeld: (problem: PortError) => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    try {
      return await held.first(read(of));
    } catch (error) {
      if (!(error instanceof PortError && error.offline)) throw error;
      return fromHeld(error);
    }
  };
  return {
    ...offlineCuePoints(options),
    ...offlineWatchTime(options),
    ...offlineRecommendations(options),
    subscribe: subscribeTo('resources'),
    search: async (query, { signal, taken } = {}) => {
      // A place in our own list means nothing to the service.
      if (isPlace(query.cursor)) return held.search(query, adapterProblem('offline', pageLanguage()));
      const answer = await readOrHeld({ question: ['resources', query], load: (ports, call) => ports.resources.search(query, call), change: 'catalogue.changed', signal, taken }, (problem) =>
        held.search(query, problem),
      );
      if (!answer.stale) held.expect();
      return answer;
    },
    get: async (resourceId, { signal } = {}) => {
      const of = { question: ['resource', resourceId], load: (ports: Ports, call: CallOptions) => ports.resources.get(resourceId, call), change: 'catalogue.changed' as const, signal };
      return withKeptFiles(options, await readOrHeld(of, (problem) => held.get(resourceId, problem)));
    },
    suggest: (words, { signal } = {}) =>
      readOrHeld({ question: ['suggestions', words], load: (ports, call) => ports.resources.suggest(words, call), change: 'catalogue.changed', signal }, (problem) =>
        held.ask((catalogue) => catalogue.suggest(words), problem),
      ),
    related: (resourceId, { signal } = {}) =>
      readOrHeld({ question: ['related', resourceId], load: (ports, call) => ports.resources.related(resourceId, call), change: 'catalogue.changed', signal }, (problem) =>
        held.ask((catalogue) => catalogue.related(resourceId), problem),
      ),
    taxonomy: (nodeId, { signal } = {}) =>
      readOrHeld({ question: ['taxonomy', nodeId], load: (ports, call) => ports.resources.taxonomy(nodeId, call), change: 'catalogue.changed', signal }, (problem) =>
        held.ask((catalogue) => catalogue.level(nodeId), problem),
      ),
    course: async (about, { signal } = {}) => {
      const of = { question: ['course', about.resourceId, about.taskId], load: (ports: Ports, call: CallOptions) => ports.resources.course(about, call), change: 'progress.changed' as const, signal };
      try {
        return await withKnownHere(options, about.taskId, await read(of, (course, writes) => withWaitingLaunches(course, about.taskId, writes)));
      } catch (error) {
        if (!(error instanceof PortError && error.offline)) throw error;
        return keptCourse(options, about, error);
      }
    },
    coursePackage: (resourceId, callOptions) => remote.resources.coursePackage(resourceId, callOptions),
    launch: async (resourceId, draft) => {
      const isKnownDown = !navigator.onLine || !options.outbox.reachable;
      const kept = isKnownDown ? await launchKept(options, resourceId, draft, adapterProblem('offline', pageLanguage())).catch(() => null) : null;
      if (kept !== null) return kept;
      try {
        const launched = await remote.resources.launch(resourceId, draft);
        await noteRegistration(options, resourceId, draft, launched).catch(() => undefined);
        return launched;
      } catch (error) {
        if (!(error instanceof PortError && error.offline)) throw error;
        return launchKept(options, resourceId, draft, error);
      }
    },
    // What one did is asked for each time, and not kept on a machine that others use.
    ownCourseGroups: remote.resources.ownCourseGroups?.bind(remote.resources),
    courseGroups: remote.resources.courseGroups?.bind(remote.resources),
    openCourseGroup: remote.resources.openCourseGroup?.bind(remote.resources),
    closeCourseGroup: remote.resources.closeCourseGroup?.bind(remote.resources),
    joinCourseGroup: remote.resources.joinCourseGroup?.bind(remote.resources),
    takeCertificate: remote.resources.takeCertificate?.bind(remote.resources),
    courseMembers: remote.resources.courseMembers?.bind(remote.resources),
    admitCourseMember: remote.resources.admitCourseMember?.bind(remote.resources),
    revokeCertificate: remote.resources.revokeCertificate?.bind(remote.resources),
    launchLink: (identifier) => remote.resources.launchLink(identifier),
    rating: (resourceId, { signal } = {}) =>
      read({ question: ['rating', resourceId], load: (ports, call) => ports.resources.rating(resourceId, call), change: 'catalogue.changed', signal }, (rating, writes) =>
        withQueuedRating(rating, resourceId, writes),
      ),
    rate: (resourceId, draft) => write(`rating ${resourceId}`, { kind: 'rating', resourceId, draft }, () => remote.resources.rate(resourceId, draft)),
    setCommentPolicy: async (resourceId, policy) => (await remote.resources.setCommentPolicy?.(resourceId, policy)) ?? { status: 'sent', value: null },
    reply: (commentId, text) => remote.resources.reply(commentId, text),
    reviewComment: (commentId, shown) => remote.resources.reviewComment(commentId, shown),
    statistics: (resourceId, { signal } = {}) =>
      read({ question: ['statistics', resourceId], load: (ports, call) => ports.resources.statistics(resourceId, call), change: 'catalogue.changed', signal }),
    report: (resourceId, draft, key) =>
      write(`reports ${resourceId}`, { kind: 'report', resourceId, draft, key }, () => remote.resources.report(resourceId, draft, key)),
    reports: (query, { signal } = {}) =>
      read({ question: ['reports', query], load: (ports, call) => ports.resources.reports(query, call), change: 'shelf.changed', signal }),
  };
}

/** Without a line, what is kept is all there is to play. */
async function withKeptFiles({ storage, owners }: OfflineCatalogueOptions, answer: Answer<Resource>): Promise<Answer<Resource>> {
  if (!answer.stale) return answer;
  const owner = await owners.find();
  const record = await new KeptStore(storage).get(owner.id, answer.value.id).catch(() => undefined);
  if (record === undefined || !isWhole(record) || isGone(record) || isExpired(record)) return answer;
  return { ...answer, value: asKept({ ...record, resource: answer.value }) };
}
