/** The same key and body have the effect of one, also when the answer to the first was lost. */
import { createHash } from 'node:crypto';
import { header } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { Caller } from '../identity/caller.ts';
import { ProblemError } from './problem.ts';

/** The words of `idempotency-key-missing` tell these bounds. */
const keyPattern = /^[A-Za-z0-9._:-]{8,64}$/;

/**
 * Runs `perform` unless this caller sent the key before; then gives the answer of that time. The key is stored in the
 * transaction of the write, so that both are there or neither; a second request with the key waits for the first.
 * @throws ProblemError idempotency-key-missing | idempotency-key-reused
 */
export async function once(
  db: Executor,
  caller: Caller,
  request: Request,
  body: Uint8Array,
  perform: () => Promise<unknown>,
): Promise<unknown> {
  const key = request.headers.get(header.idempotencyKey);
  if (key === null || !keyPattern.test(key)) throw new ProblemError('idempotency-key-missing');
  const { pathname } = new URL(request.url);
  const hash = createHash('sha256').update(`${request.method} ${pathname} ${caller.identity.id}\n`).update(body).digest('hex');
  const { tenantId, personId } = caller;
  const created = await db
    .insertInto('idempotency')
    .values({
      tenant_id: tenantId,
      person_id: personId,
      key,
      request_hash: hash,
      status: null,
      response: null,
      created_at: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  const own = { tenant_id: tenantId, person_id: personId, key };
  if (created === undefined) {
    const earlier = await db
      .selectFrom('idempotency')
      .select(['request_hash', 'response'])
      .where((where) => where.and(own))
      .executeTakeFirstOrThrow();
    if (earlier.request_hash !== hash) throw new ProblemError('idempotency-key-reused');
    return earlier.response;
  }
  const answer = await perform();
  await db
    .updateTable('idempotency')
    .set({ status: 200, response: JSON.stringify(answer ?? null) })
    .where((where) => where.and(own))
    .execute();
  return answer;
}
