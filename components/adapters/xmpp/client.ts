/**
 * A client of the parts of `@xmpp/client` that a page needs: WebSocket, signing in, asking. The whole asks for `node:dns`, and for
 * `crypto.randomUUID`, which no page on plain http has; it also resumes streams (XEP-0198), which with Prosody 0.12 ends busy ones.
 */
import { Client } from '@xmpp/client-core';
import iqCaller from '@xmpp/iq/caller.js';
import middleware from '@xmpp/middleware';
import reconnect from '@xmpp/reconnect';
import resourceBinding from '@xmpp/resource-binding';
import sasl from '@xmpp/sasl';
import streamFeatures from '@xmpp/stream-features';
import websocket from '@xmpp/websocket';

const reconnectMs = 1_000;
/** A sign-in that fails for everybody is not asked for each second by everybody. */
const longestReconnectMs = 60_000;

export interface XmppAccount {
  username: string;
  /** A short-lived token of the platform; asked for at each connection, and kept nowhere. */
  password: string;
}

/** Names and tokens as the bytes that are signed in with: `btoa` takes a character for a byte. */
const bytes = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

/** The only mechanism: what is handed over is a token, over a line that is encrypted. */
const plain: XmppMechanism = { name: 'PLAIN', clientFirst: true, response: ({ username, password }) => bytes(`\0${username}\0${password}`) };

export function xmppClient(options: { service: string; domain: string; getAccount: () => Promise<XmppAccount> }) {
  const { service, domain } = options;
  const entity = new Client({ service, domain });
  const again = reconnect({ entity });
  again.delay = reconnectMs;
  websocket({ entity });
  const parts = { entity, middleware: middleware({ entity }) };
  const features = streamFeatures(parts);
  const caller = iqCaller(parts);
  /**
   * Gives the line up, so that another is begun: the library waits for ever on one where signing in failed or that has fallen silent.
   * Nothing is waited for, neither the server's farewell nor the browser's: a dead line has none, and a late one would end the next.
   */
  const drop = (): void => {
    const { socket } = entity;
    if (socket === null) return;
    socket.on('error', () => undefined);
    socket.end();
    socket.emit('close', true);
  };
  sasl({ streamFeatures: features, saslFactory: { _mechs: [plain], create: () => plain } }, async (authenticate) => {
    const { socket } = entity;
    // Who signs in late must not go on upon the line that came after.
    const sameLine = (): void => {
      if (entity.socket !== socket) throw new Error('The line has ended');
    };
    try {
      const account = await options.getAccount();
      sameLine();
      await authenticate(account, plain.name);
      sameLine();
    } catch (error) {
      if (entity.socket === socket) {
        again.delay = Math.min(again.delay * 2, longestReconnectMs);
        drop();
      }
      throw error;
    }
  });
  entity.on('online', () => {
    again.delay = reconnectMs;
  });
  resourceBinding({ streamFeatures: features, iqCaller: caller });
  return Object.assign(entity, { iqCaller: caller, reconnect: again, drop });
}
