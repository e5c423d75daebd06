import { expect } from '@open-wc/testing';
import { person } from '../memory/fixtures.ts';
import { createMemoryService } from '../memory/memory-ports.ts';
import { adapterProblem } from '../problems.ts';
import { machine } from '../test/databases.ts';
import { rejection } from '../test/port-suite.ts';
import { Storage } from './database.ts';
import { OwnerFinder } from './owner.ts';

describe('whose machine it is', () => {
  it('nobody is remembered who has signed out while the line broke', async () => {
    const service = createMemoryService();
    const phone = machine();
    const storage = new Storage(phone.database);
    let who = service.portsFor(person.pupil).identity;
    let earlier = 0;
    const owners = new OwnerFinder({ storage, ask: () => who.me(), problem: () => adapterProblem('person-changed', 'en'), onAnother: () => (earlier += 1) });
    await owners.find();
    owners.lineIsBack();
    await storage.close();

    // As in the next page: nobody is known yet, and what was kept is read just before it is forgotten.
    const again = new Storage(phone.database);
    const { database } = again;
    let signedOut: Promise<void> | undefined;
    service.fail({ kind: 'offline' });
    const next = new OwnerFinder({
      storage: again,
      ask: () => {
        if (signedOut === undefined) again.database = async () => {
          again.database = database;
          const kept = await again.database();
          const get = kept.get.bind(kept);
          return Object.assign(Object.create(kept) as typeof kept, {
            get: async (...of: Parameters<typeof get>) => {
              const last: unknown = await get(...of);
              signedOut = next.forget();
              return last;
            },
          });
        };
        return who.me();
      },
      problem: () => adapterProblem('person-changed', 'en'),
      onAnother: () => (earlier += 1),
    });
    expect((await rejection(next.find())).offline, 'nobody is here').to.equal(true);
    await signedOut;
    service.fail();
    who = service.portsFor(person.teacher).identity;
    expect([(await next.find()).personId, earlier]).to.deep.equal([person.teacher, 0]);
    await again.close();
    await phone.end();
  });
});
