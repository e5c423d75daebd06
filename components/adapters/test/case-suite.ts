/** What every moderation desk keeps, whatever stands behind it. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { newId, newOrderedId } from '../../base/id.ts';
import type { CaseAct, CasePort, ModerationCase } from '../../base/ports/cases.ts';
import type { ChatPort } from '../../base/ports/chat.ts';
import { person } from '../memory/fixtures.ts';
import { words } from './chat-suite.ts';
import { draftOf } from './announcement-suite.ts';
import { nextChange, rejection, teacherOf, type Platform } from './port-suite.ts';

export function caseSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what every moderation desk keeps`, () => {
    let platform: Platform;
    let manager: CasePort;
    let teacher: CasePort;
    let father: ChatPort;
    let otherParent: ChatPort;
    beforeEach(async () => {
      platform = await start();
      manager = platform.portsFor(person.manager).cases;
      teacher = teacherOf(platform).cases;
      father = platform.portsFor(person.guardian).chat;
      otherParent = platform.portsFor(person.otherGuardian).chat;
    });
    afterEach(async () => platform.end?.());
    /** A message of the father, reported by another parent. */
    const reported = async (text: string): Promise<ModerationCase> => {
      const draft = words(text);
      await father.send('cv-outing', draft);
      const { value } = await otherParent.report('cv-outing', { messageId: draft.id, reason: 'advertising', text: '请看' });
      return caseOf(manager, value?.caseNumber ?? '');
    };
    const caseOf = async (port: CasePort, caseNumber: string): Promise<ModerationCase> => {
      const one = (await port.list({ limit: 100 })).value.items.find((each) => each.caseNumber === caseNumber);
      if (one === undefined) throw new Error(`no ${caseNumber}`);
      return one;
    };
    const act = async (port: CasePort, { id }: ModerationCase, what: CaseAct): Promise<ModerationCase> => {
      const { value } = await port.act(id, what, newId());
      if (value === null) throw new Error('not sent');
      return value;
    };
    const last = async (port: ChatPort) => (await port.messages('cv-outing', {})).value.items.at(-1);

    it('[SEC-13] brings what was reported of an announcement and a notice to the manager alone, who takes the announcement back', async () => {
      const { value: sent } = await teacherOf(platform).announcements.send(draftOf(), newId());
      const id = sent?.id ?? '';
      const report = { kind: 'error', description: '没有说是哪一天', evidence: null } as const;
      const family = platform.portsFor(person.guardian);
      const { value: first } = await family.announcements.report(id, report, newId());
      expect(first?.caseNumber).to.match(/^\d{8}-\d{6}$/);
      expect((await family.announcements.report(id, report, newId())).value, 'one case while it is open').to.deep.equal(first);
      const [notice] = (await family.notices.list({})).value.items;
      const { value: second } = await family.notices.report(notice?.id ?? '', report, newId());
      expect((await rejection(platform.portsFor(person.pupil).announcements.report(id, report, newId()))).code).to.equal('forbidden');
      expect((await rejection(platform.portsFor(person.otherPupil).notices.report(notice?.id ?? '', report, newId()))).code).to.equal('not-found');

      const { items, open } = (await manager.received({ limit: 100 })).value;
      const one = items.find(({ caseNumber }) => caseNumber === first?.caseNumber);
      expect(one?.received).to.include({ kind: 'announcement', title: '明天带直尺', recalled: false });
      expect(items.map(({ caseNumber }) => caseNumber)).to.include(second?.caseNumber);
      expect(JSON.stringify(one)).not.to.contain('艾力');
      expect((await teacher.received({})).value.items).to.deep.equal([]);
      expect((await rejection(platform.portsFor(person.guardian).cases.received({}))).code).to.equal('forbidden');

      const closing = { outcome: 'settled', note: '已请老师更正', recall: true } as const;
      const { value: closed } = await manager.closeReceived(one?.id ?? '', closing);
      expect([closed?.received.recalled, closed?.closed?.outcome]).to.deep.equal([true, 'settled']);
      expect((await manager.closeReceived(one?.id ?? '', closing)).value?.closed?.at, 'the first closing stands').to.equal(closed?.closed?.at);
      expect((await rejection(manager.closeReceived(one?.id ?? '', { ...closing, outcome: 'unfounded' }))).code).to.equal('conflict');
      expect((await manager.received({})).value.open).to.equal(open - 1);
      expect((await family.announcements.get(id)).value.state).to.equal('recalled');
    });

    it('[SEC-13] opens what went with a reported announcement to those who decide, while the case is open, and keeps who looked', async () => {
      const file = { id: newOrderedId(), kind: 'file' as const, name: '座位.txt', file: new Blob(['第一排']) };
      const { value: sent } = await teacherOf(platform).announcements.send(draftOf({ attachments: [file] }), newId());
      const family = platform.portsFor(person.guardian);
      const { value: report } = await family.announcements.report(sent?.id ?? '', { kind: 'error', description: '不该发', evidence: null }, newId());
      const found = async () => (await manager.received({ limit: 100 })).value.items.find(({ caseNumber }) => caseNumber === report?.caseNumber);
      const one = await found();
      const caseId = one?.id ?? '';
      expect(one?.received.attachments?.map(({ name, kept }) => [name, kept])).to.deep.equal([['座位.txt', true]]);
      await teacherOf(platform).announcements.recall(sent?.id ?? '');
      expect(await (await manager.receivedAttachment(caseId, file.id)).text(), 'also when it was taken back').to.equal('第一排');
      expect((await found())?.looks?.map(({ by, name, attachmentId }) => [by.id, name, attachmentId])).to.deep.equal([[person.manager, '座位.txt', file.id]]);
      for (const stranger of [teacher, family.cases, platform.portsFor(person.pupil).cases]) {
        expect(['forbidden', 'not-found']).to.include((await rejection(stranger.receivedAttachment(caseId, file.id))).code);
      }
      await manager.closeReceived(caseId, { outcome: 'settled', note: '', recall: false });
      expect((await rejection(manager.receivedAttachment(caseId, file.id))).code).to.equal('not-found');
      expect((await found())?.received.attachments?.map(({ kept }) => kept)).to.deep.equal([false]);
    });

    it('[LI-11] [SEC-13] brings a report to manager and teacher, without who reported', async () => {
      const { open } = (await manager.list({})).value;
      const one = await reported('卖保险，加我');
      expect(one).to.deep.include({ reason: 'advertising', text: '请看', closed: null, mutedUntil: null, acts: [] });
      expect([one.message.text, one.message.author.name, one.message.state]).to.deep.equal(['卖保险，加我', '艾力·吐尔逊', 'shown']);
      expect(one.conversation).to.include({ id: 'cv-outing', title: '秋游那天带什么' });
      expect(JSON.stringify(one)).not.to.include(person.otherGuardian);
      expect((await manager.list({ state: 'open' })).value.open).to.equal(open + 1);
      expect([one.can.export, one.can.open]).to.deep.equal([true, false]);
      expect((await caseOf(teacher, one.caseNumber)).can).to.deep.equal({ hide: true, mute: true, export: false, open: true });
    });

    it('[LI-11] hides with a reason that the writer reads, and shows again', async () => {
      const one = await reported('卖保险，加我');
      const hidden = await act(manager, one, { act: 'hide', reason: '这里不发广告' });
      expect([hidden.message.state, hidden.message.text, hidden.acts.map(({ by, reason }) => [by.name, reason])]).to.deep.equal(['hidden', '卖保险，加我', [['刘建国', '这里不发广告']]]);
      expect(await last(father)).to.include({ state: 'hidden', reason: '这里不发广告' });
      expect(await last(otherParent)).to.include({ state: 'hidden', text: '' });
      await act(teacher, one, { act: 'show', reason: '说明过了' });
      expect(await last(otherParent)).to.include({ state: 'shown', text: '卖保险，加我' });
    });

    it('[LI-11] mutes the writer until a time, and takes it back', async () => {
      const one = await reported('还是我');
      const until = '2099-01-01T00:00:00.000Z';
      expect((await act(teacher, one, { act: 'mute', until, reason: '先静一静' })).mutedUntil).to.equal(until);
      expect((await father.get('cv-outing')).value.obstacle).to.deep.equal({ reason: 'muted', until, words: '先静一静' });
      expect((await act(teacher, one, { act: 'unmute', reason: '谈过了' })).mutedUntil).to.equal(null);
      expect((await father.get('cv-outing')).value.obstacle).to.equal(null);
    });

    it('closes a case once, and lists it after those that are open', async () => {
      const [first, second] = [await reported('一'), await reported('二')];
      const closed = await act(manager, second, { act: 'close', outcome: 'settled', note: '已和家长谈过' });
      expect(closed.closed).to.deep.include({ outcome: 'settled', note: '已和家长谈过' });
      expect(closed.can).to.include({ hide: false, mute: false });
      const order = (await manager.list({ limit: 100 })).value.items.map(({ id }) => id);
      expect(order.indexOf(first.id)).to.be.lessThan(order.indexOf(second.id));
      expect((await rejection(teacher.act(second.id, { act: 'hide', reason: '晚了' }, newId()))).code).to.equal('conflict');
    });

    it('is for managers and teachers alone', async () => {
      const { id } = await reported('三');
      for (const who of [person.guardian, person.otherGuardian, person.pupil]) {
        const { cases } = platform.portsFor(who);
        expect((await rejection(cases.list({}))).code).to.equal('forbidden');
        expect((await rejection(cases.act(id, { act: 'close', outcome: 'unfounded', note: '' }, newId()))).code).to.equal('forbidden');
        expect((await rejection(cases.export('cv-outing', '想看一看'))).code).to.equal('forbidden');
      }
      expect((await rejection(teacher.export('cv-outing', '想看一看'))).code).to.equal('forbidden');
      expect((await rejection(teacher.heldWords('o-yunling'))).code).to.equal('forbidden');
    });

    it('keeps the case of a mother who is the teacher as well from her', async () => {
      const mother = platform.portsFor(person.teacher);
      mother.identity.actAs('i-wang-guardian');
      const draft = words('来我的补习班');
      await mother.chat.send('cv-outing', draft);
      const { value } = await otherParent.report('cv-outing', { messageId: draft.id, reason: 'advertising', text: '' });
      const { id, caseNumber } = await caseOf(manager, value?.caseNumber ?? '');
      const own = teacherOf(platform).cases;
      expect((await own.list({ limit: 100 })).value.items.map((one) => one.caseNumber)).not.to.include(caseNumber);
      expect((await rejection(own.act(id, { act: 'close', outcome: 'unfounded', note: '' }, newId()))).code).to.equal('not-found');
    });

    it('reads a whole talk with a ground, and names each reading', async () => {
      await reported('四');
      await manager.export('cv-outing', '家长投诉的核查');
      const { value } = await manager.export('cv-outing', '再看一次经过');
      expect(value?.messages.at(-1)).to.deep.include({ text: '四', state: 'shown' });
      expect(value?.acts.filter((one) => one.act === 'export').map(({ actor, reason }) => [actor.name, reason])).to.deep.equal([['刘建国', '家长投诉的核查'], ['刘建国', '再看一次经过']]);
      expect((await rejection(manager.export('cv-outing', '看'))).code).to.equal('invalid-request');
    });

    it('[LI-11] keeps what was attached for those who decide, also when its writer takes it back', async () => {
      const canvas = new OffscreenCanvas(24, 16);
      canvas.getContext('2d')?.fillRect(0, 0, 24, 16);
      const draft = { ...words('加我看更多'), attachments: [{ id: newOrderedId(), kind: 'picture' as const, name: '二维码.png', file: await canvas.convertToBlob({ type: 'image/png' }) }] };
      await father.send('cv-outing', draft);
      const { value } = await otherParent.report('cv-outing', { messageId: draft.id, reason: 'indecent', text: '' });
      expect((await father.retract('cv-outing', draft.id)).value).to.include({ state: 'retracted', text: '' });
      expect((await rejection(father.attachment('cv-outing', draft.attachments[0]?.id ?? ''))).code).to.equal('not-found');
      const one = await caseOf(manager, value?.caseNumber ?? '');
      const [kept] = one.message.attachments ?? [];
      expect([one.message.state, one.message.text, kept?.name, kept?.kept]).to.deep.equal(['retracted', '加我看更多', '二维码.png', true]);
      for (const port of [manager, teacher]) expect((await port.attachment(one.id, kept?.id ?? '')).size).to.be.greaterThan(0);
      expect((await caseOf(manager, one.caseNumber)).acts.map(({ act: what, by, reason }) => [what, by.name, reason])).to.deep.equal([['look', '刘建国', '二维码.png'], ['look', '王秀兰', '二维码.png']]);
      for (const who of [person.guardian, person.otherGuardian, person.pupil]) {
        expect((await rejection(platform.portsFor(who).cases.attachment(one.id, kept?.id ?? ''))).code).to.equal('forbidden');
      }
      expect((await rejection(manager.attachment(one.id, newOrderedId()))).code).to.equal('not-found');
      const record = (await manager.export('cv-outing', '家长投诉的核查', 0, one.id)).value;
      expect(record?.messages.at(-1)?.attachments?.map(({ name }) => name)).to.deep.equal(['二维码.png']);
    });

    it('[LI-05] holds messages with the words of the county until a teacher has looked', async () => {
      expect((await manager.holdWords('o-yunling', ['加微信', '团购'])).value).to.deep.equal(['加微信', '团购']);
      expect((await manager.heldWords('o-yunling')).value).to.deep.equal(['加微信', '团购']);
      const draft = words('请 加 微 信');
      await father.send('cv-outing', draft);
      expect(await last(otherParent)).to.include({ state: 'waiting', text: '' });
      expect((await teacher.list({})).value.waiting.map(({ conversation, count }) => [conversation.id, count])).to.deep.equal([['cv-outing', 1]]);
      expect((await manager.list({})).value.waiting).to.deep.equal([]);
      await teacherOf(platform).chat.moderate('cv-outing', { act: 'show', messageId: draft.id, reason: '' });
      expect(await last(otherParent)).to.include({ state: 'shown' });
      expect((await teacher.list({})).value.waiting).to.deep.equal([]);
    });

    it('says that a case came', async () => {
      const heard = nextChange(manager, ({ caseId }) => caseId !== undefined);
      await platform.listening?.();
      const { id } = await reported('五');
      expect((await heard).caseId).to.equal(id);
    });
  });
}
