/** The resource port and the shelf port over a service that speaks the contract. */
import { launchUnit, readCourse, readCoursePackage } from '../../../contract/src/routes/courses.ts';
import { answerCuePoint, dropCuePoint, listCuePoints, putCuePoint } from '../../../contract/src/routes/cue-points.ts';
import { listReports, rateResource, readRating, readResourceStatistics, removeRating, replyToComment, reportResource, reviewComment, setCommentPolicy } from '../../../contract/src/routes/judgements.ts';
import { launchLink } from '../../../contract/src/routes/lti.ts';
import { dismissRecommendation, giveRecommendation, restoreRecommendation, setRecommendations, withdrawRecommendation } from '../../../contract/src/routes/recommendations.ts';
import { readTaxonomy, suggestResources } from '../../../contract/src/routes/resources.ts';
import { readWatchTime, setWatchRule } from '../../../contract/src/routes/watch-time.ts';
import { dropNote, listNotes, putNote, shareNote, withdrawNote } from '../../../contract/src/routes/notes.ts';
import {
  dropFavourite,
  dropFolder,
  dropSavedSearch,
  keepFavourite,
  markSearchSeen,
  putFolder,
  putSavedSearch,
  readShelf,
} from '../../../contract/src/routes/shelf.ts';
import { decideShare, listShares, offerToSchool, openShare, shareWithClass, thankForShare, withdrawShare } from '../../../contract/src/routes/shares.ts';
import { header } from '../../../contract/src/headers.ts';
import type { CuePointChange } from '../../base/ports/cue-points.ts';
import type { RecommendationChange } from '../../base/ports/recommendations.ts';
import type { Answer, CallOptions, ResourcePort, Subscribable } from '../../base/ports/ports.ts';
import type { ShelfChange, ShelfPort } from '../../base/ports/shelf.ts';
import type { ShareDraft, SharingPort } from '../../base/ports/sharing.ts';
import { changesFor } from '../changes.ts';
import type { Client, Outcome, RouteCallOptions } from './client.ts';
import { favouritesReadable, readReadable, recommendationsReadable, relatedReadable, searchReadable } from './readable.ts';
import { decodeSavedQuery, encodeQuery, encodeSavedQuery } from './resource-query.ts';

const answer = <Value>({ value, asOf }: Outcome<Value>): Answer<Value> => ({ value, asOf, stale: false });
const digits = (number: number | undefined) => (number === undefined ? undefined : String(number));

/** How a call is made on behalf of the acting identity. */
type By = (options?: CallOptions) => RouteCallOptions;

