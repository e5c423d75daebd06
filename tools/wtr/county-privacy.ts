/** Rules, consents and requests about data of the memory adapter as rows of the service's database. */
import type { MemoryPrivacy } from '../../components/adapters/memory/fixtures.types.ts';
import type { Carrier } from '../../service/src/database/carrier.ts';

export async function storePrivacy({ db }: Carrier, tenant_id: string, { rules, items, decisions, requests }: MemoryPrivacy): Promise<void> {
  if (rules !== null) {
    const { version, publishedAt, ...words } = rules;
    await db.insertInto('privacy_rules').values({ tenant_id, version, rules: JSON.stringify(words), published_at: publishedAt }).execute();
  }
  for (const [place, { id, version, kind, necessary, publishedAt, ...words }] of items.entries()) {
    await db.insertInto('consent_item').values({ tenant_id, id, version, kind, necessary, place, words: JSON.stringify(words), published_at: publishedAt, ended_at: null }).execute();
  }
  for (const { itemId, childId, version, agreed, decidedBy, decidedAt } of decisions) {
    await db.insertInto('consent_decision').values({ tenant_id, id: `${itemId}-${childId}`, item_id: itemId, version, child_id: childId, agreed, decided_by: decidedBy.id, decided_at: decidedAt }).execute();
  }
  for (const { id, right, subject, requestedBy, requestedAt, schoolId, text, state, answer } of requests) {
    if (state === 'queued') continue;
    await db
      .insertInto('data_request')
      .values({
        tenant_id, id, data_right: right, subject_id: subject.id, requested_by: requestedBy.id, organisation_id: schoolId, text, state, requested_at: requestedAt,
        answered_by: answer?.by.id ?? null, answered_at: answer?.at ?? null, answer: answer?.text ?? null,
      })
      .execute();
  }
}
