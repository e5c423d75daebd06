import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { ready, type Digest, type QuietHours } from '../base/index.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './quiet-hours.define.ts';
import type { QuietHoursData, QuietHoursState } from './quiet-hours.types.ts';

const asOf = '2026-11-20T00:30:00.000Z';
const overnight: Digest = { from: '2026-11-19T13:00:00.000Z', until: '2026-11-19T23:00:00.000Z', notices: 3, announcements: 2, messages: 25, talks: 4 };
const byDay: QuietHours = { quiet: { fromMinute: 1260, toMinute: 420 }, digestMinute: null, quietUntil: null, told: overnight, waiting: null };
const show = (hours: Partial<QuietHours>, data: Partial<QuietHoursData> = {}): { properties: { state: QuietHoursState } } => ({
  properties: { state: ready({ hours: { ...byDay, ...hours }, sending: false, saved: false, ...data }, { asOf, stale: false }) },
});

export default { element: 'ls-quiet-hours', title: 'QuietHours' };

export const states = {
  ...bareStories,
  ready: show({}),
  atNight: show({ quietUntil: '2026-11-20T23:00:00.000Z', waiting: { ...overnight, from: '2026-11-20T13:00:00.000Z', until: '2026-11-20T23:00:00.000Z' }, told: null }),
  daily: show({ digestMinute: 1080, waiting: { ...overnight, from: '2026-11-19T10:00:00.000Z', until: '2026-11-20T10:00:00.000Z', notices: 0 }, told: { ...overnight, announcements: 0, notices: 0 } }),
  never: show({ quiet: null, told: null }),
  saving: show({}, { sending: true }),
  saved: show({}, { saved: true }),
  pushOff: show({}, { push: 'off' }),
  pushOn: show({}, { push: 'on' }),
  pushBlocked: show({}, { push: 'blocked' }),
  long: show({ told: { ...overnight, notices: 1234, announcements: 567, messages: 89_012, talks: 345 } }),
  ofGuardian: { properties: { ports: createMemoryPorts(countyFixtures(), { person: person.guardian, latencyMs: 0 }) } },
} satisfies StoryFile['states'];
