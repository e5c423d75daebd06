/** The learning records of the signed-in person on their way into the store. */
import * as v from 'valibot';
import { activityPrefix, readingExtensions, videoExtensions, type Statement } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { callerOfPerson } from '../../xapi/caller.ts';
import type { Delivery } from '../../xapi/statement/prepare.ts';
import { statementSchemas } from '../../xapi/statement/schema.ts';
import { latestVersion } from '../../xapi/version.ts';
import { parseSegments } from './intervals.ts';
import { withoutPrefix } from './place.ts';
import { readingOf } from './reading.ts';

/**
 * Holds what a player says of its learner against the rules of the space.
 * @throws ProblemError invalid-request | not-found
 */
export async function deliveryOf(db: Executor, caller: Caller, statements: readonly Statement[]): Promise<Delivery> {
  statements.forEach(requireResource);
  for (const actor of new Set(statements.map((statement) => statement.actor.account.name))) {
    await authorise(db, caller, 'statement.write', { person: actor });
  }
  const parsed = statements.map((statement) => v.parse(statementSchemas[latestVersion], statement));
  return { author: callerOfPerson(caller), statements: parsed, version: latestVersion };
}

/** @throws ProblemError invalid-request */
function requireResource(statement: Statement, index: number): void {
  const reject = (pointer: string, rule: string) =>
    new ProblemError('invalid-request', { errors: [{ pointer: `/${index}/${pointer}`, rule }] });
  if (withoutPrefix(statement.object.id, activityPrefix.resource) === null) throw reject('object/id', 'regex');
  const segments = statement.result?.extensions?.[videoExtensions.playedSegments];
  if (typeof segments === 'string' && parseSegments(segments) === null) throw reject('result/extensions', 'segments');
  const extensions = statement.result?.extensions ?? {};
  if (readingExtensions.page in extensions && readingOf(extensions) === null) throw reject('result/extensions', 'pages');
}
