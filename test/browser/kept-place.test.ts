/** Where a learner is in a unit is found again without a line: in the same task, by the same person. */
import { expect } from '@open-wc/testing';
import { beginLaunch } from '../../frame/keep/begin.ts';
import { dropLaunch, launches, noteDocument } from '../../frame/keep/launches.ts';
import { answerStore } from '../../frame/keep/store.ts';

describe('what a unit keeps without a line', () => {
  const folder = '/files/courses/c/';
  const unit = { path: `${folder}one.html`, activityId: `urn:unit:${crypto.randomUUID()}`, publisherId: 'urn:a', launchMethod: 'AnyWindow', moveOn: 'Passed', masteryScore: null, launchParameters: null };
  before(async () => {
    await caches.open(`ls-package:${folder}`);
  });
  after(() => caches.delete(`ls-package:${folder}`));

  interface Opening {
    owner?: string;
    task?: string;
    registration?: string;
  }
  /** Opens the unit. @returns what it goes on with; it then keeps `next` */
  async function goOn({ owner = 't1/li', task = '', registration = '' }: Opening, next: string): Promise<string | null> {
    const launch = crypto.randomUUID();
    const asked = { package: folder, launch, actor: '{"account":{"name":"li"}}', owner, task, registration, unit: JSON.stringify(unit) };
    await beginLaunch(new URL(`/frame/keep/open.html?${new URLSearchParams(asked).toString()}`, location.href));
    const { token } = (await (await launches()).get('launches', launch)) ?? expect.fail('no launch');
    const call = (more: RequestInit = {}) => answerStore(new Request(`/frame/keep/store/${launch}/activities/state?stateId=place`, { headers: { authorization: `Basic ${token}` }, ...more }));
    const kept = await call();
    expect((await call({ method: 'PUT', body: next })).status).to.equal(204);
    await dropLaunch(launch);
    return kept.status === 404 ? null : kept.text();
  }
  const noted = (registration: string, body: string): Promise<void> =>
    noteDocument(new URL(`https://space.example/xapi/activities/state?${new URLSearchParams({ registration, activityId: unit.activityId, stateId: 'place', agent: '{}' }).toString()}`), { type: 'text/plain', body });

  it('it goes on with in the same task only, and nobody else does, of another tenant neither', async () => {
    expect(await goOn({}, 'page 3')).to.equal(null);
    expect(await goOn({ task: 'homework' }, 'page 5')).to.equal(null);
    expect(await goOn({ owner: 't2/li' }, 'page 7')).to.equal(null);
    expect([await goOn({}, 'page 4'), await goOn({ task: 'homework' }, 'page 6'), await goOn({ owner: 't2/li' }, 'page 8')]).to.deep.equal(['page 3', 'page 5', 'page 7']);
  });

  it('is followed by what it keeps with a line, of the registration in which that was', async () => {
    const [free, homework] = [crypto.randomUUID(), crypto.randomUUID()];
    const owner = 't1/aygul';
    expect(await goOn({ owner }, 'page 3')).to.equal(null);
    await noted(free, 'page 9');
    expect(await goOn({ owner, task: 'homework', registration: homework }, 'page 1')).to.equal(null);
    expect(await goOn({ owner, registration: free }, 'page 10')).to.equal('page 9');
    expect(await goOn({ owner, registration: free }, 'page 11')).to.equal('page 10');
  });
});
