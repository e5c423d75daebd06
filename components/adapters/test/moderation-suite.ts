/** What a moderated class talk keeps, where the engine has moderation. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import type { ChatPort } from '../../base/ports/chat.ts';
import { PortError } from '../../base/ports/ports.ts';
import { person } from '../memory/fixtures.ts';
import { words } from './chat-suite.ts';
import { rejection, teacherOf, type Platform } from './port-suite.ts';

export function moderationSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what a moderated class talk keeps`, () => {
    let platform: Platform;
    let teacher: ChatPort;
    let father: ChatPort;
    let otherParent: ChatPort;
    beforeEach(async () => {
      platform = await start();
      teacher = teacherOf(platform).chat;
      father = platform.portsFor(person.guardian).chat;
      otherParent = platform.portsFor(person.otherGuardian).chat;
    });
    afterEach(async () => platform.end?.());
    const last = async (port: ChatPort) => (await port.messages('cv-outing', {})).value.items.at(-1);

    it('[LI-11] hides a message from all but moderators, tells its writer why, and shows it again', async () => {
      const draft = words('卖保险，加我');
      await father.send('cv-outing', draft);
      await teacher.moderate('cv-outing', { act: 'hide', messageId: draft.id, reason: '这里不发广告' });
      expect(await last(otherParent)).to.include({ state: 'hidden', text: '', reason: null });
      expect(await last(father)).to.include({ state: 'hidden', reason: '这里不发广告' });
      expect(await last(teacher)).to.include({ state: 'hidden', text: '卖保险，加我' });
      expect((await otherParent.search({ q: '保险' })).value.items).to.have.length(0);
      await teacher.moderate('cv-outing', { act: 'show', messageId: draft.id, reason: '' });
      expect(await last(otherParent)).to.include({ state: 'shown', text: '卖保险，加我' });
    });

    it('[SEC-12] [LI-05] shows a message only after review where the talk wants it', async () => {
      await teacher.configure('cv-outing', { reviewed: true });
      const draft = words('可以带相机吗？');
      await father.send('cv-outing', draft);
      expect(await last(otherParent)).to.include({ state: 'waiting', text: '' });
      expect(await last(father)).to.include({ state: 'waiting', text: '可以带相机吗？' });
      expect((await otherParent.get('cv-outing')).value.lastMessage?.text).to.equal('');
      await teacher.moderate('cv-outing', { act: 'show', messageId: draft.id, reason: '' });
      expect(await last(otherParent)).to.include({ state: 'shown', text: '可以带相机吗？' });
    });

    it('[LI-11] mutes a person until a time, and that person alone', async () => {
      const until = '2099-01-01T00:00:00.000Z';
      await teacher.moderate('cv-outing', { act: 'mute', personId: person.guardian, until, reason: '先静一静' });
      expect((await father.get('cv-outing')).value.obstacle).to.deep.equal({ reason: 'muted', until, words: '先静一静' });
      expect((await rejection(father.send('cv-outing', words('我要说')))).code).to.equal('muted');
      expect((await otherParent.send('cv-outing', words('我可以说'))).status).to.equal('sent');
      await teacher.moderate('cv-outing', { act: 'unmute', personId: person.guardian });
      expect((await father.send('cv-outing', words('谢谢'))).status).to.equal('sent');
    });

    it('[LI-11] has forgotten a mute whose time has come', async () => {
      await teacher.moderate('cv-outing', { act: 'mute', personId: person.guardian, until: '2026-01-01T00:00:00.000Z', reason: '' });
      expect((await father.send('cv-outing', words('可以了'))).status).to.equal('sent');
    });

    it('[LI-02] pins, closes and opens a topic', async () => {
      const first = (await father.messages('cv-outing', {})).value.items[1];
      await teacher.moderate('cv-outing', { act: 'pin', messageId: first?.id ?? '' });
      expect((await father.messages('cv-outing', {})).value.items[1]?.pinned).to.equal(true);
      await teacher.configure('cv-outing', { state: 'closed' });
      expect((await rejection(father.send('cv-outing', words('?')))).code).to.equal('conversation-closed');
      await teacher.configure('cv-outing', { state: 'open' });
      expect((await father.send('cv-outing', words('!'))).status).to.equal('sent');
    });

    it('lets guardians write one message after the other in slow mode, not the teacher', async () => {
      await teacher.configure('cv-outing', { slowSeconds: 600 });
      await father.send('cv-outing', words('第一条'));
      // Said at once, or kept on the own machine until its time comes.
      const second = await father.send('cv-outing', words('第二条')).then(({ status }) => status, (error: unknown) => (error instanceof PortError ? error.code : ''));
      expect(second).to.be.oneOf(['slow-down', 'queued']);
      expect((await last(teacher))?.text).to.equal('第一条');
      expect((await father.get('cv-outing')).value.obstacle?.reason).to.equal('slow');
      await teacher.send('cv-outing', words('一'));
      expect((await teacher.send('cv-outing', words('二'))).status).to.equal('sent');
    });

    it('[LI-01] blocks a private talk for both until the same person allows it again', async () => {
      expect((await father.block('cv-maimaiti', true)).value).to.include({ blocked: true });
      expect((await rejection(teacher.send('cv-maimaiti', words('在吗')))).code).to.equal('blocked');
      await teacher.block('cv-maimaiti', false);
      expect((await rejection(teacher.send('cv-maimaiti', words('在吗')))).code).to.equal('blocked');
      await father.block('cv-maimaiti', false);
      expect((await teacher.send('cv-maimaiti', words('在吗'))).status).to.equal('sent');
    });

    it('[S-19] [SEC-13] gives a report a case number', async () => {
      const { items } = (await father.messages('cv-outing', {})).value;
      const receipt = await otherParent.report('cv-outing', { messageId: items[4]?.id ?? '', reason: 'privacy', text: '' });
      expect(receipt.value?.caseNumber).to.match(/^J\d{8}-\d{4,}$/);
      expect((await rejection(otherParent.report('cv-maimaiti', { messageId: items[4]?.id ?? '', reason: 'other', text: '' }))).code).to.equal('not-found');
    });

    it('[LI-11] leaves the words of a mother who is the teacher as well to a colleague', async () => {
      await teacher.configure('cv-outing', { reviewed: true });
      const mother = platform.portsFor(person.teacher);
      mother.identity.actAs('i-wang-guardian');
      const draft = words('来我的补习班');
      await mother.chat.send('cv-outing', draft);
      const held = await last(teacher);
      expect([held?.text, held?.state, held?.can.moderate]).to.deep.equal(['来我的补习班', 'waiting', false]);
      expect((await rejection(teacher.moderate('cv-outing', { act: 'show', messageId: draft.id, reason: '' }))).code).to.equal('forbidden');
      expect((await rejection(teacher.moderate('cv-outing', { act: 'unmute', personId: person.teacher }))).code).to.equal('forbidden');
      expect(await last(otherParent)).to.include({ state: 'waiting', text: '' });
    });

    it('leaves moderation to the teachers of the class', async () => {
      for (const attempt of [
        () => father.moderate('cv-outing', { act: 'unmute', personId: person.guardian }),
        () => father.configure('cv-outing', { state: 'closed' }),
      ]) {
        expect((await rejection(attempt())).code).to.be.oneOf(['forbidden', 'not-found']);
      }
      expect((await father.get('cv-outing')).value.can.moderate).to.equal(false);
      expect((await teacher.get('cv-outing')).value.can.moderate).to.equal(true);
    });
  });
}
