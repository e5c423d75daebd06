/**
 * What was taken over from a tool of LTI had an address of the app that no page answered. It is a link that opens by a launch, and its
 * address says whose page that is; so it is in what another source says of the same resource. Where a launch goes is kept as the tool
 * wrote it, with capitals, blanks or an account: of that the origin is read as browsers read it. What has none stays as it is.
 */
import { sql, type Kysely } from 'kysely';

interface Launched {
  tenant_id: string;
  resource_id: string;
  launch_url: string;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Launched>`select tenant_id, resource_id, launch_url from lti_link`.execute(db);
  const pages = rows.flatMap((row) => pageOf(row.launch_url).map((page) => ({ ...row, page })));
  if (pages.length === 0) return;
  const columns = [pages.map((row) => row.tenant_id), pages.map((row) => row.resource_id), pages.map((row) => row.page)] as const;
  for (const [table, key] of [['resource', 'id'], ['resource_source', 'resource_id']] as const) {
    await sql`update ${sql.table(table)} r set document = jsonb_set(r.document, '{renditions}', (
        select jsonb_agg(case when one ->> 'kind' = 'course' and one ->> 'url' like '/launch/%'
          then one || jsonb_build_object('kind', 'link', 'opensBy', 'launch', 'url', l.page)
          else one end order by place)
        from jsonb_array_elements(r.document -> 'renditions') with ordinality as all_of(one, place)))
      from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[]) as l(tenant_id, resource_id, page)
      where l.tenant_id = r.tenant_id and l.resource_id = ${sql.ref(`r.${key}`)}
        and jsonb_path_exists(r.document, '$.renditions[*] ? (@.kind == "course" && @.url starts with "/launch/")')`.execute(db);
  }
}

/** Over `http` nothing can be shown but what stands on the same machine. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The page that a launch goes to, without what stands around it in its address; nothing where that could not be shown. */
function pageOf(launchUrl: string): string[] {
  if (!URL.canParse(launchUrl)) return [];
  const { protocol, hostname, origin } = new URL(launchUrl);
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname)) ? [`${origin}/`] : [];
}
