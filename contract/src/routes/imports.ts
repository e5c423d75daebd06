/** Routes of the import port: what managers see of roster and catalogue imports. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { ImportPage, ImportReport } from '../schemas/import.ts';

export const listImports = defineRoute({
  id: 'listImports',
  method: 'get',
  path: '/imports',
  tag: 'imports',
  act: 'import.read',
  summary: 'Import reports, newest first',
  query: v.object({ cursor: v.optional(Cursor), limit: v.optional(PageSize) }),
  success: { status: 200, description: 'A page of reports.', schema: ImportPage },
});

export const readImport = defineRoute({
  id: 'readImport',
  method: 'get',
  path: '/imports/{importId}',
  tag: 'imports',
  act: 'import.read',
  summary: 'One import report',
  params: v.object({ importId: Id }),
  success: { status: 200, description: 'The report with its findings.', schema: ImportReport },
  problems: ['not-found'],
});
