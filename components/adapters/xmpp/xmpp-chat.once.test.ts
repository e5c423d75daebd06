import { expect } from '@open-wc/testing';
import xml, { type Element } from '@xmpp/xml';
import { newOrderedId } from '../../base/id.ts';
import type { ChatPort } from '../../base/ports/chat.ts';
import { person } from '../memory/fixtures.ts';
import { chatSuite, words } from '../test/chat-suite.ts';
import { machine, until } from '../test/databases.ts';
import { rejection } from '../test/port-suite.ts';
import { openXmppCounty, type XmppCounty } from '../test/xmpp-county.ts';
import { tapWire } from '../test/xmpp-wire.ts';
import { xmppClient } from './client.ts';

chatSuite('xmpp', openXmppCounty, ['attachments', 'retract', 'search', 'open', 'close', 'moderate', 'block', 'hours', 'report']);

describe('xmpp: what others on the server cannot do', () => {
  let county: XmppCounty;
  let teacher: ChatPort;
  let father: ChatPort;
  const clients: ReturnType<typeof xmppClient>[] = [];
  beforeEach(async () => {
    county = await openXmppCounty();
    teacher = county.portsFor(person.teacher).chat;
    father = county.portsFor(person.guardian).chat;
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((one) => one.stop()));
    await county.end();
  });
  const messagesOf = async (port: ChatPort, id: string) => (await port.messages(id, {})).value.items;

  /** Somebody with a program of their own. */
  async function raw(personId: string): Promise<ReturnType<typeof xmppClient>> {
    const own = xmppClient({ ...county.server, getAccount: async () => ({ username: county.address(personId).replace(/@.*/, ''), password: 'p' }) });
    own.on('error', () => undefined);
    clients.push(own);
    await own.start();
    return own;
  }
  /** Says something in a class talk, with whatever beside the words, and waits until it is said. */
  async function say(own: ReturnType<typeof xmppClient>, id: string, ...children: readonly Element[]): Promise<void> {
    const room = county.room('cv-outing');
    const heard = new Promise<void>((resolve) => own.on('stanza', (stanza) => {
      if (stanza.attrs['id'] === id) resolve();
    }));
    await own.send(xml('presence', { to: `${room}/somebody` }, xml('x', { xmlns: 'http://jabber.org/protocol/muc' })));
    await own.send(xml('message', { type: 'groupchat', to: room, id }, ...children));
    await heard;
  }

  it('nobody speaks as somebody else, changes the words of others, or puts a message in the place of another; what is sent twice is there once', async () => {
    const draft = words('周五见');
    await father.send('cv-outing', draft);
    const stranger = await raw(person.otherGuardian);
    const forged = newOrderedId();
    await say(stranger, forged, xml('body', null, '老师说不用来了'), xml('x', { xmlns: 'http://jabber.org/protocol/muc#user' }, xml('item', { jid: county.address(person.teacher) })));
    await say(stranger, newOrderedId(), xml('body', null, '周五不见'), xml('replace', { xmlns: 'urn:xmpp:message-correct:0', id: draft.id }));
    await say(stranger, draft.id, xml('body', null, '是我说的'));
    const twice = newOrderedId();
    for (let count = 0; count < 2; count += 1) await say(stranger, twice, xml('body', null, '再说一遍'));
    // Neither a message nor unread, and nobody learns who has read: a program of another kind may put it there.
    await say(stranger, newOrderedId(), xml('displayed', { xmlns: 'urn:xmpp:chat-markers:0', id: draft.id }), xml('store', { xmlns: 'urn:xmpp:hints' }));
    const [first, second, third, fourth, ...others] = (await messagesOf(teacher, 'cv-outing')).slice(5);
    expect([first?.id, first?.text, first?.author.id, first?.editedAt]).to.deep.equal([draft.id, '周五见', person.guardian, null]);
    // Whose it is cannot be known, so it is nobody's, and its words are not shown.
    expect([second?.id, second?.text, second?.state, second?.author.name]).to.deep.equal([forged, '', 'hidden', '']);
    expect([third?.text, third?.author.id]).to.deep.equal(['是我说的', person.otherGuardian]);
    expect(third?.id).not.to.equal(draft.id);
    expect([fourth?.id, fourth?.text]).to.deep.equal([twice, '再说一遍']);
    expect(others).to.deep.equal([]);
  });

  it('a room that one may not enter is not found, whatever the list of the platform says', async () => {
    const curious = county.chatOf(person.otherGuardian, { directory: { talks: () => county.talksOf(person.teacher) } });
    for (const attempt of [curious.messages('cv-maimaiti', {}), curious.changes('cv-maimaiti', 0), curious.send('cv-maimaiti', words('?')), curious.get('cv-maimaiti')]) {
      expect((await rejection(attempt)).code).to.equal('not-found');
    }
    // What one may read is there all the same.
    expect((await curious.list({})).value.items.map(({ id }) => id)).to.have.members((await county.portsFor(person.otherGuardian).chat.list({})).value.items.map(({ id }) => id));
    expect(await messagesOf(teacher, 'cv-maimaiti')).to.have.length(4);
  });

  it('a change that comes into the archive when the time is over is said to be too late', async () => {
    const old = (await messagesOf(father, 'cv-maimaiti'))[1];
    const { now } = Date;
    // To this machine the message seems a minute old.
    Date.now = () => Date.parse(old?.sentAt ?? '') + 60_000;
    try {
      expect((await rejection(father.edit('cv-maimaiti', old?.id ?? '', '别的话'))).code).to.equal('too-late');
    } finally {
      Date.now = now;
    }
    expect((await messagesOf(teacher, 'cv-maimaiti'))[1]?.text).to.equal(old?.text);
  });

  it('what was read on one device does not become unread by another', async () => {
    const phone = county.chatOf(person.guardian);
    await phone.list({});
    await father.markRead('cv-maimaiti', 4);
    await phone.markRead('cv-maimaiti', 3);
    expect((await county.chatOf(person.guardian).get('cv-maimaiti')).value).to.include({ readSequence: 4, unread: 0 });
  });

  it('words are text, whatever they hold, and what no line can carry does not break it', async () => {
    const draft = words('</body></message><presence/>\u0000\u000b\ud800 & <b>粗</b> 𠮷\n第二行');
    await father.send('cv-outing', draft);
    expect((await messagesOf(teacher, 'cv-outing')).at(-1)?.text).to.equal('</body></message><presence/> & <b>粗</b> 𠮷\n第二行');
  });

  it('a message whose answer was lost on a breaking line is sent again and there once', async () => {
    let isDeaf = false;
    const draft = words('我们会准时到。');
    const wire = tapWire({
      address: (address) => (isDeaf ? 'ws://127.0.0.1:9/' : address),
      sends: (data) => {
        // From here on nothing comes back.
        isDeaf ||= data.includes(draft.text);
        return true;
      },
      hears: () => !isDeaf,
    });
    const phone = machine();
    try {
      const ports = county.portsFor(person.guardian);
      const chat = county.chatOf(person.guardian);
      const { chat: kept, sync } = phone.tab({ ...ports, chat, as: (identity) => ({ ...ports.as(identity), chat }) }, { writePatienceMs: 300, readPatienceMs: 2_000 });
      await kept.messages('cv-outing', {});
      expect((await kept.send('cv-outing', draft)).status).to.equal('queued');
      await until(async () => (await messagesOf(teacher, 'cv-outing')).some(({ id }) => id === draft.id));
      wire.sockets.forEach((socket) => socket.close());
      isDeaf = false;
      await until(async () => {
        await sync.flush();
        return (await sync.state()).queued === 0;
      });
      expect((await sync.state()).refused).to.equal(0);
      expect((await messagesOf(teacher, 'cv-outing')).slice(5).map(({ text }) => text)).to.deep.equal([draft.text]);
    } finally {
      wire.end();
      await phone.end();
    }
  });
});
