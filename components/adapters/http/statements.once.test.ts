/** What a player sends of what was turned off: nothing. */
import { expect } from '@open-wc/testing';
import { decideCollected, readCollected } from '../../../contract/src/routes/collected.ts';
import { verbs } from '../../../contract/src/schemas/statement.ts';
import { newId } from '../../base/id.ts';
import type { ProgressRecord } from '../../base/ports/types.ts';
import { person } from '../memory/fixtures.ts';
import { rejection } from '../test/port-suite.ts';
import { openCounty, problemResponse, type ServiceCounty } from '../test/service.ts';

const record = (verb: ProgressRecord['verb'], positionSeconds = 10): ProgressRecord => ({
  id: newId(), verb, resourceId: 'r-fractions', taskId: null, positionSeconds, durationSeconds: 100, playedSegments: [[0, 10]], sessionId: newId(), at: new Date().toISOString(),
});

describe('http: what was turned off', () => {
  let county: ServiceCounty;
  beforeEach(async () => {
    county = await openCounty();
  });
  /** The verbs of all statements that left the page. */
  async function sent(): Promise<string[]> {
    const bodies = await Promise.all(county.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/xapi/statements')).map((one) => one.clone().json() as Promise<{ verb: { id: string } }[]>));
    return bodies.flat().map(({ verb }) => Object.entries(verbs).find(([, id]) => id === verb.id)?.[0] ?? '');
  }
  const asked = () => county.requests.filter(({ url }) => url.endsWith(readCollected.path)).length;

  it('[AN-01] is not sent at all: no leap, no page on the way, and no request where nothing else was said', async () => {
    await county.portsFor(person.guardian).privacy.decideCollected?.('detail', person.pupil, false);
    expect(county.requests.at(-1)?.url.endsWith(decideCollected.path.replace('{category}', 'detail').replace('{personId}', person.pupil))).to.equal(true);
    const { progress } = county.portsFor(person.pupil);
    await progress.record([record('initialized'), record('seeked', 40), record('paused')]);
    await progress.record([record('seeked', 50)]);
    await progress.record([record('experienced')]);
    expect(await sent()).to.deep.equal(['initialized', 'paused']);
    expect(asked(), 'once for all of them').to.equal(1);
  });

  it('[AN-01] is sent where it is on, and nobody is asked while nothing optional is said', async () => {
    const { progress } = county.portsFor(person.pupil);
    await progress.record([record('initialized'), record('paused')]);
    expect(asked()).to.equal(0);
    await progress.record([record('seeked', 40)]);
    expect(await sent()).to.deep.equal(['initialized', 'paused', 'seeked']);
  });

  it('[AN-01] is sent to a platform that has no such choice, not to one of which somebody is a guest, and waits while nobody knows', async () => {
    county.answerInstead(readCollected, () => problemResponse('not-found', 404));
    await county.portsFor(person.pupil).progress.record([record('seeked', 40)]);
    expect(await sent()).to.deep.equal(['seeked']);
    county.answerInstead(readCollected, () => problemResponse('forbidden', 403));
    await county.portsFor(person.pupil).progress.record([record('seeked', 41)]);
    expect(await sent()).to.deep.equal(['seeked']);
    county.answerInstead(readCollected, () => problemResponse('internal', 500));
    expect((await rejection(county.portsFor(person.pupil).progress.record([record('seeked', 42)]))).code).to.equal('internal');
    expect(await sent()).to.deep.equal(['seeked']);
    county.answerInstead(readCollected, () => problemResponse('internal', 500));
    const { progress } = county.portsFor(person.pupil);
    const both = [record('seeked', 43), record('paused')];
    expect((await rejection(progress.record(both))).code).to.equal('internal');
    expect(await sent(), 'what is necessary does not wait').to.deep.equal(['seeked', 'paused']);
    county.answerInstead(readCollected, () => problemResponse('not-found', 404));
    expect((await progress.record(both)).status, 'what waits sends both again').to.equal('sent');
    expect(await sent()).to.deep.equal(['seeked', 'paused', 'seeked', 'paused']);
  });
});
