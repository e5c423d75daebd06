/** Routes of the exchange of records as files. LTI stands in `lti.ts`. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { RecordsExport, RecordsFile } from '../schemas/exchange.ts';
import { ImportReport } from '../schemas/import.ts';

export const exportResources = defineRoute({
  id: 'exportResources',
  method: 'post',
  path: '/resource-exports',
  tag: 'exchange',
  act: 'resource.read',
  summary: 'Chosen resources as a file of records',
  description: 'Names of lecturers are in it, for citing; their ethnic groups, who reviewed it and fields that nobody knows are not. Nothing is stored.',
  body: RecordsExport,
  success: { status: 200, description: 'The file.', schema: RecordsFile },
  problems: ['not-found'],
});

export const startImport = defineRoute({
  id: 'startImport',
  method: 'post',
  path: '/imports',
  tag: 'exchange',
  act: 'exchange.manage',
  summary: 'Take in a file of records',
  description: 'The file says itself which of the known formats it is. The answer comes at once; `readImport` says how far it is, and at the end which records broke a rule, by line. While one of the platform runs, another is answered with `too-many-requests`.',
  query: v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200), v.description('Name of the file, for the report.')),
    source: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100), v.description('Who delivers it. The words of the platform’s own catalogue stay.')),
  }),
  upload: 'The file: XML, JSON or a zip, at most 20 MB.',
  success: { status: 201, description: 'Begun.', schema: ImportReport },
  problems: ['body-too-large'],
});

export const cancelImport = defineRoute({
  id: 'cancelImport',
  method: 'delete',
  path: '/imports/{importId}',
  tag: 'exchange',
  act: 'exchange.manage',
  summary: 'End an import that runs',
  description: 'What was taken in before stays, and the report says what that was. An import that is over stays as it is.',
  params: v.object({ importId: Id }),
  success: { status: 204, description: 'It has ended.' },
  problems: ['not-found'],
});
