/** Records as files: out for everybody who may read them, in for who manages the platform. */
import { routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import { forEverybody, type ExchangeRecord } from '../../exchange/exchange-record.ts';
import { endImport } from '../../exchange/import-jobs.ts';
import { fileKinds } from '../../exchange/formats.ts';
import { storedRecords } from '../../exchange/stored-records.ts';
import { writeDelivery } from '../../exchange/write-delivery.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { negotiateLanguage } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import { publicOrigin } from '../../http/public-origin.ts';
import { readBytes } from '../../http/read-body.ts';
import type { Services } from '../../services.ts';
import { toReport } from '../imports/routes.ts';
import { isSuitable, learningGrade } from '../resources/suitable.ts';

const largestFile = 20_000_000;

/** Routes of the tag `exchange` about files of records. */
export function exchangeRoutes({ config, imports, logger }: Services): Implementation[] {
  return [
    implement(routes.exportResources, async ({ db, caller, body: { format, resourceIds }, request }) => {
      const { tenantId } = caller;
      const grade = await learningGrade(db, caller);
      const found = new Map<string, ExchangeRecord>();
      const { name: platform } = await db.selectFrom('organisation').select('name').where('tenant_id', '=', tenantId).where('id', '=', await topOrganisation(db, tenantId)).executeTakeFirstOrThrow();
      for await (const page of storedRecords(db, tenantId, [...new Set(resourceIds)], publicOrigin(config, request), logger)) {
        for (const record of page) if (isSuitable(record.row, grade)) found.set(record.id, forEverybody(record));
      }
      const records = [...new Set(resourceIds)].flatMap((id) => found.get(id) ?? []);
      if (records.length === 0) throw new ProblemError('not-found');
      const pieces: Uint8Array[] = [];
      for await (const piece of writeDelivery(format, platform, [records])) pieces.push(piece);
      const { mediaType, extension } = fileKinds[format];
      return { name: `resources.${extension}`, mediaType, count: records.length, content: Buffer.concat(pieces).toString('base64') };
    }),
    implement(
      routes.startImport,
      async ({ db, caller, query: { name, source }, request }) => {
        await authorise(db, caller, 'exchange.manage', { organisation: await topOrganisation(db, caller.tenantId) });
        const id = await imports.start(caller.tenantId, { name, source, bytes: await readBytes(request, largestFile) });
        const report = await db.selectFrom('import_report').selectAll().where((where) => where.and({ tenant_id: caller.tenantId, id })).executeTakeFirstOrThrow();
        return toReport(report, negotiateLanguage(request.headers.get('accept-language')));
      },
      { transaction: 'own' },
    ),
    implement(routes.cancelImport, async ({ db, caller, params }) => {
      await authorise(db, caller, 'exchange.manage', { organisation: await topOrganisation(db, caller.tenantId) });
      if (!(await endImport(db, caller.tenantId, params.importId))) throw new ProblemError('not-found');
      return undefined;
    }),
  ];
}