export function resourcePort(client: Client, by: By, hub: Subscribable): ResourcePort {
  const ofGroups = async () => (await import('./course-groups.ts')).courseGroupCalls(client, by);
  return {
    subscribe: changesFor('resources', hub),
    search: async (query, options) => {
      const { value: { page, leftOut }, asOf } = await client.call(searchReadable, { query: encodeQuery(query) }, by(options));
      return answer({ value: leftOut === 0 ? page : { ...page, problem: client.leftOut(leftOut) }, asOf });
    },
    get: async (resourceId, options) => answer(await client.call(readReadable, { params: { resourceId } }, by(options))),
    suggest: async (words, options) => {
      const q = words.trim().slice(0, 200);
      if (q === '') return { value: [], asOf: new Date().toISOString(), stale: false };
      const { value, asOf } = await client.call(suggestResources, { query: { q } }, by(options));
      return answer({ value: value.items, asOf });
    },
    related: async (resourceId, options) => {
      const { value, asOf } = await client.call(relatedReadable, { params: { resourceId } }, by(options));
      return answer({ value: value.items, asOf });
    },
    taxonomy: async (nodeId, options) => answer(await client.call(readTaxonomy, { query: { node: nodeId ?? undefined } }, by(options))),
    course: async ({ resourceId, taskId }, options) => answer(await client.call(readCourse, { params: { resourceId }, query: { taskId: taskId ?? undefined } }, by(options))),
    ownCourseGroups: async (...given) => (await ofGroups()).ownCourseGroups(...given),
    courseGroups: async (...given) => (await ofGroups()).courseGroups(...given),
    openCourseGroup: async (...given) => (await ofGroups()).openCourseGroup(...given),
    closeCourseGroup: async (...given) => (await ofGroups()).closeCourseGroup(...given),
    joinCourseGroup: async (...given) => (await ofGroups()).joinCourseGroup(...given),
    takeCertificate: async (...given) => (await ofGroups()).takeCertificate(...given),
    courseMembers: async (...given) => (await ofGroups()).courseMembers(...given),
    admitCourseMember: async (...given) => (await ofGroups()).admitCourseMember(...given),
    revokeCertificate: async (...given) => (await ofGroups()).revokeCertificate(...given),
    coursePackage: async (resourceId, options) => answer(await client.call(readCoursePackage, { params: { resourceId } }, by(options))),
    launch: async (resourceId, { taskId, ...draft }) => {
      const body = { ...draft, ...(taskId !== null && { taskId }) };
      const headers = draft.launchId === undefined ? {} : { [header.sentAt]: new Date().toISOString() };
      const { value } = await client.call(launchUnit, { params: { resourceId }, body }, { ...by(), headers, functionId: 'RS-05' });
      return { url: value.url, launchMethod: value.launchMethod };
    },
    launchLink: async (identifier) => {
      const { value } = await client.call(launchLink, { body: { identifier } }, { ...by(), functionId: 'RS-05' });
      return { url: value.url, launchMethod: 'OwnWindow' };
    },
    cuePoints: async (resourceId, options) => answer(await client.call(listCuePoints, { params: { resourceId } }, by(options))),
    changeCuePoint: async (change) => {
      await sendCuePoint(client, change, { ...by(), functionId: 'RS-05' });
      return { status: 'sent', value: null };
    },
    watchTime: async (learnerId, options) => answer(await client.call(readWatchTime, { query: { learnerId: learnerId ?? undefined } }, by(options))),
    setWatchRule: async (learnerId, rule) => ({ status: 'sent', value: (await client.call(setWatchRule, { params: { learnerId }, body: rule }, { ...by(), functionId: 'P-10' })).value }),
    rating: async (resourceId, options) => answer(await client.call(readRating, { params: { resourceId } }, by(options))),
    rate: async (resourceId, draft) => {
      const params = { resourceId };
      const call = { ...by(), functionId: 'RS-07' };
      if (draft !== null) return { status: 'sent', value: (await client.call(rateResource, { params, body: draft }, call)).value };
      await client.call(removeRating, { params }, call);
      return { status: 'sent', value: (await client.call(readRating, { params }, by())).value };
    },
    setCommentPolicy: async (resourceId, policy) => {
      await client.call(setCommentPolicy, { params: { resourceId }, body: { policy } }, { ...by(), functionId: 'LI-05' });
      return { status: 'sent', value: null };
    },
    reply: async (commentId, text) => {
      await client.call(replyToComment, { params: { commentId }, body: { text } }, { ...by(), functionId: 'RS-07' });
      return { status: 'sent', value: null };
    },
    reviewComment: async (commentId, shown) => {
      await client.call(reviewComment, { params: { commentId }, body: { shown } }, { ...by(), functionId: 'RS-07' });
      return { status: 'sent', value: null };
    },
    statistics: async (resourceId, options) => answer(await client.call(readResourceStatistics, { params: { resourceId } }, by(options))),
    recommendations: async (options) => answer(await client.call(recommendationsReadable, {}, by(options))),
    changeRecommendations: async (change) => {
      await sendRecommendation(client, change, { ...by(), functionId: change.act === 'set' ? 'SEC-16' : 'RS-10' });
      return { status: 'sent', value: null };
    },
    report: async (resourceId, draft, key) => {
      const { value } = await client.call(reportResource, { params: { resourceId }, body: draft }, { ...by(), idempotencyKey: key, functionId: 'RS-14' });
      return { status: 'sent', value };
    },
    reports: async ({ cursor, limit }, options) => answer(await client.call(listReports, { query: { cursor, limit: digits(limit) } }, by(options))),
  };
}

function sendCuePoint(client: Client, change: CuePointChange, options: RouteCallOptions): Promise<unknown> {
  const params = { cuePointId: change.cuePointId };
  switch (change.act) {
    case 'put-cue-point':
      return client.call(putCuePoint, { params, body: change.draft }, options);
    case 'drop-cue-point':
      return client.call(dropCuePoint, { params }, options);
    case 'answer-cue-point':
      // A school's machine may be years off: the service then knows by how much.
      return client.call(answerCuePoint, { params, body: change.draft }, { ...options, headers: { [header.sentAt]: new Date().toISOString() } });
  }
}

