/** Conversations cell by cell: everybody tries every act on every conversation, and only those who take part by the roster may. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, type Act } from '../../../contract/src/index.ts';
import type { RoleName } from '../database/schema.ts';
import { testCarriers } from '../testing/carriers.ts';
import { firstMessage, makeConversations } from '../testing/conversations.ts';
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
/** Who takes part, by identity. Nobody of `t1` does in the last two. */
const parts: Record<string, string[]> = {
  'topic-c1': ['teacher1:teacher', 'both:teacher', 'g1:guardian'],
  'topic-c2': ['teacher2:teacher', 'g3:guardian', 'both:guardian'],
  'talk-p1': ['teacher1:teacher', 'g1:guardian'],
  'talk-p1-both': ['both:teacher', 'g1:guardian'],
  'talk-p3': ['teacher2:teacher', 'g3:guardian', 'both:guardian'],
  'talk-p3-g3': ['teacher2:teacher', 'g3:guardian'],
  'topic-d1': [],
  'talk-q1': [],
};

interface Attempt {
  act: Act;
  path: (conversation: string) => string;
  options?: () => CallOptions;
  /** Conversations of one kind only know this act. */
  only?: 'topic' | 'talk';
}
const keyed = (json: unknown): CallOptions => ({ method: 'POST', json, headers: { [header.idempotencyKey]: uuidv7() } });
const attempts: Attempt[] = [
  { act: 'conversation.read', path: (id) => `/conversations/${id}` },
  { act: 'conversation.read', path: (id) => `/conversations/${id}/messages` },
  { act: 'conversation.read', path: (id) => `/conversations/${id}/changes?after=0` },
  { act: 'conversation.read', path: (id) => `/messages?q=第一&conversationId=${id}` },
  { act: 'conversation.mark', path: (id) => `/conversations/${id}/reading`, options: () => ({ method: 'PUT', json: { sequence: 1 } }) },
  { act: 'message.report', path: (id) => `/conversations/${id}/reports`, options: () => keyed({ messageId: firstMessage, reason: 'other', text: '' }) },
  { act: 'message.send', path: (id) => `/conversations/${id}/messages`, options: () => ({ method: 'POST', json: { id: uuidv7(), text: '试' } }) },
  { act: 'conversation.moderate', path: (id) => `/conversations/${id}/moderation`, options: () => keyed({ act: 'pin', messageId: firstMessage }), only: 'topic' },
  { act: 'conversation.moderate', path: (id) => `/conversations/${id}`, options: () => ({ method: 'PUT', json: { slowSeconds: 0 } }), only: 'topic' },
  { act: 'conversation.block', path: (id) => `/conversations/${id}/block`, options: () => ({ method: 'PUT', json: { blocked: false } }), only: 'talk' },
];

for (const carrier of testCarriers) {
  describe(`rights in conversations on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
    });
    after(() => service.close());

    for (const { person, role } of actors) {
      for (const [conversation, members] of Object.entries(parts)) {
        it(`[SYS-34] ${person} as ${role} in ${conversation}: ${members.includes(`${person}:${role}`) ? 'takes part' : 'nothing'}`, async () => {
          for (const { act, path, options, only } of attempts) {
            const response = await service.call(`t1/${person}`, path(conversation), { ...options?.(), as: `${person}:${role}` });
            const takesPart = members.includes(`${person}:${role}`) && (only === undefined || conversation.startsWith(only));
            const expected = allowedRelations(role, act).length === 0 ? 403 : takesPart ? 200 : 404;
            const status = response.ok ? 200 : response.status;
            assert.equal(status, expected, `${act} ${path(conversation)}: ${await response.text()}`);
          }
        });
      }

      it(`lists for ${person} as ${role} what that identity takes part in, and nothing else`, async () => {
        const response = await service.call(`t1/${person}`, '/conversations', { as: `${person}:${role}` });
        if (allowedRelations(role, 'conversation.read').length === 0) {
          assert.equal(response.status, 403);
          return;
        }
        const { items } = (await response.json()) as { items: { id: string }[] };
        const own = Object.entries(parts).filter(([, members]) => members.includes(`${person}:${role}`)).map(([id]) => id);
        assert.deepEqual(items.map(({ id }) => id).sort(), own.sort());
      });
    }
  });
}
