import { expect } from '@open-wc/testing';
import { newId, newOrderedId } from '../../base/id.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { draftOf, receipt } from '../test/announcement-suite.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { rejection, teacherOf } from '../test/port-suite.ts';

describe('offline: announcements', () => {
  let service: MemoryService;
  let phone: Machine;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
  });
  afterEach(() => phone.end());
  const tab = () => phone.tab(service.portsFor(person.guardian), { writePatienceMs: 30, readPatienceMs: 200 });
  const stored = (id: string) => service.fixtures.announcements.find((one) => one.id === id);

  it('[P-04] is read and answered without a line, shows it at once, and is sent once', async () => {
    const { announcements, sync } = tab();
    const before = (await announcements.list({})).value;
    service.fail({ kind: 'offline' });
    expect((await announcements.answer('an-water', receipt(person.pupil, 'p-ayiguli'))).status).to.equal('queued');
    const { value, stale } = await announcements.list({});
    expect(stale).to.equal(true);
    expect([value.toAnswer, value.unread, value.waiting]).to.deep.equal([before.toAnswer - 1, before.unread - 1, before.waiting - 1]);
    expect(value.items.find(({ id }) => id === 'an-water')?.received?.children.map(({ answer }) => answer?.own)).to.deep.equal([true, true]);
    expect(stored('an-water')?.answers).to.deep.equal({});
    service.fail({ kind: 'lost-answer', call: 'announcements.answer', nth: 1 });
    await sync.flush();
    await until(() => Object.keys(stored('an-water')?.answers ?? {}).length === 2);
    service.fail();
    await sync.flush();
    await until(async () => (await sync.state()).queued === 0);
    expect((await sync.state()).refused).to.equal(0);
  });

  it('[P-03] a file that was seen is there without a line, and no more once the announcement is recalled', async () => {
    const teacher = teacherOf(service).announcements;
    const note = { id: newOrderedId(), kind: 'file' as const, name: '带什么.txt', file: new Blob(['直尺']) };
    const sent = (await teacher.send(draftOf({ attachments: [note] }), newId())).value;
    if (sent === null) throw new Error('not sent');
    const { announcements } = tab();
    await announcements.list({});
    expect(await (await announcements.attachment(sent.id, note.id)).value.text()).to.equal('直尺');
    service.fail({ kind: 'offline' });
    // What is shown is put away meanwhile: another tab may look before it is there.
    const without = tab().announcements;
    const kept = () => without.attachment(sent.id, note.id).then(({ value, stale }) => (stale ? value.text() : 'not kept'), () => null);
    await until(async () => (await kept()) !== null);
    expect(await kept()).to.equal('直尺');
    service.fail();
    await teacher.recall(sent.id);
    // On a busy machine the list that is kept may be shown before the new one comes.
    await until(async () => !(await announcements.list({})).stale);
    service.fail({ kind: 'offline' });
    expect((await rejection(tab().announcements.attachment(sent.id, note.id))).code).to.equal('offline');
  });

  it('[P-03] files of what is written without a line wait with it, and are sent once', async () => {
    const desk = phone.tab(service.portsFor(person.teacher), { writePatienceMs: 30, readPatienceMs: 200 });
    await desk.announcements.list({});
    service.fail({ kind: 'offline' });
    const note = { id: newOrderedId(), kind: 'file' as const, name: '带什么.txt', file: new Blob(['直尺']) };
    expect((await desk.announcements.send(draftOf({ title: '带着文件', attachments: [note] }), newId())).status).to.equal('queued');
    service.fail();
    await desk.sync.flush();
    const arrived = () => service.fixtures.announcements.filter(({ title }) => title === '带着文件');
    await until(() => arrived().length === 1);
    expect(await arrived()[0]?.attachments?.[0]?.file.text()).to.equal('直尺');
  });

  it('[P-13] an appointment that is chosen without a line says that it waits, and is sure when it was sent', async () => {
    const one = stored('an-meeting');
    if (one === undefined) throw new Error('no meeting');
    one.ask = { kind: 'appointment', place: '教室305', minutes: 15, slots: [{ id: 's1', startsAt: '2030-12-02T08:00:00.000Z' }] };
    one.answers = {};
    const { announcements, sync } = tab();
    const answerOf = async () => (await announcements.get('an-meeting')).value.received?.children[0]?.answer;
    await answerOf();
    service.fail({ kind: 'offline' });
    await announcements.answer('an-meeting', { childIds: [person.pupil], choices: ['s1'], signature: null });
    expect(await answerOf()).to.include({ isWaiting: true });
    service.fail();
    await sync.flush();
    await until(() => one.answers[person.pupil]?.choices[0] === 's1');
    await until(async () => (await answerOf())?.isWaiting === undefined);
  });

  it('keeps an answer that came too late, with the reason, until the person has seen it', async () => {
    const { announcements, sync } = tab();
    await announcements.get('an-meeting');
    service.fail({ kind: 'offline' });
    await announcements.answer('an-meeting', { childIds: [person.pupil], choices: ['w2'], signature: null });
    await service.portsFor('p-ouyanghui').announcements.get('an-meeting').catch(() => undefined);
    const meeting = stored('an-meeting');
    if (!meeting) throw new Error('no meeting');
    meeting.answers['p-ouyang'] = { by: 'p-ouyanghui', onBehalf: false, choices: ['w2'], signature: null, answeredAt: '2026-11-20T00:00:00.000Z' };
    service.fail();
    await sync.flush();
    await until(async () => (await sync.state()).refused === 1);
    expect((await sync.refused()).map(({ kind, problem }) => [kind, problem.code])).to.deep.equal([['announcement', 'option-full']]);
  });

  it('[T-16] lets a teacher write without a line, and sends it once', async () => {
    const ports = phone.tab(service.portsFor(person.teacher), { writePatienceMs: 30, readPatienceMs: 200 });
    const { announcements } = teacherOf({ portsFor: () => ports, fail: () => undefined });
    await ports.identity.me();
    service.fail({ kind: 'offline' });
    expect((await announcements.send(draftOf(), newId())).status).to.equal('queued');
    service.fail();
    await ports.sync.flush();
    await until(() => service.fixtures.announcements.some(({ title }) => title === '明天带直尺'));
    expect(service.fixtures.announcements.filter(({ title }) => title === '明天带直尺')).to.have.length(1);
  });
});
