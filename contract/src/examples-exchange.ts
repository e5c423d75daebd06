/** Examples of the routes of exchange. */
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

const id = '3b0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a11';
const selectionId = '8a0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a12';
const ours = 'https://space.example/lti/yunling';
const ourAddresses = { issuer: ours, keysUrl: `${ours}/keys`, authorizeUrl: `${ours}/authorize`, returnUrl: `${ours}/return`, loginUrl: `${ours}/login`, launchUrl: `${ours}/launch` };
const draft: RouteOutput<Routes['registerLti']>['draft'] = {
  side: 'tool',
  name: '澜川数字图书馆',
  loginUrl: 'https://library.example/lti/login',
  launchUrl: 'https://library.example/lti',
  redirectUrls: ['https://library.example/lti'],
  keysUrl: 'https://library.example/lti/keys',
  roles: ['teacher', 'manager'],
  tellsNames: false,
};
const registration: RouteOutput<Routes['registerLti']> = {
  id,
  side: 'tool',
  name: draft.name,
  clientId: '5c0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a13',
  deploymentId: '1',
  issuer: null,
  createdAt: '2026-09-01T00:30:00.000Z',
  draft,
  ours: ourAddresses,
};
const selection: RouteOutput<Routes['readSelection']> = {
  id: selectionId,
  purpose: 'task',
  tool: { id, name: registration.name },
  state: 'returned',
  message: null,
  items: [{ place: 0, kind: 'link', title: '二十四节气', description: '一年四季的节气。', host: 'library.example', problem: null }],
  resourceIds: [],
};
const start = { id: selectionId, url: `${ours}/start?flow=${selectionId}&key=once` };

export const exchangeExamples = {
  exportResources: {
    body: { format: 'schema-org' as const, resourceIds: ['r-3001'] },
    answer: { name: 'resources.jsonld', mediaType: 'application/ld+json', count: 1, content: 'e30=' },
  },
  startImport: { answer: { id: 'im-4', kind: 'catalogue' as const, startedAt: '2026-09-01T00:30:00.000Z', finishedAt: null, progress: 0, cancelledAt: null, counts: {}, findings: [] } },
  cancelImport: {},
  listLti: { answer: { ours: ourAddresses, items: [registration] } },
  listTools: { answer: { items: [{ id, name: registration.name, tellsNames: false }] } },
  registerLti: { body: draft, answer: registration },
  changeLti: { body: draft, answer: registration },
  checkLti: { answer: { keys: 'ok' as const, login: 'wrong' as const } },
  endLti: {},
  startSelection: { body: { purpose: 'task' as const }, answer: start },
  readSelection: { answer: selection },
  takeSelection: { body: { places: [0] }, answer: { ...selection, state: 'taken' as const, resourceIds: ['r-3001'] } },
  launchLink: { body: { identifier: 'lti-4f3c2b1a' }, answer: start },
};
