import type { TestRunnerPlugin } from '@web/test-runner-core';
import * as v from 'valibot';
import { startProsody, type Prosody } from '../prosody.ts';

const Filling = v.object({
  users: v.array(v.string()),
  rooms: v.array(
    v.object({
      name: v.string(),
      members: v.array(v.string()),
      messages: v.array(v.object({ id: v.string(), author: v.string(), sentAt: v.string(), text: v.string(), answers: v.nullable(v.string()), isTombstone: v.boolean() })),
    }),
  ),
});

/** An XMPP server behind the tests of a page; started when a test first asks for it. */
export function xmppServer(): TestRunnerPlugin {
  let started: Promise<Prosody> | undefined;
  return {
    name: 'xmpp-server',
    async executeCommand({ command, payload }) {
      if (command !== 'xmpp:fill') return undefined;
      const { users, rooms } = v.parse(Filling, payload);
      const server = await (started ??= startProsody());
      server.fill(users, rooms);
      return { service: server.service, domain: server.domain, rooms: server.rooms };
    },
    serverStop: async () => (await started)?.[Symbol.asyncDispose](),
  };
}
