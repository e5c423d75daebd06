/**
 * What was taken over from a tool of LTI had an address of the app that no page answered. It is a link that opens by a launch, and its
 * address says whose page that is.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update resource r set document = jsonb_set(r.document, '{renditions}', (
      select jsonb_agg(case when one ->> 'kind' = 'course' and one ->> 'url' like '/launch/%'
        then one || jsonb_build_object('kind', 'link', 'opensBy', 'launch', 'url', substring(l.launch_url from '^[a-z]+://[^/?#]+') || '/')
        else one end order by place)
      from jsonb_array_elements(r.document -> 'renditions') with ordinality as all_of(one, place)))
    from lti_link l
    where l.tenant_id = r.tenant_id and l.resource_id = r.id and jsonb_array_length(r.document -> 'renditions') > 0`.execute(db);
}
