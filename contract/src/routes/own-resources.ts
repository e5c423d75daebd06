/** Routes of the port of own resources: make, upload, submit; and for managers of the platform, admit. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { AdmissionDecision, DirectoryList, DirectoryXml, OwnFile, OwnFileDraft, OwnFileRole, OwnResource, OwnResourceDraft, OwnResourcePage, OwnResourceState } from '../schemas/own-resource.ts';

const one = v.object({ ownResourceId: Id });
const file = v.object({ ownResourceId: Id, role: OwnFileRole });
const page = { cursor: v.optional(Cursor), limit: v.optional(PageSize) };

export const listOwnResources = defineRoute({
  id: 'listOwnResources',
  method: 'get',
  path: '/own-resources',
  tag: 'own-resources',
  act: 'own-resource.read',
  summary: 'What the caller has made',
  description: 'The newest first. Nobody else sees the list.',
  query: v.object({ state: v.optional(OwnResourceState), ...page }),
  success: { status: 200, description: 'A page of own resources.', schema: OwnResourcePage },
});

export const readOwnResource = defineRoute({
  id: 'readOwnResource',
  method: 'get',
  path: '/own-resources/{ownResourceId}',
  tag: 'own-resources',
  act: 'own-resource.read',
  summary: 'One own resource with its files and what stands in its way',
  description: 'Managers of the platform read what waits for them or was admitted, and never a draft or what they have returned.',
  params: one,
  success: { status: 200, description: 'The resource.', schema: OwnResource },
  problems: ['not-found'],
});

export const writeOwnResource = defineRoute({
  id: 'writeOwnResource',
  method: 'put',
  path: '/own-resources/{ownResourceId}',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Keep a draft, whole or half',
  description: 'The id is made by the client, so that sending twice is once. What was returned or withdrawn becomes a draft again; what waits or is admitted is withdrawn first.',
  params: one,
  body: OwnResourceDraft,
  success: { status: 200, description: 'The draft as it was kept.', schema: OwnResource },
  problems: ['not-found', 'own-resource-submitted'],
});

export const dropOwnResource = defineRoute({
  id: 'dropOwnResource',
  method: 'delete',
  path: '/own-resources/{ownResourceId}',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Throw a draft away, with its files',
  params: one,
  success: { status: 204, description: 'It is gone.' },
  problems: ['not-found', 'own-resource-submitted'],
});

export const beginUpload = defineRoute({
  id: 'beginUpload',
  method: 'put',
  path: '/own-resources/{ownResourceId}/files/{role}',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Begin to upload a file, or go on',
  description: 'The same name and size go on where the earlier upload stopped; another file takes its place. What nobody goes on with for 14 days is dropped. A cover has at most 5 MB, any other file 500 MB, all files of a person together 5 GB.',
  params: file,
  body: OwnFileDraft,
  success: { status: 200, description: 'How far it is.', schema: OwnFile },
  problems: ['not-found', 'own-resource-submitted', 'body-too-large'],
});

export const uploadPart = defineRoute({
  id: 'uploadPart',
  method: 'put',
  path: '/own-resources/{ownResourceId}/files/{role}/parts/{offset}',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Upload a part',
  description:
    'At most 1,000,000 bytes, at the place where the file has come to; a part that has come is taken as said. With the last one the bytes are looked at: a cover begins as a JPEG (FF D8 FF), whatever its name says, and a textbook (EPUB) keeps the rules by which it is opened: `errors` of `book-refused` name the file and the rule.',
  params: v.object({ ...file.entries, offset: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)) }),
  upload: 'The bytes of the part.',
  success: { status: 200, description: 'How far it is.', schema: OwnFile },
  problems: ['not-found', 'own-resource-submitted', 'conflict', 'file-kind', 'book-refused'],
});

export const readOwnFile = defineRoute({
  id: 'readOwnFile',
  method: 'get',
  path: '/own-resources/{ownResourceId}/files/{role}',
  tag: 'own-resources',
  act: 'own-resource.read',
  summary: 'A whole file, for its author and whoever reviews it',
  params: file,
  success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
  problems: ['not-found'],
});

export const dropOwnFile = defineRoute({
  id: 'dropOwnFile',
  method: 'delete',
  path: '/own-resources/{ownResourceId}/files/{role}',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Take a file away, or cancel its upload',
  params: file,
  success: { status: 204, description: 'The file is gone.' },
  problems: ['not-found', 'own-resource-submitted'],
});

export const submitOwnResource = defineRoute({
  id: 'submitOwnResource',
  method: 'put',
  path: '/own-resources/{ownResourceId}/submission',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Submit it for admission by the platform',
  description: 'It waits for a review; nobody else sees it before it is admitted.',
  params: one,
  success: { status: 200, description: 'It waits, also when it did before.', schema: OwnResource },
  problems: ['not-found', 'own-resource-submitted', 'own-resource-incomplete'],
});

export const checkOwnLink = defineRoute({
  id: 'checkOwnLink',
  method: 'put',
  path: '/own-resources/{ownResourceId}/link-check',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Ask the address of a linked course whether it answers',
  description: 'The address of the draft as it was kept, on the public network only, and nothing is told to it. A page of another origin cannot be asked by a browser. The outcome stands beside the draft, also for who decides on it.',
  params: one,
  success: { status: 200, description: 'The resource with what came of it.', schema: OwnResource },
  problems: ['not-found', 'own-resource-submitted'],
});

export const withdrawOwnResource = defineRoute({
  id: 'withdrawOwnResource',
  method: 'put',
  path: '/own-resources/{ownResourceId}/withdrawal',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Take it back from the review, or out of the catalogue',
  params: one,
  success: { status: 200, description: 'It is withdrawn, and its files are no longer served. A task that refers to it still names it.', schema: OwnResource },
  problems: ['not-found', 'conflict'],
});

export const listSubmissions = defineRoute({
  id: 'listSubmissions',
  method: 'get',
  path: '/submissions',
  tag: 'own-resources',
  act: 'resource.admit',
  summary: 'What waits for admission by the platform',
  description: 'What has waited longest first.',
  query: v.object(page),
  success: { status: 200, description: 'A page of what waits.', schema: OwnResourcePage },
  problems: ['not-found'],
});

export const decideAdmission = defineRoute({
  id: 'decideAdmission',
  method: 'put',
  path: '/own-resources/{ownResourceId}/decision',
  tag: 'own-resources',
  act: 'resource.admit',
  summary: 'Admit to the catalogue, or return with a reason; the first decision stands',
  params: one,
  body: AdmissionDecision,
  success: { status: 200, description: 'The resource with the decision; its author gets a notice.', schema: OwnResource },
  problems: ['not-found', 'conflict', 'own-resource-incomplete'],
});

export const readDirectoryXml = defineRoute({
  id: 'readDirectoryXml',
  method: 'post',
  path: '/directory-lines',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Read a directory that is written as XML',
  description: 'Changes nothing. XML that is malformed, declares a DTD or refers to an entity is refused.',
  body: DirectoryXml,
  success: { status: 200, description: 'Its lines.', schema: DirectoryList },
});

export const writeDirectoryXml = defineRoute({
  id: 'writeDirectoryXml',
  method: 'post',
  path: '/directory-xml',
  tag: 'own-resources',
  act: 'own-resource.write',
  summary: 'Write a directory as XML, as the collection notice asks',
  description: 'Changes nothing.',
  body: DirectoryList,
  success: { status: 200, description: 'The XML.', schema: DirectoryXml },
});
