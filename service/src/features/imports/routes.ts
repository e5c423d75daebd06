/** Import reports, for the managers of the whole tenant. */
import type { Selectable } from 'kysely';
import { routes, type RouteOutput } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Schema, StoredFinding } from '../../database/schema.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { negotiateLanguage, texts, type Language } from '../../http/language.ts';
import { sentenceOf } from '../../http/sentence.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { IdCursor, decodeCursor, defaultPageSize, page } from '../cursor.ts';

type Report = RouteOutput<typeof routes.readImport>;

/** Routes of the tag `imports`. */
export function importRoutes(): Implementation[] {
  return [
    implement(routes.listImports, async ({ db, caller, query, request }) => {
      await requireTenantManager(db, caller);
      const limit = query.limit ?? defaultPageSize;
      const after = decodeCursor(query.cursor, IdCursor)?.[0];
      let select = db.selectFrom('import_report').selectAll().where('tenant_id', '=', caller.tenantId);
      if (after !== undefined) select = select.where('id', '<', after);
      const found = await select.orderBy('id', 'desc').limit(limit + 1).execute();
      const { rows, nextCursor } = page(found, limit, ({ id }) => [id]);
      const { total } = await db
        .selectFrom('import_report')
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .where('tenant_id', '=', caller.tenantId)
        .executeTakeFirstOrThrow();
      const language = negotiateLanguage(request.headers.get('accept-language'));
      return { items: rows.map((row) => toReport(row, language)), nextCursor, total };
    }),
    implement(routes.readImport, async ({ db, caller, params, request }) => {
      await requireTenantManager(db, caller);
      const row = await db
        .selectFrom('import_report')
        .selectAll()
        .where((where) => where.and({ tenant_id: caller.tenantId, id: params.importId }))
        .executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      return toReport(row, negotiateLanguage(request.headers.get('accept-language')));
    }),
  ];
}

/** An import concerns the whole tenant: only who manages its top organisation, or one above, may read of it. */
async function requireTenantManager(db: Executor, caller: Caller): Promise<void> {
  await authorise(db, caller, 'import.read', { organisation: await topOrganisation(db, caller.tenantId) });
}

export function toReport(row: Selectable<Schema['import_report']>, language: Language): Report {
  return {
    id: row.id,
    kind: row.kind,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    progress: row.progress,
    cancelledAt: row.cancelled_at,
    counts: row.counts,
    findings: row.findings.map((finding) => toFinding(finding, language)),
  };
}

/** The finding with its sentence in the reader's language. */
export function toFinding({ severity, file, line, field, rule, value, params }: StoredFinding, language: Language): Report['findings'][number] {
  const message = sentenceOf(texts[language].findings, rule, { value: value ?? '', ...params });
  return { severity, file, line, field, rule, message };
}
