/** Announcements cell by cell: everybody tries every act on every announcement and audience, and only those concerned may. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes, type Act } from '../../../contract/src/index.ts';
import type { RoleName } from '../database/schema.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type CallOptions, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { allowedRelations } from './table.ts';

const actors: { person: string; role: RoleName }[] = [
  { person: 'p1', role: 'student' },
  { person: 'teacher1', role: 'teacher' },
  { person: 'teacher2', role: 'teacher' },
  { person: 'both', role: 'teacher' },
  { person: 'both', role: 'guardian' },
  { person: 'g1', role: 'guardian' },
  { person: 'g3', role: 'guardian' },
  { person: 'm-county', role: 'manager' },
  { person: 'm-school', role: 'manager' },
];
const to = (audience: object) => ({ audience, title: '通知', text: '内容', personal: [], urgentReason: '急', ask: { kind: 'receipt' }, dueAt: null, scheduledFor: null });
const classOf = (id: string) => ({ kind: 'classes', classIds: [id] });
const school = (id: string) => ({ kind: 'organisation', organisationId: id });
const child = (id: string) => ({ kind: 'children', childIds: [id] });
/** Who sent each, and to whom it went, by identity. The last one is another tenant's. */
const announcements: { sender: string; audience: object; concerned: string[] }[] = [
  { sender: 't1/teacher1', audience: classOf('c1'), concerned: ['teacher1:teacher', 'g1:guardian'] },
  { sender: 't1/teacher2', audience: child('p3'), concerned: ['teacher2:teacher', 'g3:guardian', 'both:guardian'] },
  { sender: 't1/m-county', audience: school('county'), concerned: ['m-county:manager', 'g1:guardian', 'g3:guardian', 'both:guardian'] },
  { sender: 't2/q-teacher', audience: classOf('d1'), concerned: [] },
];
/** Whom each may write to. */
const audiences: { audience: object; writers: string[] }[] = [
  { audience: classOf('c1'), writers: ['teacher1:teacher', 'both:teacher', 'm-county:manager', 'm-school:manager'] },
  { audience: classOf('c2'), writers: ['teacher2:teacher', 'm-county:manager'] },
  { audience: child('p1'), writers: ['teacher1:teacher', 'both:teacher', 'm-county:manager', 'm-school:manager'] },
  { audience: { kind: 'children', childIds: ['p1', 'p3'] }, writers: ['m-county:manager'] },
  { audience: school('school1'), writers: ['m-county:manager', 'm-school:manager'] },
  { audience: school('county'), writers: ['m-county:manager'] },
  { audience: classOf('d1'), writers: [] },
  { audience: child('q1'), writers: [] },
];
const keyed = (json?: unknown): CallOptions => ({ method: 'POST', json, headers: { [header.idempotencyKey]: uuidv7() } });
const attempts: { act: Act; path: (id: string) => string; options?: () => CallOptions }[] = [
  { act: 'announcement.read', path: (id) => `/announcements/${id}` },
  { act: 'announcement.mark', path: (id) => `/announcements/${id}/reading`, options: () => ({ method: 'PUT' }) },
  { act: 'announcement.follow', path: (id) => `/announcements/${id}/families` },
  { act: 'announcement.follow', path: (id) => `/announcements/${id}/reminders`, options: () => keyed() },
];

for (const carrier of testCarriers) {
  describe(`rights in announcements on ${carrier.name}`, () => {
    let service: TestService;
    const ids: string[] = [];
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      for (const { sender, audience } of announcements) ids.push((await service.ask(sender, routes.sendAnnouncement, { body: to(audience) })).id);
    });
    after(() => service.close());

    for (const { person, role } of actors) {
      const identity = `${person}:${role}`;
      const statusOf = (act: Act, may: boolean) => (may ? 'ok' : allowedRelations(role, act).length === 0 ? 403 : 404);

      it(`[SYS-27] [P-01] ${person} as ${role}: reads, follows and answers what concerns that identity, and nothing else`, async () => {
        for (const [index, { concerned }] of announcements.entries()) {
          const id = ids[index] ?? '';
          for (const { act, path, options } of attempts) {
            const response = await service.call(`t1/${person}`, path(id), { ...options?.(), as: identity });
            assert.equal(response.ok ? 'ok' : response.status, statusOf(act, concerned.includes(identity) && allowedRelations(role, act).length > 0), `${act} ${index}: ${await response.text()}`);
          }
          // A child of somebody else: the announcement may concern the caller, the child does not.
          const foreign = index === 1 || person === 'g3' || person === 'both' ? 'p1' : 'p3';
          const answer = { method: 'PUT', json: { childIds: [foreign], choices: [], signature: null }, as: identity };
          const isSenderOfAll = index === 2 && identity === 'm-county:manager';
          const response = await service.call(`t1/${person}`, `/announcements/${id}/answer`, answer);
          if (!isSenderOfAll) assert.equal(response.status, statusOf('announcement.answer', false), `answer ${index}`);
        }
      });

      it(`lists for ${person} as ${role} what concerns that identity`, async () => {
        const response = await service.call(`t1/${person}`, '/announcements', { as: identity });
        if (allowedRelations(role, 'announcement.read').length === 0) return assert.equal(response.status, 403);
        const { items } = (await response.json()) as { items: { id: string }[] };
        const own = announcements.flatMap(({ concerned }, index) => (concerned.includes(identity) ? [ids[index] ?? ''] : []));
        assert.deepEqual(items.map(({ id }) => id).sort(), own.sort());
      });

      it(`[T-16] [M-04] ${person} as ${role} writes to the own classes or organisation, and to nobody else`, async () => {
        for (const { audience, writers } of audiences) {
          const response = await service.call(`t1/${person}`, '/announcements/preview', { method: 'POST', json: { audience, isUrgent: true, scheduledFor: null }, as: identity });
          assert.equal(response.ok ? 'ok' : response.status, statusOf('announcement.send', writers.includes(identity)), JSON.stringify(audience));
          if (response.ok) continue;
          const sent = await service.call(`t1/${person}`, '/announcements', { ...keyed(to(audience)), as: identity });
          assert.equal(sent.status, statusOf('announcement.send', false));
        }
      });
    }

    it('takes back only what the caller has sent', async () => {
      for (const [person, identity] of [['g1', 'g1:guardian'], ['teacher2', 'teacher2:teacher'], ['both', 'both:teacher'], ['m-school', 'm-school:manager']] as const) {
        const response = await service.call(`t1/${person}`, `/announcements/${ids[0] ?? ''}/recall`, { method: 'PUT', as: identity });
        assert.equal(response.status, identity.endsWith('guardian') ? 403 : 404);
      }
      assert.equal((await service.call('t1/teacher1', `/announcements/${ids[0] ?? ''}/recall`, { method: 'PUT' })).status, 200);
    });
  });
}
