/** Own resources for tests. */
import type { Draft } from '../features/own-resources/own-resource-rows.ts';
import type { Executor } from '../database/carrier.ts';
import type { OwnResourceTables } from '../database/own-resource-tables.ts';
import { routes, type Problem } from '../../../contract/src/index.ts';
import type { TestService } from './service.ts';

export const emptyDraft: Draft = {
  title: '', type: '', description: '', provider: '', rightsHolder: '', licence: '', language: '', lecturers: { label: '', people: [] }, created: '', keywords: [], category: [], node: null,
  directory: [], url: '', coverAlternative: '',
};
/** All that is asked, but for the files. */
export const wholeDraft: Draft = {
  ...emptyDraft,
  title: '用折纸认识分数', type: 'A01', description: '一张纸，对折，再对折：看看每一份是几分之一。', provider: '第一小学', rightsHolder: '王老师', language: 'zh-CN',
  lecturers: { label: '主讲人', people: [{ name: '王老师', ethnicGroup: '' }, { name: '班班多杰', ethnicGroup: '藏族' }, { name: '买买提·艾力', ethnicGroup: '' }, { name: '𠮷永强', ethnicGroup: '' }] },
  created: '2022-03-23', keywords: ['分数', '折纸'], category: ['科学文化', 'A-B'], coverAlternative: '一张对折的红纸',
};

export async function makeOwnResource(db: Executor, of: Pick<OwnResourceTables['own_resource'], 'tenant_id' | 'id' | 'author_id' | 'state'>, draft: Draft = wholeDraft): Promise<void> {
  const at = '2026-09-01T00:00:00.000Z';
  await db
    .insertInto('own_resource')
    .values({ ...of, draft: JSON.stringify(draft), changed_at: at, submitted_at: of.state === 'draft' ? null : at, decided_by: null, decided_at: null, reason: null, resource_id: null })
    .execute();
}

const teacher = 't1/teacher1';
const manager = 't1/m-county';

/** A teacher who makes resources, and the manager who decides; `service` is there when it is first asked for. */
export function workshopOf(service: () => TestService) {
  let made = 0;
  const newId = () => `own-test-${(made += 1)}`;
  const params = (ownResourceId: string) => ({ params: { ownResourceId } });
  const write = (id: string, draft: Partial<Draft> = {}, person = teacher) => service().ask(person, routes.writeOwnResource, { ...params(id), body: { ...wholeDraft, ...draft } });
  const read = (id: string, person = teacher) => service().ask(person, routes.readOwnResource, params(id));
  const submit = (id: string) => service().call(teacher, `/own-resources/${id}/submission`, { method: 'PUT' });
  const decideAsRead = (id: string, admitted: boolean, submittedAt: string | null, person = manager) =>
    service().call(person, `/own-resources/${id}/decision`, { method: 'PUT', json: { admitted, submittedAt: submittedAt ?? '2026-09-01T00:00:00.000Z', reason: admitted ? null : '封面看不清' } });
  const decide = async (id: string, admitted: boolean, person = manager) => decideAsRead(id, admitted, (await read(id)).submittedAt, person);
  const codeOf = async (response: Response) => ((await response.json()) as Problem).code;

  async function part(id: string, role: 'media' | 'cover', offset: number, bytes: Uint8Array<ArrayBuffer>, person = teacher): Promise<Response> {
    const headers = { Authorization: `Bearer ${await service().token(person)}`, 'Content-Type': 'application/octet-stream' };
    return service().fetch(new Request(`http://localhost/api/v1/own-resources/${id}/files/${role}/parts/${offset}`, { method: 'PUT', headers, body: bytes }));
  }
  async function upload(id: string, role: 'media' | 'cover', bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Response> {
    const begun = await service().ask(teacher, routes.beginUpload, { params: { ownResourceId: id, role }, body: { name, sizeBytes: bytes.length } });
    return part(id, role, begun.received, bytes.subarray(begun.received));
  }
  const found = async (title: string, person = teacher) => (await service().ask(person, routes.searchResources, { query: { q: title } })).items.filter((item) => item.title === title);
  return { newId, params, write, read, submit, decideAsRead, decide, codeOf, part, upload, found };
}
