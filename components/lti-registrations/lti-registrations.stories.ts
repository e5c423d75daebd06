import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { ready, type LtiAddresses, type LtiRegistration } from '../base/index.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './lti-registrations.define.ts';
import type { LtiRegistrationsData, LtiRegistrationsState } from './lti-registrations.types.ts';

const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });
const issuer = 'https://space.example/lti/yunling';
const ours: LtiAddresses = { issuer, keysUrl: `${issuer}/keys`, authorizeUrl: `${issuer}/authorize`, returnUrl: `${issuer}/return`, loginUrl: `${issuer}/login`, launchUrl: `${issuer}/launch` };
const tool: LtiRegistration = {
  id: 'lt-1', clientId: '5c0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a13', deploymentId: '1', ours, createdAt: '2026-09-01T00:30:00.000Z',
  draft: { side: 'tool', name: '澜川数字图书馆', loginUrl: 'https://library.example/lti/login', launchUrl: 'https://library.example/lti', redirectUrls: ['https://library.example/lti'], keysUrl: 'https://library.example/lti/keys', roles: ['teacher', 'manager'], tellsNames: false },
};
const platform: LtiRegistration = {
  id: 'lt-2', clientId: 'yunling', deploymentId: '7', ours, createdAt: '2026-09-02T00:30:00.000Z',
  draft: { side: 'platform', name: 'قوشنا ناھىيە سۇپىسى', issuer: 'https://neighbour.example', clientId: 'yunling', deploymentId: '7', authorizeUrl: 'https://neighbour.example/authorize', keysUrl: 'https://neighbour.example/keys', returnUrls: [] },
};
const long: LtiRegistration = {
  ...tool, id: 'lt-3',
  draft: { ...tool.draft, side: 'tool', name: '<b>很长的名称</b>'.repeat(6), launchUrl: `https://library.example/${'lti'.repeat(80)}`, loginUrl: 'https://library.example/other', redirectUrls: [], roles: ['manager'], tellsNames: true },
};
const plain: LtiRegistrationsData = { ours, registrations: [tool, platform], saving: { type: 'none' }, checks: {} };
const show = (data: Partial<LtiRegistrationsData> = {}): { properties: { state: LtiRegistrationsState } } => ({
  properties: { state: ready({ ...plain, ...data }, { asOf: '2026-11-20T01:00:00.000Z', stale: false }) },
});

export default { element: 'ls-lti-registrations', title: 'LTI registrations' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.manager) } },
  none: show({ registrations: [] }),
  forbidden: { properties: { ports: portsOf(person.teacher) } },
  saved: show({ saving: { type: 'saved', id: tool.id } }),
  testing: show({ checks: { [tool.id]: 'running' } }),
  tested: show({ checks: { [tool.id]: { keys: 'ok', login: 'wrong' }, [platform.id]: { keys: 'unreachable', login: null } } }),
  long: show({ registrations: [long] }),
  uyghur: { properties: { ...show({ checks: { [tool.id]: { keys: 'ok', login: 'ok' } } }).properties, lang: 'ug' } },
} satisfies StoryFile['states'];
