import { expect } from '@open-wc/testing';
import type { RouteDefinition } from '../../../contract/src/route.ts';
import { readMe } from '../../../contract/src/routes/identity.ts';
import { listNotices } from '../../../contract/src/routes/notices.ts';
import { writeStatements } from '../../../contract/src/routes/statements.ts';
import { listTasks } from '../../../contract/src/routes/tasks.ts';
import { person } from '../memory/fixtures.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { rejection, watched } from '../test/port-suite.ts';
import { openCounty, problemResponse, type ServiceCounty } from '../test/service.ts';

describe('http: another person signs in on this device', () => {
  let county: ServiceCounty;
  let phone: Machine;
  let signedIn: string;
  beforeEach(async () => {
    county = await openCounty();
    phone = machine();
    signedIn = person.teacher;
  });
  afterEach(() => phone.end());
  const getToken = () => county.token(signedIn);
  /** The next call of this route finds its token ended. */
  const endToken = (route: RouteDefinition) => county.answerInstead(route, () => problemResponse('token-expired', 401));
  const tabOf = (changed: () => void) => {
    const tab = phone.tab(county.portsFor('', { getToken }));
    tab.identity.subscribe(({ type }) => type === 'person.changed' && changed(), { signal: new AbortController().signal });
    return tab;
  };
  /** Requests with a token of the person, by method and path. */
  const sentAs = (who: string) =>
    county.requests
      .filter(({ headers }) => headers.get('Authorization') === `Bearer ${county.token(who)}`)
      .map(({ method, url }) => `${method} ${new URL(url).pathname.replace('/api/v1', '')}`);

  it('asks and sends nothing of the earlier person under the new one, and says it once', async () => {
    let changes = 0;
    const tab = tabOf(() => (changes += 1));
    await tab.identity.me();
    tab.identity.actAs('i-wang-teacher');
    await tab.tasks.list({});
    signedIn = person.pupil;
    endToken(listTasks);
    const error = await rejection(tab.tasks.list({}));
    const later = await Promise.all([rejection(tab.tasks.list({})), rejection(tab.notices.list({})), rejection(tab.resources.get('r-poem'))]);
    expect([error, ...later].map(({ code }) => code)).to.deep.equal(Array(4).fill('person-changed'));
    expect(error.action).not.to.equal('');
    expect(changes).to.equal(1);
    expect(sentAs(person.pupil)).to.deep.equal(['GET /me']);
    expect((await rejection(tab.identity.me())).code).to.equal('person-changed');
  });

  it('keeps the writes of the earlier person theirs, also one made in the very moment', async () => {
    let changes = 0;
    const tab = tabOf(() => (changes += 1));
    signedIn = person.pupil;
    await tab.identity.me();
    county.answerInstead(writeStatements, () => problemResponse('unavailable', 503));
    expect((await tab.progress.record([watched()])).status).to.equal('queued');
    signedIn = person.otherPupil;
    endToken(listNotices);
    expect((await rejection(tab.notices.list({}))).code).to.equal('person-changed');
    expect((await tab.progress.record([watched()])).status).to.equal('queued');
    expect(changes).to.equal(1);
    await tab.close();

    const next = tabOf(() => (changes += 1));
    await next.sync.flush();
    expect(await next.sync.state()).to.include({ queued: 0, refused: 0 });
    expect(sentAs(person.otherPupil).filter((request) => request.startsWith('POST'))).to.deep.equal([]);
    await next.close();

    signedIn = person.pupil;
    const back = tabOf(() => (changes += 1));
    await back.identity.me();
    await until(async () => {
      await back.sync.flush();
      return (await back.sync.state()).queued === 0;
    });
    expect(sentAs(person.pupil).filter((request) => request === 'POST /xapi/statements')).to.have.length(3, 'one was not answered');
    expect(await back.sync.state()).to.include({ refused: 0 });
    expect(changes).to.equal(1);
  });

  it('shows nothing that was kept of the earlier person, and does not keep it', async () => {
    const tab = tabOf(() => undefined);
    await tab.tasks.list({});
    signedIn = person.pupil;
    endToken(listTasks);
    await rejection(tab.tasks.list({}));
    expect((await rejection(tab.tasks.list({}))).code).to.equal('person-changed');
    const { openDB } = await import('idb');
    const database = await openDB(phone.database);
    await until(async () => (await database.count('answers')) === 0);
    database.close();
  });

  it('sees it too where the page began without a line', async () => {
    const first = tabOf(() => undefined);
    await first.tasks.list({});
    await first.close();
    let changes = 0;
    let isDown = true;
    const tab = phone.tab(county.portsFor('', { getToken: () => (isDown ? Promise.reject(new TypeError('no line')) : county.token(person.pupil)) }));
    tab.identity.subscribe(({ type }) => type === 'person.changed' && (changes += 1), { signal: new AbortController().signal });
    expect((await tab.tasks.list({})).stale).to.equal(true);
    isDown = false;
    dispatchEvent(new Event('online'));
    await until(() => tab.tasks.list({}).then(() => false, () => changes > 0));
    expect((await tab.progress.record([watched()])).status).to.equal('queued');
    expect(sentAs(person.pupil).filter((request) => request !== 'GET /me')).to.deep.equal([]);
  });

  it('goes on as the same person with a newer token, and asks nothing while nobody can say whose it is', async () => {
    let changes = 0;
    let count = 0;
    const renewing = county.portsFor('', { getToken: () => ((count += 1) === 1 ? county.endedToken(person.teacher) : county.token(signedIn)), onPersonChange: () => (changes += 1) });
    await renewing.identity.me();
    expect(await renewing.notices.list({})).to.have.property('value');
    signedIn = person.pupil;
    endToken(listNotices);
    county.answerInstead(readMe, () => problemResponse('unavailable', 503));
    expect((await rejection(renewing.notices.list({}))).code).to.equal('unavailable');
    expect(sentAs(person.pupil)).to.deep.equal(['GET /me']);
    expect(changes).to.equal(0);
    expect((await rejection(renewing.notices.list({}))).code).to.equal('person-changed');
    expect(changes).to.equal(1);
  });
});
