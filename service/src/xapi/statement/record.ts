/** Takes statements in, from wherever they come: all or none, each once, with the progress and notices that follow. */
import type { Executor } from '../../database/carrier.ts';
import { placeStatements } from '../../features/progress/place.ts';
import { project } from '../../features/progress/project.ts';
import { ProblemError } from '../../http/problem.ts';
import { learnDefinitions } from '../activities/definitions.ts';
import { isSame, type XapiCaller } from '../caller.ts';
import type { XapiVersion } from '../version.ts';
import { beginStoring } from './clock.ts';
import { activitiesOf } from './marks.ts';
import { prepare } from './prepare.ts';
import type { Statement } from './schema.ts';
import { storeStatements } from './store.ts';

export interface RecordOptions {
  version: XapiVersion;
  functionId?: string | null;
  /** The sender's clock when it sent; what it says of the past is shifted by the difference to ours. */
  sentAt?: string | null;
}

/**
 * Stores the statements that are new and brings progress up to date. Call inside a transaction.
 * @returns the ids, in the order sent
 * @throws ProblemError invalid-request | forbidden | not-found | conflict
 */
export async function recordStatements(
  db: Executor,
  author: XapiCaller,
  sent: readonly Statement[],
  { version, functionId = null, sentAt = null }: RecordOptions,
): Promise<string[]> {
  for (const statement of sent) requireOwn(author, statement);
  const finish = author.kind === 'session' ? await author.session.hear(db, sent) : null;
  const stored = await beginStoring(db);
  const prepared = sent.map((statement) => prepare(statement, { authority: author.agent, stored, version }));
  const { placed, facts } = await placeStatements(db, author, prepared);
  const fresh = await storeStatements(db, author, placed, functionId);
  if (author.kind === 'client') await learnDefinitions(db, author.tenantId, fresh.flatMap(({ statement }) => activitiesOf(statement)));
  await project(db, author.tenantId, fresh, { ...facts, clockOffset: offset(stored, sentAt) });
  await finish?.();
  return prepared.map(({ id }) => id);
}

/** @throws ProblemError forbidden when somebody records for somebody else, or a course for another launch */
function requireOwn(author: XapiCaller, { actor, context }: Statement): void {
  if (author.kind === 'client') return;
  if (!isSame(author.agent, actor)) throw new ProblemError('forbidden');
  if (author.kind === 'session' && context?.registration !== author.session.registration) throw new ProblemError('forbidden');
}

/** Milliseconds by which the sender's clock is behind ours. */
function offset(stored: string, sentAt: string | null): number {
  const sent = Date.parse(sentAt ?? '');
  return Number.isNaN(sent) ? 0 : Date.parse(stored) - sent;
}
