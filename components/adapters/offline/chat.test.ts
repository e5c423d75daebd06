import { expect } from '@open-wc/testing';
import { openDB, type DBSchema } from 'idb';
import { newOrderedId } from '../../base/id.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { person } from '../memory/fixtures.ts';
import { seededRandom } from '../memory/failures.ts';
import { words } from '../test/chat-suite.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { nextChange, rejection } from '../test/port-suite.ts';
import type { KeptBytes, Write } from './database.ts';
import type { KeptAttachment } from './kept-draft.ts';

/** What lies on the machine. */
interface OnMachine extends DBSchema {
  outbox: { key: number; value: Write };
  files: { key: string; value: KeptBytes };
  facts: { key: string; value: string | number };
}
const attachedTo = ({ command }: Write): readonly KeptAttachment[] => (command.kind === 'message' ? (command.draft.attachments ?? []) : []);

describe('offline: chat', () => {
  let service: MemoryService;
  let phone: Machine;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
  });
  afterEach(() => phone.end());
  const tab = (writePatienceMs = 30) => phone.tab(service.portsFor(person.guardian), { writePatienceMs, readPatienceMs: 200 });
  const down = () => service.fail({ kind: 'offline' });
  const stored = (id = 'cv-maimaiti') => service.fixtures.conversations.find((one) => one.id === id)?.messages ?? [];
  const newTexts = () => stored().slice(4).map(({ text }) => text);

  it('keeps what is written without a line, in order, and sends it once when the line is back', async () => {
    const { chat, sync } = tab();
    await chat.messages('cv-maimaiti', {});
    down();
    for (const text of ['一', '二', '三']) expect((await chat.send('cv-maimaiti', words(text))).status).to.equal('queued');
    const page = await chat.messages('cv-maimaiti', {});
    expect(page.stale).to.equal(true);
    expect(page.value.pending.map(({ text, state }) => [text, state])).to.deep.equal([['一', 'queued'], ['二', 'queued'], ['三', 'queued']]);
    service.fail();
    await sync.flush();
    await until(() => newTexts().length === 3);
    expect(newTexts()).to.deep.equal(['一', '二', '三']);
    await until(async () => (await chat.messages('cv-maimaiti', {})).value.pending.length === 0);
  });

  it('[P-03] keeps a photo without a line, in its place between the words, beyond the end of the page', async () => {
    const { chat } = tab();
    await chat.messages('cv-maimaiti', {});
    down();
    const photo = { id: newOrderedId(), kind: 'picture' as const, name: '折纸.jpg', file: new Blob(['a picture']), width: 64, height: 48 };
    await chat.send('cv-maimaiti', words('看'));
    // Written at once, before the photo has been read.
    const both = await Promise.all([chat.send('cv-maimaiti', { ...words(''), attachments: [photo] }), chat.send('cv-maimaiti', words('折好了'))]);
    expect(both.map(({ status }) => status)).to.deep.equal(['queued', 'queued']);
    const [, waiting] = (await chat.messages('cv-maimaiti', {})).value.pending;
    expect(await waiting?.attachments[0]?.file.text()).to.equal('a picture');
    // Another visit: the first page is gone.
    service.fail();
    const next = tab();
    await until(async () => {
      await next.sync.flush();
      return newTexts().length === 3;
    });
    expect(newTexts()).to.deep.equal(['看', '', '折好了']);
    const stands = stored()[5]?.attachments?.[0];
    expect(await stands?.file.text()).to.equal('a picture');
  });

  it('[P-03] counts what waits without its files; these go when it is sent, and what an earlier version kept is sent as well', async () => {
    const { chat, sync } = tab();
    await chat.messages('cv-maimaiti', {});
    down();
    const photo = (name: string) => ({ id: newOrderedId(), kind: 'picture' as const, name, file: new Blob([name]) });
    await chat.send('cv-maimaiti', { ...words('一'), attachments: [photo('1.jpg')] });
    await chat.send('cv-maimaiti', { ...words('二'), attachments: [photo('2.jpg')] });
    const database = await openDB<OnMachine>(phone.database);
    const [first, second] = await database.getAll('outbox');
    if (first === undefined || second?.command.kind !== 'message') throw new Error('nothing waits');
    expect(attachedTo(first).map((one) => [one.name, 'bytes' in one])).to.deep.equal([['1.jpg', false]]);
    expect(await database.count('files')).to.equal(2);
    // As an earlier version kept it: with its bytes.
    const [attached] = attachedTo(second);
    const bytes = attached && (await database.get('files', attached.id))?.bytes;
    if (attached === undefined || bytes === undefined) throw new Error('no file');
    await database.delete('files', attached.id);
    await database.put('outbox', { ...second, command: { ...second.command, draft: { ...second.command.draft, attachments: [{ ...attached, bytes }] } } });
    service.fail();
    await until(async () => {
      await sync.flush();
      return newTexts().length === 2;
    });
    expect(await Promise.all(stored().slice(-2).map(async (one) => one.attachments?.[0]?.file.text()))).to.deep.equal(['1.jpg', '2.jpg']);
    expect(await database.count('files')).to.equal(0);
    await chat.messages('cv-maimaiti', {});
    down();
    const draft = { ...words('三'), attachments: [photo('3.jpg')] };
    await chat.send('cv-maimaiti', draft);
    await chat.retract('cv-maimaiti', draft.id);
    await until(async () => (await database.count('files')) === 0);
    database.close();
  });

  it('[P-03] keeps what was chosen and not sent beyond the page, for its person alone, and not for ever', async () => {
    const chosen = { id: newOrderedId(), kind: 'picture' as const, name: '折纸.jpg', file: new Blob(['a picture']), description: '一张纸' };
    await tab().chat.keepDraftFiles('cv-maimaiti', [chosen]);
    const [kept] = await tab().chat.draftFiles('cv-maimaiti');
    expect([kept?.id, kept?.name, kept?.description, await kept?.file.text()]).to.deep.equal([chosen.id, '折纸.jpg', '一张纸', 'a picture']);
    expect(await tab().chat.draftFiles('cv-outing')).to.deep.equal([]);
    expect(await phone.tab(service.portsFor(person.teacher)).chat.draftFiles('cv-maimaiti')).to.deep.equal([]);
    const database = await openDB<OnMachine>(phone.database);
    const key = (await database.getAllKeys('facts')).find((name) => name.startsWith('draft-files')) ?? '';
    const fact = String(await database.get('facts', key));
    await database.put('facts', fact.replace(/"at":\d+/, `"at":${Date.now() - 15 * 86_400_000}`), key);
    expect(await tab().chat.draftFiles('cv-maimaiti')).to.deep.equal([]);
    await tab().chat.keepDraftFiles('cv-outing', []);
    expect(await database.count('files')).to.equal(0);
    database.close();
  });

  for (const seed of [3, 11, 42]) {
    it(`loses, doubles and swaps nothing, wherever the line is cut (seed ${seed})`, async () => {
      const { chat, sync } = tab();
      await chat.messages('cv-maimaiti', {});
      const random = seededRandom(seed);
      const wanted = Array.from({ length: 12 }, (_, index) => `第${index + 1}条`);
      service.fail({ kind: 'lost-answer', call: 'chat.send', chance: 0.4 }, { kind: 'offline', chance: 0.3 });
      for (const text of wanted) {
        await chat.send('cv-maimaiti', words(text));
        if (random() < 0.4) await sync.flush();
      }
      service.fail();
      await until(async () => {
        await sync.flush();
        return (await sync.state()).queued === 0;
      });
      expect(newTexts()).to.deep.equal(wanted);
    });
  }

  it('lets no talk wait for another', async () => {
    const { chat } = tab(400);
    await chat.list({});
    const outing = service.fixtures.conversations.find(({ id }) => id === 'cv-outing');
    if (outing) Object.assign(outing, { slowSeconds: 600 });
    await chat.send('cv-outing', words('第一条'));
    expect((await chat.send('cv-outing', words('太快了'))).status).to.equal('queued');
    expect((await chat.send('cv-maimaiti', words('私下说'))).status).to.equal('sent');
    expect(newTexts()).to.deep.equal(['私下说']);
  });

  it('changes and takes back what still waits: the service never sees what was there before', async () => {
    const { chat, sync } = tab();
    await chat.messages('cv-maimaiti', {});
    down();
    const [first, second] = [words('写错了'), words('不该发')];
    await chat.send('cv-maimaiti', first);
    await chat.send('cv-maimaiti', second);
    await chat.edit('cv-maimaiti', first.id, '写对了');
    await chat.retract('cv-maimaiti', second.id);
    expect((await chat.messages('cv-maimaiti', {})).value.pending.map(({ text }) => text)).to.deep.equal(['写对了']);
    service.fail();
    await until(async () => {
      await sync.flush();
      return (await sync.state()).queued === 0;
    });
    expect(newTexts()).to.deep.equal(['写对了']);
    expect((await sync.state()).refused).to.equal(0);
  });

  it('shows at once what was changed without a line', async () => {
    const { chat } = tab();
    const draft = words('明天来');
    await chat.send('cv-maimaiti', draft);
    await chat.messages('cv-maimaiti', {});
    down();
    await chat.edit('cv-maimaiti', draft.id, '后天来');
    expect((await chat.messages('cv-maimaiti', {})).value.items.at(-1)).to.include({ id: draft.id, text: '后天来' });
    await chat.retract('cv-maimaiti', draft.id);
    expect((await chat.messages('cv-maimaiti', {})).value.items.at(-1)).to.include({ id: draft.id, text: '', state: 'retracted' });
  });

  it('keeps a refused message with the reason until a person decides', async () => {
    const { chat, sync } = tab(2_000);
    await chat.messages('cv-outing', {});
    const outing = service.fixtures.conversations.find(({ id }) => id === 'cv-outing');
    if (outing) outing.mutes[person.guardian] = { until: '2099-01-01T00:00:00.000Z', reason: '' };
    const draft = words('被拒绝的话');
    expect((await rejection(chat.send('cv-outing', draft))).code).to.equal('muted');
    const [pending] = (await chat.messages('cv-outing', {})).value.pending;
    expect(pending).to.include({ id: draft.id, state: 'refused' });
    expect(pending?.problem?.code).to.equal('muted');
    if (outing) outing.mutes = {};
    await sync.retry(pending?.writeId ?? 0);
    await until(() => stored('cv-outing').some(({ id }) => id === draft.id));
  });

  it('keeps drafts over a reload, each for its talk and its person', async () => {
    const first = tab();
    await first.chat.keepDraft('cv-maimaiti', '还没写完');
    await first.close();
    down();
    expect(await tab().chat.draft('cv-maimaiti')).to.equal('还没写完');
    service.fail();
    const sister = phone.tab(service.portsFor(person.otherGuardian));
    expect(await sister.chat.draft('cv-maimaiti')).to.equal('');
  });

  it('reads and finds without a line what this machine holds', async () => {
    const { chat } = tab();
    await chat.list({});
    await chat.messages('cv-outing', {});
    down();
    const older = await chat.messages('cv-outing', { before: 4, limit: 2 });
    expect(older.stale).to.equal(true);
    expect(older.value.items.map(({ sequence }) => sequence)).to.deep.equal([2, 3]);
    const found = await chat.search({ q: '校服' });
    expect(found.stale).to.equal(true);
    expect(found.value.items.map(({ message, conversation }) => [message.text, conversation.title])).to.deep.equal([['要穿校服吗？', '秋游那天带什么']]);
    expect((await rejection(chat.messages('cv-maimaiti', { before: 3 }))).offline).to.equal(true);
  });

  it('keeps nothing of a talk that the person may no longer see', async () => {
    const { chat } = tab();
    await chat.messages('cv-maimaiti', {});
    await chat.messages('cv-maimaiti', { before: 4, limit: 2 });
    const father = service.fixtures.people.find(({ id }) => id === person.guardian);
    father?.identities.forEach((identity) => (identity.children = identity.children.filter(({ id }) => id !== person.pupil)));
    expect((await rejection(chat.get('cv-maimaiti'))).code).to.equal('not-found');
    down();
    expect((await rejection(chat.messages('cv-maimaiti', { before: 4, limit: 2 }))).offline).to.equal(true);
    expect((await chat.search({ q: '直尺' })).value.items).to.deep.equal([]);
  });

  it('tells the other tab of a talk what waits there', async () => {
    const [one, other] = [tab(), tab()];
    await other.chat.messages('cv-maimaiti', {});
    down();
    const heard = nextChange(other.chat, ({ conversationId }) => conversationId === 'cv-maimaiti');
    await one.chat.send('cv-maimaiti', { id: newOrderedId(), text: '另一个窗口' });
    await heard;
    expect((await other.chat.messages('cv-maimaiti', {})).value.pending.map(({ text }) => text)).to.deep.equal(['另一个窗口']);
  });

  it('marks as read without a line', async () => {
    const { chat, sync } = tab();
    await chat.list({});
    down();
    await chat.markRead('cv-maimaiti', 4);
    expect((await chat.list({})).value.items[0]).to.include({ unread: 0, readSequence: 4 });
    service.fail();
    await sync.flush();
    await until(() => service.fixtures.conversations[0]?.reading[person.guardian] === 4);
  });
});
