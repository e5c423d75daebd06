/** Learning records as xAPI statements: of the video profile, and of reading, each with its purpose. */
import { purposeOf } from '../../../contract/src/collected.ts';
import type { RouteRequest } from '../../../contract/src/route.ts';
import type { writeStatements } from '../../../contract/src/routes/statements.ts';
import { accountHomePage, activityPrefix, readingExtensions, verbs, videoActivityType, videoExtensions, videoProfile } from '../../../contract/src/schemas/statement.ts';
import type { PageRange, ProgressRecord } from '../../base/ports/types.ts';

export type StatementInput = RouteRequest<typeof writeStatements>['body'][number];

/** Milliseconds are as exact as watching is; more digits would only be noise. */
const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000;

const textOfPages = (read: readonly PageRange[]): string => read.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',');

/** Statements in which the profile wants to read how far it is, and what counts as watched. */
const sums: readonly ProgressRecord['verb'][] = ['paused', 'completed', 'terminated'];

/** Result extensions that the video profile asks for. */
function resultOf({ verb, video }: ProgressRecord): Record<string, number> {
  const { ratio, seeked } = video ?? {};
  return {
    ...(ratio !== undefined && sums.includes(verb) && { [videoExtensions.progress]: rounded(ratio) }),
    ...(seeked && { [videoExtensions.timeFrom]: rounded(seeked[0]), [videoExtensions.timeTo]: rounded(seeked[1]) }),
  };
}

/**
 * What `personId` did, as a statement. The record's id is the statement's, so that sending it twice is seen. What an older version has
 * kept is said in its words: the service may have it already, and one id never says two things.
 */
export function statementOf(record: ProgressRecord, personId: string): StatementInput {
  const { id, verb, resourceId, positionSeconds, durationSeconds, playedSegments, reading, sessionId, video, at } = record;
  const segments = playedSegments.map(([from, to]) => `${rounded(from)}[.]${rounded(to)}`).join('[,]');
  return {
    id,
    actor: { objectType: 'Agent', account: { homePage: accountHomePage, name: personId } },
    verb: { id: verbs[verb] },
    object: { objectType: 'Activity', id: activityPrefix.resource + resourceId, ...(video && { definition: { type: videoActivityType } }) },
    result: {
      ...(verb === 'completed' ? { completion: true } : {}),
      ...(verb === 'completed' && video && { duration: `PT${rounded(video.spentSeconds)}S` }),
      extensions: reading
        ? { [readingExtensions.page]: reading.page, [readingExtensions.pages]: reading.pages, [readingExtensions.read]: textOfPages(reading.read) }
        : { [videoExtensions.time]: rounded(positionSeconds), [videoExtensions.playedSegments]: segments, ...resultOf(record) },
    },
    context: {
      ...activitiesOf(record),
      extensions: {
        ...purposeOf(verbs[verb]),
        [videoExtensions.sessionId]: sessionId,
        ...(durationSeconds === null ? {} : { [videoExtensions.length]: rounded(durationSeconds) }),
        ...(video && (verb === 'initialized' || sums.includes(verb)) && { [videoExtensions.completionThreshold]: rounded(video.threshold) }),
      },
    },
    timestamp: at,
  };
}

/** The task in whose course it was done, and the profile that the statement follows. */
function activitiesOf({ taskId, video }: ProgressRecord) {
  const parent = taskId === null ? {} : { parent: [{ id: activityPrefix.task + taskId }] };
  const category = video ? { category: [{ id: videoProfile }] } : {};
  return taskId === null && !video ? {} : { contextActivities: { ...parent, ...category } };
}
