/** Own resources for tests. */
import type { Draft } from '../features/own-resources/own-resource-rows.ts';
import type { Executor } from '../database/carrier.ts';
import type { OwnResourceTables } from '../database/own-resource-tables.ts';

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
