import { expect } from '@open-wc/testing';
import { portSuite, rejection } from '../test/port-suite.ts';
import { seededRandom } from './failures.ts';
import { countyFixtures, person } from './fixtures.ts';
import { createMemoryPorts, createMemoryService } from './memory-ports.ts';

portSuite('memory', () => {
  const service = createMemoryService();
  service.fixtures.push.publicKey = 'key';
  return service;
});

describe('memory: failures on demand', () => {
  it('fails the n-th call of a name and no other', async () => {
    const ports = createMemoryPorts(countyFixtures(), { failures: [{ kind: 'internal', call: 'tasks.list', nth: 2 }] });
    await ports.tasks.list({});
    await ports.tasks.classes();
    expect((await rejection(ports.tasks.list({}))).code).to.equal('internal');
    await ports.tasks.list({});
  });

  it('takes effect and loses the answer', async () => {
    const service = createMemoryService();
    const ports = service.portsFor(person.pupil);
    service.fail({ kind: 'lost-answer', call: 'notices.markRead' });
    const error = await rejection(ports.notices.markRead('n-1'));
    expect(error.offline).to.equal(true);
    expect((await ports.notices.list({})).value.unread).to.equal(0);
  });

  it('fails the same calls for the same seed', async () => {
    const outcomes = async () => {
      const ports = createMemoryPorts(countyFixtures(), { seed: 7, failures: [{ kind: 'offline', chance: 0.5 }] });
      const results: boolean[] = [];
      for (let call = 0; call < 20; call += 1) results.push(await ports.tasks.classes().then(() => true, () => false));
      return results;
    };
    const first = await outcomes();
    expect(first).to.include(true).and.to.include(false);
    expect(await outcomes()).to.deep.equal(first);
    expect(seededRandom(1)()).not.to.equal(seededRandom(2)());
  });

  it('[T-12] calls a learner silent who came before the task did, and may not work on paper', async () => {
    const fixtures = countyFixtures();
    const silence = async (): Promise<(number | null)[]> => {
      const answer = await createMemoryPorts(fixtures, { person: person.teacher, latencyMs: 0 }).tasks.timeline?.('t-poem', person.pupil);
      return (answer?.value.signals ?? []).map(({ days }) => days);
    };
    const [task, group] = [fixtures.tasks.find(({ id }) => id === 't-poem'), fixtures.classes[0]];
    if (task === undefined || group === undefined) throw new Error('no task');
    task.createdAt = new Date(Date.now() - 9.5 * 86_400_000).toISOString();
    expect(await silence()).to.deep.equal([9]);
    group.since = { [person.pupil]: new Date().toISOString() };
    expect(await silence()).to.deep.equal([]);
    delete group.since;
    task.draft.mode = 'paper';
    expect(await silence()).to.deep.equal([]);
  });

  it('keeps the fixtures of one county from another', async () => {
    const one = createMemoryService();
    await one.portsFor(person.pupil).notices.markRead('n-1');
    expect((await createMemoryPorts().notices.list({})).value.unread).to.equal(1);
  });
});