function sendRecommendation(client: Client, change: RecommendationChange, options: RouteCallOptions): Promise<unknown> {
  switch (change.act) {
    case 'set':
      return client.call(setRecommendations, { body: change.settings }, options);
    case 'dismiss':
      return client.call(dismissRecommendation, { params: { resourceId: change.resourceId } }, options);
    case 'restore':
      return client.call(restoreRecommendation, { params: { resourceId: change.resourceId } }, options);
    case 'give':
      return client.call(giveRecommendation, { params: { recommendationId: change.id }, body: change.draft }, options);
    case 'withdraw':
      return client.call(withdrawRecommendation, { params: { recommendationId: change.id } }, options);
  }
}

export function shelfPort(client: Client, by: By, hub: Subscribable): ShelfPort {
  return {
    subscribe: changesFor('shelf', hub),
    read: async (options) => {
      const { value, asOf } = await client.call(readShelf, {}, by(options));
      return answer({ value: { ...value, searches: value.searches.map((search) => ({ ...search, query: decodeSavedQuery(search.query) })) }, asOf });
    },
    favourites: async (query, options) => answer(await client.call(favouritesReadable, { query: { ...query, limit: digits(query.limit) } }, by(options))),
    notes: async (resourceId, options) => {
      const { value, asOf } = await client.call(listNotes, { query: { resourceId } }, by(options));
      return answer({ value: value.items, asOf });
    },
    change: async (change) => {
      await send(client, change, { ...by(), functionId: change.act.endsWith('-note') ? 'S-06' : 'RS-06' });
      return { status: 'sent', value: null };
    },
    ...sharing(client, by),
  };
}

function sharing(client: Client, by: By): SharingPort {
  const call = (): RouteCallOptions => ({ ...by(), functionId: 'RS-08' });
  const send = (shareId: string, { resourceId, audience, note }: ShareDraft) =>
    audience.kind === 'class'
      ? client.call(shareWithClass, { params: { shareId }, body: { resourceId, classId: audience.classId, note } }, call())
      : client.call(offerToSchool, { params: { shareId }, body: { resourceId, audience: audience.kind, note } }, call());
  return {
    shares: async (box, options) => {
      const { value, asOf } = await client.call(listShares, { query: { box } }, by(options));
      return answer({ value: value.items, asOf });
    },
    openShare: async (shareId, options) => answer(await client.call(openShare, { params: { shareId } }, by(options))),
    share: async (shareId, draft) => ({ status: 'sent', value: (await send(shareId, draft)).value }),
    withdrawShare: async (shareId) => {
      await client.call(withdrawShare, { params: { shareId } }, call());
      return { status: 'sent', value: null };
    },
    thankForShare: async (shareId, given) => ({ status: 'sent', value: (await client.call(thankForShare, { params: { shareId }, body: { given } }, call())).value }),
    decideShare: async (shareId, decision) => ({ status: 'sent', value: (await client.call(decideShare, { params: { shareId }, body: decision }, call())).value }),
  };
}

function send(client: Client, change: ShelfChange, options: RouteCallOptions): Promise<unknown> {
  switch (change.act) {
    case 'keep':
      return client.call(keepFavourite, { params: { resourceId: change.resourceId }, body: change.draft }, options);
    case 'drop':
      return client.call(dropFavourite, { params: { resourceId: change.resourceId } }, options);
    case 'put-folder':
      return client.call(putFolder, { params: { folderId: change.folderId }, body: { name: change.name } }, options);
    case 'drop-folder':
      return client.call(dropFolder, { params: { folderId: change.folderId } }, options);
    case 'put-search': {
      const { query, ...draft } = change.draft;
      return client.call(putSavedSearch, { params: { searchId: change.searchId }, body: { ...draft, query: encodeSavedQuery(query) } }, options);
    }
    case 'see-search':
      return client.call(markSearchSeen, { params: { searchId: change.searchId } }, options);
    case 'put-note':
      return client.call(putNote, { params: { noteId: change.noteId }, body: change.draft }, options);
    case 'drop-note':
      return client.call(dropNote, { params: { noteId: change.noteId } }, options);
    case 'share-note':
      return client.call(shareNote, { params: { noteId: change.noteId }, body: { classId: change.classId } }, options);
    case 'withdraw-note':
      return client.call(withdrawNote, { params: { noteId: change.noteId } }, options);
    case 'drop-search':
      return client.call(dropSavedSearch, { params: { searchId: change.searchId } }, options);
  }
}
