import { expect } from '@open-wc/testing';
import xml from '@xmpp/xml';
import type { ChatPort } from '../../base/ports/chat.ts';
import { person } from '../memory/fixtures.ts';
import { words } from '../test/chat-suite.ts';
import { until } from '../test/databases.ts';
import { nextChange, rejection } from '../test/port-suite.ts';
import { openXmppCounty, type XmppCounty } from '../test/xmpp-county.ts';
import { tapWire, type TappedWire } from '../test/xmpp-wire.ts';
import { XmppLine } from './line.ts';
import { xmppProblem } from './problems.ts';

describe('xmpp: what fails on the way, and what the server does not take', () => {
  let county: XmppCounty;
  let teacher: ChatPort;
  beforeEach(async () => {
    county = await openXmppCounty();
    teacher = county.portsFor(person.teacher).chat;
    await teacher.list({});
  });
  afterEach(async () => county.end());
  const messagesOf = async (port: ChatPort, id: string) => (await port.messages(id, {})).value.items;
  const account = () => ({ username: county.address(person.guardian).replace(/@.*/, ''), password: 'p' });

  /** A line alone, which is soon impatient, and what came of it. */
  function impatient(answer = 700) {
    const seen: string[] = [];
    const line = new XmppLine({
      ...county.server, getAccount: async () => account(), problem: (code) => xmppProblem(code, 'en'), patience: { silence: 1_000, answer },
      onMessage: () => undefined, onGone: () => undefined, onOnline: () => seen.push('online'), onLost: () => seen.push('lost'),
    });
    return { line, seen };
  }

  it('an account that could not be had, or whose token was not taken, is asked for again', async () => {
    const failing = (...answers: (() => { username: string; password: string })[]) => county.chatOf(person.guardian, { getAccount: async () => (answers.shift() ?? account)() });
    const silent = failing(() => {
      throw new TypeError('Failed to fetch');
    });
    const expired = failing(() => ({ ...account(), password: 'of yesterday' }));
    const read = await Promise.all([silent, expired].map((chat) => messagesOf(chat, 'cv-outing')));
    expect(read.map(({ length }) => length)).to.deep.equal([5, 5]);
  });

  it('a line that has died without a word is noticed, and another is begun', async () => {
    let isDeaf = false;
    const wire: TappedWire = tapWire({ hears: (_data, socket) => !isDeaf || socket !== wire.sockets[0] });
    const { line, seen } = impatient();
    try {
      await line.connect();
      isDeaf = true;
      await until(() => seen.length === 3);
      expect(seen).to.deep.equal(['online', 'lost', 'online']);
    } finally {
      wire.end();
      await line.close();
    }
  });

  it('what waits for an answer when the line breaks is told so at once, and goes on over the next', async () => {
    const wire: TappedWire = tapWire({
      sends: (data, socket) => {
        if (socket !== wire.sockets[0] || !data.includes('disco#info')) return true;
        socket.close();
        return false;
      },
    });
    // Nobody would wait that long.
    const { line, seen } = impatient(600_000);
    const question = () => xml('iq', { type: 'get', to: county.server.domain }, xml('query', { xmlns: 'http://jabber.org/protocol/disco#info' }));
    try {
      expect((await rejection(line.ask(question()))).offline).to.equal(true);
      expect((await line.ask(question())).attrs['type']).to.equal('result');
      expect(seen).to.deep.equal(['online', 'lost', 'online']);
    } finally {
      wire.end();
      await line.close();
    }
  });

  it('a line that breaks while it begins is not taken for one that stands', async () => {
    const wire: TappedWire = tapWire({
      sends: (data, socket) => {
        if (socket !== wire.sockets[0] || !data.includes('urn:xmpp:time')) return true;
        socket.close();
        return false;
      },
    });
    const { line, seen } = impatient();
    try {
      await line.connect();
      expect([seen, wire.sockets.length]).to.deep.equal([['online'], 2]);
    } finally {
      wire.end();
      await line.close();
    }
  });

  it('who was put out of a room says once more what the room did not take, goes in again, and hears what is said there', async () => {
    let place = '';
    let isUntold = true;
    let entered = 0;
    const wire: TappedWire = tapWire({
      sends: (data) => {
        place = /^<presence[^>]* to="([^"]*cv-outing@[^"]*)"/.exec(data)?.[1] ?? place;
        return true;
      },
      hears: (data) => {
        const isGone = /^<presence[^>]* type=.unavailable/.test(data);
        if (data.startsWith('<presence') && data.includes(place) && !isGone) entered += 1;
        return !(isUntold && isGone);
      },
    });
    const end = new AbortController();
    try {
      const chat = county.chatOf(person.guardian);
      await messagesOf(chat, 'cv-outing');
      const putOut = () => wire.sockets[0]?.send(`<presence xmlns="jabber:client" type="unavailable" to="${place}"/>`);
      putOut();
      const draft = words('我们会准时到。');
      expect((await chat.send('cv-outing', draft)).status).to.equal('sent');
      expect((await messagesOf(teacher, 'cv-outing')).slice(5).map(({ id }) => id)).to.deep.equal([draft.id]);
      isUntold = false;
      chat.subscribe(() => undefined, { signal: end.signal });
      putOut();
      await until(() => entered === 3);
      const heard = nextChange(chat, ({ message }) => message?.text === '好的，七点五十集合。');
      await teacher.send('cv-outing', words('好的，七点五十集合。'));
      expect((await heard).conversationId).to.equal('cv-outing');
    } finally {
      end.abort();
      wire.end();
    }
  });

  it('what is said in a talk that came while the page was open is heard', async () => {
    const all = await county.talksOf(person.guardian);
    let told = all.filter(({ id }) => id !== 'cv-outing');
    const chat = county.chatOf(person.guardian, { directory: { talks: async () => told } });
    const heard = nextChange(chat, ({ message }) => message !== undefined);
    await chat.list({});
    told = all;
    await chat.list({});
    await teacher.send('cv-outing', words('请带水'));
    expect((await heard).message).to.include({ conversationId: 'cv-outing', text: '请带水' });
  });

  it('what the server will never take is refused and does not wait; what it does not take now waits', async () => {
    let refusal = '';
    const wire: TappedWire = tapWire({
      sends: (data, socket) => {
        const [, to, id] = /^<message type="groupchat" to="([^"]*)" id="([^"]*)"/.exec(data) ?? [];
        if (to === undefined || id === undefined) return true;
        const error = `<message xmlns="jabber:client" type="error" from="${to}" id="${id}"><error ${refusal}</error></message>`;
        queueMicrotask(() => socket.dispatchEvent(new MessageEvent('message', { data: error })));
        return false;
      },
    });
    try {
      const chat = county.chatOf(person.guardian);
      const codes: [string, string][] = [
        ['type="cancel"><policy-violation xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>', 'refused'],
        ['type="cancel"><not-allowed xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>', 'refused'],
        ['type="modify"><text xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">…</text><bad-request xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>', 'refused'],
        ['type="modify"><not-acceptable xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>', 'refused'],
        ['type="wait"><policy-violation xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>', 'slow-down'],
        ['type="cancel"><resource-constraint xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>', 'slow-down'],
        ['type="cancel"><service-unavailable xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>', 'internal'],
      ];
      for (const [error, code] of codes) {
        refusal = error;
        const refused = await rejection(chat.send('cv-outing', words('？')));
        expect([refused.code, refused.offline], error).to.deep.equal([code, false]);
        for (const text of [refused.message, refused.detail, refused.action]) expect(text).not.to.match(/^(adapters.*)?$/);
      }
    } finally {
      wire.end();
    }
  });
});
