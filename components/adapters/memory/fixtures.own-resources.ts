/** Something that a teacher has made for the catalogue, for tests and stories. */
import type { MemoryOwnResource } from './fixtures.types.ts';

const at = '2026-11-20T02:00:00.000Z';

export function madeResource({ title = '', ...part }: Pick<MemoryOwnResource, 'authorId' | 'state'> & Partial<MemoryOwnResource> & { title?: string }): MemoryOwnResource {
  return {
    id: 'or-1',
    draft: {
      title, type: 'A01', description: '', provider: '', rightsHolder: '', licence: '', language: '', lecturers: { label: '', people: [] }, created: '', keywords: [], category: [], node: null,
      directory: [], url: '', coverAlternative: '',
    },
    files: [],
    changedAt: at,
    submittedAt: part.state === 'draft' ? null : at,
    decision: null,
    resourceId: null,
    ...part,
  };
}

/** With all that is asked of it. */
export function wholeResource({ title = '', ...part }: Parameters<typeof madeResource>[0]): MemoryOwnResource {
  const { draft, ...made } = madeResource({ title, ...part });
  const said = { description: '一张纸，对折。', provider: '云岭县第一小学', rightsHolder: '云岭县第一小学', coverAlternative: '一张纸', lecturers: { label: '主讲人', people: [{ name: '王秀兰', ethnicGroup: '' }] } };
  const file = (role: 'cover' | 'media', name: string, kind: 'picture' | 'video') => ({ shown: { role, name, sizeBytes: 1, received: 1, kind }, bytes: new Blob(['x']) });
  return { ...made, draft: { ...draft, ...said }, files: [file('cover', '封面.jpg', 'picture'), file('media', '折纸.mp4', 'video')] };
}
