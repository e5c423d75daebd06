import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { ready, type Selection } from '../base/index.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './content-tools.define.ts';
import type { ContentToolsState } from './content-tools.types.ts';

const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });
const tools = [{ id: 't-1', name: '澜川数字图书馆', tellsNames: false }, { id: 't-2', name: 'ئۈرۈمچى رەقەملىك كۈتۈپخانىسى', tellsNames: true }];
const returned: Selection = {
  id: 's-1',
  purpose: 'task',
  tool: { id: 't-1', name: '澜川数字图书馆' },
  state: 'returned',
  message: '已选好',
  items: [
    { place: 0, kind: 'link', title: '二十四节气 <img src=x onerror=alert(1)>', description: '一年四季的节气。', host: 'library.example', problem: null },
    { place: 1, kind: 'ltiResourceLink', title: '节气练习', description: '', host: 'library.example', problem: null },
    { place: 2, kind: 'file', title: '长'.repeat(300), description: '', host: null, problem: '这个文件的地址会过期，没有带回。' },
  ],
  resourceIds: [],
};
const show = (selection: Selection | null): { properties: { state: ContentToolsState } } => ({
  properties: { state: ready({ tools, selection }, { asOf: '2026-11-20T01:00:00.000Z', stale: false }) },
});

export default { element: 'ls-content-tools', title: 'Content tools' };
export const states = {
  ...bareStories,
  ready: show(null),
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
  forbidden: { properties: { ports: portsOf(person.pupil) } },
  waiting: show({ ...returned, state: 'open', items: [] }),
  returned: show(returned),
  nothing: show({ ...returned, items: [] }),
  taken: show({ ...returned, state: 'taken', resourceIds: ['a', 'b'] }),
  uyghur: { properties: { ...show(returned).properties, lang: 'ug' } },
} satisfies StoryFile['states'];
