import { expect } from '@open-wc/testing';
import { newId } from '../../base/id.ts';
import { PortError } from '../../base/ports/ports.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { rejection } from '../test/port-suite.ts';
import { dataRequestOf } from '../test/privacy-suite.ts';

describe('offline: data of people', () => {
  let service: MemoryService;
  let phone: Machine;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
  });
  afterEach(() => phone.end());

  it('[SEC-10] is asked for without a line, shows as waiting, and is sent once', async () => {
    const { privacy, sync } = phone.tab(service.portsFor(person.guardian), { writePatienceMs: 30, readPatienceMs: 200 });
    const before = (await privacy.requests({})).value;
    service.fail({ kind: 'offline' });
    expect((await privacy.request(dataRequestOf(), newId())).status).to.equal('queued');
    const { items, total } = (await privacy.requests({})).value;
    expect([items[0]?.state, items[0]?.subject.name, total]).to.deep.equal(['queued', '买买提·艾力', before.total + 1]);
    service.fail({ kind: 'lost-answer', call: 'privacy.request', nth: 1 });
    await sync.flush();
    service.fail();
    await sync.flush();
    await until(async () => (await sync.state()).queued === 0);
    expect(service.fixtures.privacy.requests.filter(({ text }) => text.includes('少了一个点')).map(({ state }) => state)).to.deep.equal(['submitted']);
    expect((await privacy.requests({})).value.items[0]?.state).to.equal('submitted');
  });

  it('[SEC-08] what was read can be read without a line; nobody is made to believe that a decision holds which has not arrived', async () => {
    const { privacy, sync } = phone.tab(service.portsFor(person.guardian), { writePatienceMs: 30, readPatienceMs: 200 });
    await privacy.read();
    service.fail({ kind: 'offline' });
    const kept = await privacy.read();
    expect([kept.stale, kept.value.items.length]).to.deep.equal([true, 2]);
    const error = await rejection(privacy.decide('learning-records', person.pupil, { version: 1, agreed: false }));
    expect(error).to.be.instanceOf(PortError);
    expect([error.offline, (await sync.state()).queued]).to.deep.equal([true, 0]);
    expect((await privacy.read()).value.children.find(({ child }) => child.id === person.pupil)?.consents[0]?.state).to.equal('agreed');
  });

  it('[SEC-09] a pupil shares only what a guardian has agreed to; what is refused goes', async () => {
    const [item] = service.fixtures.privacy.items;
    if (item === undefined) throw new Error('no item');
    service.fixtures.privacy.items.push({ ...item, id: 'sharing', kind: 'class-sharing', necessary: false });
    const pupil = service.portsFor(person.pupil);
    const father = service.portsFor(person.guardian).privacy;
    const draft = { resourceId: 'r-poem', audience: { kind: 'class' as const, classId: 'c-31' }, note: '' };
    const boxed = async () => (await service.portsFor(person.otherPupil).shelf.shares('received')).value.length;
    expect((await rejection(pupil.shelf.share(newId(), draft))).code).to.equal('consent-missing');
    const child = service.fixtures.people.find(({ id }) => id === person.pupil);
    const grown = service.fixtures.people.find(({ id }) => id === person.teacher)?.identities.find(({ role }) => role === 'teacher');
    const ofClass = service.fixtures.classes.find(({ id }) => id === 'c-31');
    if (child === undefined || grown === undefined || ofClass === undefined) throw new Error('no people');
    const { teachers } = ofClass;
    ofClass.teachers = { ...teachers, [person.pupil]: ['数学'] };
    child.identities.push({ ...grown, id: 'i-helper' });
    const helper = service.portsFor(person.pupil);
    helper.identity.actAs('i-helper');
    expect((await rejection(helper.shelf.share(newId(), draft))).code, 'in another identity, too').to.equal('consent-missing');
    child.identities.pop();
    ofClass.teachers = teachers;
    await father.decide('sharing', person.pupil, { version: 1, agreed: true });
    await pupil.shelf.share(newId(), draft);
    expect(await boxed()).to.equal(1);
    Object.assign(service.fixtures.privacy.items.find(({ id }) => id === 'sharing') ?? {}, { version: 2 });
    expect(await boxed(), 'other words').to.equal(0);
    await father.decide('sharing', person.pupil, { version: 2, agreed: true });
    expect(await boxed()).to.equal(1);
    await father.decide('sharing', person.pupil, { version: 2, agreed: false });
    expect(await boxed()).to.equal(0);
  });
});
