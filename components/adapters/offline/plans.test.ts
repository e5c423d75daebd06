import { expect } from '@open-wc/testing';
import { newId, newOrderedId } from '../../base/id.ts';
import { PortError } from '../../base/ports/ports.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { headOf, planOf, typed, wordUpdate, wordsOf } from '../test/plan-suite.ts';

describe('offline: lesson plans', () => {
  let service: MemoryService;
  let computer: Machine;
  beforeEach(() => {
    service = createMemoryService();
    computer = machine();
  });
  afterEach(() => computer.end());

  it('are begun and written without a line, read again after a reload, and merge with what a colleague wrote meanwhile', async () => {
    const waits = { writePatienceMs: 30, readPatienceMs: 200 };
    const first = computer.tab(service.portsFor(person.colleague), waits);
    const [kept, begun] = [newId(), newId()];
    await first.plans.create(kept, planOf());
    await first.plans.get(kept);
    await first.plans.list({});
    service.fail({ kind: 'offline' });
    expect((await first.plans.edit(kept, newId(), { head: headOf({ title: '断网时改' }), update: wordUpdate('here', '甲') })).status).to.equal('queued');
    expect((await first.plans.create(begun, planOf({ head: headOf({ title: '断网时新建' }) }))).status).to.equal('queued');
    const picture = { id: newOrderedId(), kind: 'picture' as const, name: '板书.jpg', file: new Blob(['板书']) };
    expect((await first.plans.addPicture(begun, picture)).status).to.equal('queued');
    await first.plans.edit(begun, newId(), { head: headOf({ title: '断网时新建' }), update: wordUpdate('b', '二') });
    await first.close();

    const again = computer.tab(service.portsFor(person.colleague), waits);
    expect((await again.plans.list({})).value.items.map(({ title }) => title)).to.deep.equal(['断网时新建', '断网时改']);
    expect(wordsOf((await again.plans.get(kept)).value.updates)).to.deep.equal({ a: '一', here: '甲' });
    expect(wordsOf((await again.plans.get(begun)).value.updates)).to.deep.equal({ a: '一', b: '二' });
    expect(await (await again.plans.picture(begun, picture.id)).value.text()).to.equal('板书');
    await again.plans.get(newId()).then(
      () => expect.fail('a plan that is nowhere'),
      (error: unknown) => expect(error instanceof PortError && error.offline).to.equal(true),
    );

    service.fixtures.plans.find(({ id }) => id === kept)?.updates.push({ id: newId(), content: wordUpdate('there', '乙') });
    service.fail();
    await again.sync.flush();
    await until(async () => (await again.sync.state()).queued === 0);
    expect(wordsOf((await again.plans.get(kept)).value.updates)).to.deep.equal({ a: '一', here: '甲', there: '乙' });
    expect(await service.fixtures.plans.find(({ id }) => id === begun)?.pictures?.[0]?.bytes.text()).to.equal('板书');
    expect(service.fixtures.plans.find(({ id }) => id === begun)?.updates.length).to.equal(2);
  });

  it('wait for the person behind a picture that is refused, copies as well, and other plans do not; sent again or given up it lets them go', async () => {
    const tab = computer.tab(service.portsFor(person.colleague), { writePatienceMs: 60_000, readPatienceMs: 200 });
    const [first, second, other, copy] = [newId(), newId(), newId(), newId()];
    for (const planId of [first, second, other]) await tab.plans.create(planId, planOf());
    const pictureOf = (bytes: string) => ({ id: newOrderedId(), kind: 'picture' as const, name: '板书.jpg', file: new Blob([bytes]) });
    const [sentBefore, one, two] = [pictureOf('先'), pictureOf('甲'), pictureOf('乙')];
    await tab.plans.addPicture(first, sentBefore);
    service.fail({ kind: 'offline' });
    let told = 0;
    const end = new AbortController();
    tab.plans.subscribe(() => (told += 1), { signal: end.signal });
    for (const [planId, picture] of [[first, one], [second, two], [second, two]] as const) await tab.plans.addPicture(planId, picture);
    end.abort();
    expect(told, 'what was put in here says nothing of the line').to.equal(0);
    for (const planId of [first, second, other]) await tab.plans.edit(planId, newId(), { head: headOf(), update: wordUpdate('named', '图') });
    await tab.plans.create(copy, planOf({ copyOf: first }));
    expect(await (await tab.plans.picture(copy, sentBefore.id)).value.text(), 'of a copy that waits').to.equal('先');
    const sent = (planId: string) => service.fixtures.plans.find(({ id }) => id === planId)?.updates.length ?? 0;

    service.fail({ kind: 'forbidden', call: 'plans.addPicture' });
    await tab.sync.flush();
    await until(async () => (await tab.sync.state()).refused === 2);
    await until(() => sent(other) === 2);
    expect([sent(first), sent(second), sent(copy)]).to.deep.equal([1, 1, 0]);
    // At once: nobody waits for what waits for a person.
    expect((await tab.plans.edit(first, newId(), { head: headOf(), update: wordUpdate('later', '后') })).status).to.equal('queued');

    service.fail();
    const [again, given] = await tab.sync.refused();
    await tab.sync.retry(again?.id ?? 0);
    await until(() => sent(copy) === 1);
    expect([sent(first), sent(second), (await tab.sync.state()).refused]).to.deep.equal([2, 1, 1]);
    expect(service.fixtures.plans.find(({ id }) => id === copy)?.pictures?.map(({ id }) => id)).to.deep.equal([sentBefore.id, one.id]);
    await tab.sync.discard(given?.id ?? 0);
    await until(async () => (await tab.sync.state()).queued === 0);
    expect(sent(second)).to.equal(2);
    expect(await service.fixtures.plans.find(({ id }) => id === second)?.pictures?.[0]?.bytes.text(), 'put in twice, given up once').to.equal('乙');
    service.fail({ kind: 'forbidden', call: 'plans.addPicture' });
    await tab.plans.addPicture(other, pictureOf('丙')).then(
      () => expect.fail('it was refused'),
      (error: unknown) => expect(error instanceof PortError && error.code).to.equal('forbidden'),
    );
    expect((await tab.sync.state()).refused, 'the form holds it').to.equal(0);
  });

  it('send no picture that was deleted before it went out, and delete behind it what had; without a line it is gone from here at once', async () => {
    const tab = computer.tab(service.portsFor(person.colleague), { writePatienceMs: 30, readPatienceMs: 200 });
    const planId = newId();
    const pictureOf = (bytes: string) => ({ id: newOrderedId(), kind: 'picture' as const, name: '板书.jpg', file: new Blob([bytes]) });
    const [sent, waiting, kept] = [pictureOf('脸'), pictureOf('又一张'), pictureOf('板书')];
    await tab.plans.create(planId, planOf());
    for (const picture of [sent, kept]) await tab.plans.addPicture(planId, picture);
    service.fail({ kind: 'offline' });
    await tab.plans.addPicture(planId, waiting);
    for (const { id } of [sent, waiting]) {
      expect((await tab.plans.removePicture(planId, id)).status).to.equal('queued');
      await tab.plans.picture(planId, id).then(
        () => expect.fail('it was deleted'),
        (error: unknown) => expect(error instanceof PortError && error.code).to.equal('not-found'),
      );
    }
    const there = () => service.fixtures.plans.find(({ id }) => id === planId)?.pictures?.map(({ id }) => id);
    expect(there()).to.deep.equal([sent.id, kept.id]);
    service.fail();
    await tab.sync.flush();
    await until(async () => (await tab.sync.state()).queued === 0);
    expect(there()).to.deep.equal([kept.id]);
  });

  it('are handed in without a line, and taken back; a decision that somebody else has taken meanwhile is told as refused', async () => {
    const waits = { writePatienceMs: 30, readPatienceMs: 200 };
    const mine = service.portsFor(person.teacher);
    mine.identity.actAs('i-wang-teacher');
    const author = computer.tab(mine, waits);
    const [planId, reviewId, other] = [newId(), newId(), newId()];
    const submission = { head: headOf(), update: wordUpdate('a', '送审'), version: { id: newId(), name: '送审' } };
    await author.plans.create(planId, planOf());
    await author.plans.list({});
    service.fail({ kind: 'offline' });
    expect((await author.plans.submit(planId, other, submission)).status).to.equal('queued');
    expect((await author.plans.list({})).value.items[0]?.review?.state).to.equal('pending');
    expect((await author.plans.withdraw(planId, other)).status).to.equal('queued');
    expect((await author.plans.list({})).value.items[0]?.review ?? null).to.equal(null);
    await author.plans.submit(planId, reviewId, submission);
    service.fail();
    await author.sync.flush();
    await until(async () => (await author.sync.state()).queued === 0);
    expect(service.fixtures.planReviews.map(({ id, state }) => [id, state])).to.deep.equal([[other, 'withdrawn'], [reviewId, 'pending']]);
    await author.close();

    const head = machine();
    const reader = head.tab(service.portsFor(person.colleague), waits);
    expect((await reader.plans.submitted()).value.map(({ id }) => id)).to.deep.equal([reviewId]);
    await reader.plans.submittedPlan(reviewId);
    service.fail({ kind: 'offline' });
    expect((await reader.plans.decide(reviewId, { approved: false, comment: '请补充', notes: [] })).status).to.equal('queued');
    expect((await reader.plans.submitted()).value).to.deep.equal([]);
    expect((await reader.plans.submittedPlan(reviewId)).value).to.include({ state: 'returned', comment: '请补充' });
    Object.assign(service.fixtures.planReviews[1] ?? {}, { state: 'approved', decidedBy: person.manager, decidedAt: '2026-11-20T01:00:00.000Z' });
    service.fail();
    await reader.sync.flush();
    await until(async () => (await reader.sync.state()).refused === 1);
    expect((await reader.plans.submittedPlan(reviewId)).value.state).to.equal('approved');
    await head.end();
  });

  it('that are typed in for long without a line wait as one edit, which a reload keeps and which holds every word', async () => {
    const waits = { writePatienceMs: 30, readPatienceMs: 200 };
    const first = computer.tab(service.portsFor(person.colleague), waits);
    const planId = newId();
    await first.plans.create(planId, planOf());
    await first.plans.get(planId);
    await first.plans.list({});
    service.fail({ kind: 'offline' });
    const words = typed(60);
    for (const update of words.updates) await first.plans.edit(planId, newId(), { head: headOf({ title: '断网时写' }), update });
    expect((await first.sync.state()).queued).to.equal(1);
    await first.close();

    const again = computer.tab(service.portsFor(person.colleague), waits);
    expect(wordsOf((await again.plans.get(planId)).value.updates)).to.deep.equal({ a: '一', ...words.all });
    // Who reads again writes on from there: what waits is no part of it.
    await again.plans.edit(planId, newId(), { head: headOf({ title: '重开后写' }), update: wordUpdate('later', '后') });
    expect([(await again.sync.state()).queued, (await again.plans.list({})).value.items[0]?.title]).to.deep.equal([1, '重开后写']);
    service.fail();
    await again.sync.flush();
    await until(async () => (await again.sync.state()).queued === 0);
    const plan = service.fixtures.plans.find(({ id }) => id === planId);
    expect(wordsOf(plan?.updates.map(({ content }) => content) ?? [])).to.deep.equal({ a: '一', ...words.all, later: '后' });
    expect(plan?.updates.length).to.equal(2);
  });

  it('lose nothing that is typed while an edit is on its way', async () => {
    const { plans } = service.portsFor(person.colleague);
    const remote = { ...service.portsFor(person.colleague), as: () => remote };
    const tab = computer.tab(remote, { writePatienceMs: 10_000 });
    const planId = newId();
    await tab.plans.create(planId, planOf());
    let isOnItsWay = false;
    let arrive: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    remote.plans = {
      ...plans,
      edit: async (...given) => {
        isOnItsWay = true;
        await arrived;
        return plans.edit(...given);
      },
    };
    const one = tab.plans.edit(planId, newId(), { head: headOf(), update: wordUpdate('one', '甲') });
    await until(() => isOnItsWay);
    const two = tab.plans.edit(planId, newId(), { head: headOf(), update: wordUpdate('two', '乙') });
    await until(async () => wordsOf((await tab.plans.get(planId)).value.updates)['two'] === '乙');
    arrive?.();
    expect([(await one).status, (await two).status]).to.deep.equal(['sent', 'sent']);
    expect(wordsOf((await plans.get(planId)).value.updates)).to.deep.equal({ a: '一', one: '甲', two: '乙' });
  });

  it('are there also in the moment in which they are sent', async () => {
    const { plans } = service.portsFor(person.colleague);
    const remote = { ...service.portsFor(person.colleague), as: () => remote };
    const tab = computer.tab(remote, { writePatienceMs: 0 });
    await tab.identity.me();
    service.fail({ kind: 'offline' });
    const planId = newId();
    await tab.plans.create(planId, planOf());
    service.fail();
    // The service looked before the plan was there, and its answer comes after.
    remote.plans = {
      ...plans,
      get: async () => {
        await tab.sync.flush();
        await until(async () => (await tab.sync.state()).queued === 0);
        return plans.get(newId());
      },
    };
    expect(wordsOf((await tab.plans.get(planId)).value.updates)).to.deep.equal({ a: '一' });
  });
});
