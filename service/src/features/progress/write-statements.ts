/** Takes the learning records of the signed-in person in. */
import * as v from 'valibot';
import { activityPrefix, videoExtensions, type Statement } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { callerOfPerson } from '../../xapi/caller.ts';
import { recordStatements, type RecordOptions } from '../../xapi/statement/record.ts';
import { statementSchemas } from '../../xapi/statement/schema.ts';
import { latestVersion } from '../../xapi/version.ts';
import { parseSegments } from './intervals.ts';
import { withoutPrefix } from './place.ts';

/**
 * Stores the statements that are new, and brings progress up to date. Sent again with the same body they change nothing.
 * @throws ProblemError invalid-request | not-found | conflict
 */
export async function writeStatements(
  db: Executor,
  caller: Caller,
  statements: readonly Statement[],
  options: Omit<RecordOptions, 'version'> = {},
): Promise<string[]> {
  statements.forEach(requireResource);
  for (const actor of new Set(statements.map((statement) => statement.actor.account.name))) {
    await authorise(db, caller, 'statement.write', { person: actor });
  }
  const parsed = statements.map((statement) => v.parse(statementSchemas[latestVersion], statement));
  return recordStatements(db, callerOfPerson(caller), parsed, { ...options, version: latestVersion });
}

/** @throws ProblemError invalid-request */
function requireResource(statement: Statement, index: number): void {
  const reject = (pointer: string, rule: string) =>
    new ProblemError('invalid-request', { errors: [{ pointer: `/${index}/${pointer}`, rule }] });
  if (withoutPrefix(statement.object.id, activityPrefix.resource) === null) throw reject('object/id', 'regex');
  const segments = statement.result?.extensions?.[videoExtensions.playedSegments];
  if (typeof segments === 'string' && parseSegments(segments) === null) throw reject('result/extensions', 'segments');
}
