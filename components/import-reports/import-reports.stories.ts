import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { ImportReport } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './import-reports.define.ts';
import type { ImportReportsState, ImportUpload } from './import-reports.types.ts';

const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });
const fresh = { asOf: '2026-11-20T01:00:00.000Z', stale: false };
const running: ImportReport = { id: 'im-4', kind: 'catalogue', startedAt: '2026-11-20T00:59:00.000Z', finishedAt: null, counts: { resources: { created: 900, updated: 0, unchanged: 0, ended: 0, refused: 0 } }, findings: [] };
const broken: ImportReport = {
  ...running,
  finishedAt: '2026-11-20T01:00:00.000Z',
  findings: Array.from({ length: 140 }, (_, index) => ({ severity: 'error', file: '目录/数学/三年级上册/资源信息表.csv', line: index + 2, field: 'lom:general/lom:title', rule: 'catalogue.title.missing', message: '<b>没有标题。</b>' })),
};
const show = (reports: readonly ImportReport[], upload: ImportUpload = { type: 'none' }): { properties: { state: ImportReportsState } } => ({ properties: { state: ready({ reports, more: reports.length > 0, upload }, fresh) } });

export default { element: 'ls-import-reports', title: 'Import reports' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.manager) } },
  forbidden: { properties: { ports: portsOf(person.teacher) } },
  running: show([{ ...running, progress: 0.42 }]),
  cancelled: show([{ ...running, finishedAt: '2026-11-20T00:59:30.000Z', cancelledAt: '2026-11-20T00:59:30.000Z' }]),
  sending: show([], { type: 'sending', name: '春季资源.xml' }),
  refused: show([], { type: 'failed', problem: { code: 'body-too-large', title: '文件太大。', detail: '', action: '请分成几个文件。', offline: false } }),
  manyFindings: show([broken]),
} satisfies StoryFile['states'];
