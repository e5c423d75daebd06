import { expect } from '@open-wc/testing';
import { person } from '../memory/fixtures.ts';
import { createMemoryService } from '../memory/memory-ports.ts';
import { answerOf, setCuePoint } from '../test/cue-point-suite.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { teacherOf } from '../test/port-suite.ts';

describe('offline: cue points', () => {
  let phone: Machine;
  beforeEach(() => {
    phone = machine();
  });
  afterEach(() => phone.end());

  it('an answer is kept without a line, shows as waiting, and is sent once and judged when the line is back', async () => {
    const service = createMemoryService();
    const teacher = teacherOf(service).resources;
    const question = await setCuePoint(teacher);
    const { resources, sync } = phone.tab(service.portsFor(person.pupil), { writePatienceMs: 30, readPatienceMs: 200 });
    const answer = async () => (await resources.cuePoints('r-fractions')).value.items.find(({ id }) => id === question)?.answer;
    expect(await answer()).to.equal(null);
    service.fail({ kind: 'offline' });
    expect((await resources.changeCuePoint(answerOf(question, [0]))).status).to.equal('queued');
    expect(await answer()).to.deep.include({ choices: [0], right: null, waiting: true });
    service.fail({ kind: 'lost-answer', call: 'resources.changeCuePoint', nth: 1 });
    await sync.flush();
    service.fail();
    await sync.flush();
    await until(async () => (await sync.state()).queued === 0);
    await until(async () => (await answer())?.right === true);
    expect((await teacher.cuePoints('r-fractions')).value.items[0]?.count).to.deep.include({ answered: 1, right: 1 });
  });
});
