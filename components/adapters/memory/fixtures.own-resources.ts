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
