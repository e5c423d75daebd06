import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './my-resources.define.ts';

/** A shelf with something on it, and shares in each state; what one person does the others see. */
async function filled() {
  const service = createMemoryService(countyFixtures(), { latencyMs: 0 });
  const teacher = service.portsFor(person.teacher);
  teacher.identity.actAs('i-wang-teacher');
  const pupil = service.portsFor(person.pupil);
  for (const { shelf } of [teacher, pupil]) {
    await shelf.change({ act: 'put-folder', folderId: 'f-week', name: '下周要用' });
    await shelf.change({ act: 'keep', resourceId: 'r-fractions', draft: { folderId: 'f-week', tags: ['导入', '分数'], note: '用前30秒引入。' } });
    await shelf.change({ act: 'keep', resourceId: 'r-poem', draft: { folderId: null, tags: ['古诗'], note: '' } });
    await shelf.change({ act: 'keep', resourceId: 'r-uyghur-song', draft: { folderId: null, tags: [], note: '' } });
    await shelf.change({ act: 'put-search', searchId: 's-1', draft: { name: '三年级分数', query: { q: '分数', grade: 3 }, subscribed: true } });
  }
  await teacher.shelf.share('share-class-000001', { resourceId: 'r-fractions', audience: { kind: 'class', classId: 'c-31' }, note: '明天讲分数，先看一遍。' });
  await pupil.shelf.thankForShare?.('share-class-000001', true);
  await teacher.shelf.share('share-school-00001', { resourceId: 'r-poem', audience: { kind: 'school' }, note: '全校都可以用。' });
  return { service, teacher, pupil };
}
const { service, teacher, pupil } = await filled();
const longName = '很长的文件夹名字'.repeat(7);
const long = createMemoryService(countyFixtures(), { latencyMs: 0 }).portsFor(person.otherPupil);
await long.shelf.change({ act: 'put-folder', folderId: 'f-long', name: longName });
await long.shelf.change({ act: 'keep', resourceId: 'r-tibetan-story', draft: { folderId: 'f-long', tags: ['标签'.repeat(15)], note: '备注'.repeat(200) } });

export default { element: 'ls-my-resources', title: 'My resources' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: teacher, link: '/shared/{share}' } },
  ofPupil: { properties: { ports: pupil } },
  ofManager: { properties: { ports: service.portsFor(person.manager) } },
  withNothing: { properties: { ports: createMemoryService(countyFixtures(), { latencyMs: 0 }).portsFor(person.guardian) } },
  sharing: { properties: { ports: teacher, link: '/shared/{share}', shareResource: 'r-fractions' } },
  openedByLink: { properties: { ports: pupil, share: 'share-class-000001' } },
  refusedLink: { properties: { ports: service.portsFor(person.colleague), share: 'share-class-000001' } },
  long: { properties: { ports: long } },
} satisfies StoryFile['states'];
