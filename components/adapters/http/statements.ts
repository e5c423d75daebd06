/** Learning records as xAPI statements: of the video profile, and of reading. */
import { header } from '../../../contract/src/headers.ts';
import type { RouteRequest } from '../../../contract/src/route.ts';
import { writeStatements } from '../../../contract/src/routes/statements.ts';
import { accountHomePage, activityPrefix, readingExtensions, verbs, videoExtensions } from '../../../contract/src/schemas/statement.ts';
import type { Ports } from '../../base/ports/ports.ts';
import type { PageRange, ProgressRecord } from '../../base/ports/types.ts';
import type { Client, RouteCallOptions } from './client.ts';

export type StatementInput = RouteRequest<typeof writeStatements>['body'][number];

/** Milliseconds are as exact as watching is; more digits would only be noise. */
const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000;

const textOfPages = (read: readonly PageRange[]): string => read.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',');

/** What `personId` did, as a statement. The record's id is the statement's, so that sending it twice is seen. */
export function statementOf(record: ProgressRecord, personId: string): StatementInput {
  const { id, verb, resourceId, taskId, positionSeconds, durationSeconds, playedSegments, reading, sessionId, at } = record;
  const segments = playedSegments.map(([from, to]) => `${rounded(from)}[.]${rounded(to)}`).join('[,]');
  return {
    id,
    actor: { objectType: 'Agent', account: { homePage: accountHomePage, name: personId } },
    verb: { id: verbs[verb] },
    object: { objectType: 'Activity', id: activityPrefix.resource + resourceId },
    result: {
      ...(verb === 'completed' ? { completion: true } : {}),
      extensions: reading
        ? { [readingExtensions.page]: reading.page, [readingExtensions.pages]: reading.pages, [readingExtensions.read]: textOfPages(reading.read) }
        : { [videoExtensions.time]: rounded(positionSeconds), [videoExtensions.playedSegments]: segments },
    },
    context: {
      ...(taskId === null ? {} : { contextActivities: { parent: [{ id: activityPrefix.task + taskId }] } }),
      extensions: {
        [videoExtensions.sessionId]: sessionId,
        ...(durationSeconds === null ? {} : { [videoExtensions.length]: rounded(durationSeconds) }),
      },
    },
    timestamp: at,
  };
}

/** Sends what people did. Comes with the first record. */
export function recordPort(client: Client, by: () => RouteCallOptions, whoAmI: () => Promise<string>, subscribe: Ports['progress']['subscribe']): Pick<Ports['progress'], 'subscribe' | 'record'> {
  return {
    subscribe,
    record: async (records) => {
      const actor = await whoAmI();
      // A school's machine may be years off: the service then knows by how much.
      const headers = { [header.sentAt]: new Date().toISOString() };
      await client.call(writeStatements, { body: records.map((record) => statementOf(record, actor)) }, { ...by(), headers });
      return { status: 'sent', value: null };
    },
  };
}
