import { expect } from '@open-wc/testing';
import { readRecommendations } from '../../../contract/src/routes/recommendations.ts';
import { readResource, searchResources } from '../../../contract/src/routes/resources.ts';
import { listFavourites } from '../../../contract/src/routes/shelf.ts';
import { createTask, listTasks } from '../../../contract/src/routes/tasks.ts';
import { basePath } from '../../../contract/src/headers.ts';
import { newId } from '../../base/id.ts';
import { person } from '../memory/fixtures.ts';
import { draft, portSuite, rejection } from '../test/port-suite.ts';
import { openCounty, problemResponse, type ServiceCounty } from '../test/service.ts';
import { until } from '../test/databases.ts';
import type { HttpOptions } from './http-ports.ts';

portSuite('http', openCounty);

describe('http: the language of the contract', () => {
  let county: ServiceCounty;
  beforeEach(async () => {
    county = await openCounty();
  });
  const signedIn = (options?: HttpOptions) => county.portsFor(person.pupil, options);

  it('sends the identity, the language, the token and the key of a write in headers, never in the address', async () => {
    const ports = county.portsFor(person.teacher, { language: () => 'ug' });
    ports.identity.actAs('i-wang-teacher');
    const key = newId();
    await ports.tasks.create(draft, key);
    const request = county.requests.at(-1);
    expect(request?.url).to.equal(`${location.origin}${basePath}${createTask.path}`);
    expect(Object.fromEntries(request?.headers ?? [])).to.include({
      authorization: `Bearer ${county.token(person.teacher)}`,
      'ls-identity': 'i-wang-teacher',
      'ls-function': 'T-05',
      'idempotency-key': key,
      'accept-language': 'ug',
    });
  });

  it("gives the service's own words of a problem, also of one it does not know", async () => {
    county.answerInstead(readResource, () => problemResponse('borrowed-out', 409));
    const error = await rejection(signedIn().resources.get('r-poem'));
    expect(error).to.include({ code: 'borrowed-out', message: 'title of borrowed-out', detail: 'detail of borrowed-out', action: 'action of borrowed-out', offline: false });
  });

  it('takes no answer that is not in the contract', async () => {
    for (const body of ['<html>sign in to the school network</html>', '{"items": 3}', '{"items": [{"id": 1}], "total": 1, "nextCursor": null}', '']) {
      county.answerInstead(listTasks, () => new Response(body, { headers: { 'Content-Type': 'application/json' } }));
      const error = await rejection(signedIn().tasks.list({}));
      expect(error.code).to.equal('answer-invalid');
      expect(error.action).not.to.equal('');
    }
  });

  it('shows a page of resources of which one does not fit the contract, without it, and what it knows of the marks of a newer service', async () => {
    const { resources } = signedIn();
    const { value } = await resources.search({ limit: 1 });
    const [card] = value.items;
    const answered = async (...items: readonly object[]) => {
      county.answerInstead(searchResources, () => Response.json({ ...value, items }));
      return (await resources.search({ q: String(items.length) })).value;
    };
    const page = await answered({ ...card, id: 'r-odd', title: 3 }, { ...card, id: 'r-newer', type: 'A09', marks: ['hd', '8k'], accessibility: ['tactileGraphic'] }, card ?? {});
    expect(page.items.map(({ id, marks }) => [id, marks.length])).to.deep.equal([['r-newer', 1], [card?.id, card?.marks.length]]);
    expect([page.total, page.facets, value.problem]).to.deep.equal([value.total, value.facets, undefined]);
    expect([page.problem?.code, page.problem?.title]).to.deep.equal(['left-out', 'One resource could not be read and is not shown.']);
    for (const facets of [{ subject: [{ value: '数学', count: 3 }, { value: 3 }], mood: [] }, 'none']) {
      county.answerInstead(searchResources, () => Response.json({ ...value, facets }));
      const { subject = [] } = (await resources.search({ q: JSON.stringify(facets) })).value.facets;
      expect(subject.map(({ value: name }) => name)).to.deep.equal(facets === 'none' ? [] : ['数学']);
    }
    expect((await rejection(answered({ ...card, grade: 13 }))).code).to.equal('answer-invalid');
  });

  it('keeps what a platform says of a resource besides the contract, and reads favourites and what is recommended as it reads a page', async () => {
    const { resources, shelf } = signedIn();
    const { value: whole } = await resources.get('r-fractions');
    const inside = {
      marks: ['8k', 'subtitles', 'hdr'], accessibility: ['tactileGraphic'],
      admittedBy: { ...whole.admittedBy, district: '云岭县' }, renditions: whole.renditions.map((one, index) => ({ ...one, codec: `codec ${index}` })),
    };
    county.answerInstead(readResource, () => Response.json({ ...whole, ...inside, type: 'B07', extra: { 适用场景: '双师课堂', hours: 2 }, 教研活动: { 名称: '说课', 届: 3 }, labels: ['县优', 5], empty: null }));
    const { type, marks, extra } = (await resources.get('r-poem')).value;
    expect([type, marks, extra]).to.deep.equal(['A03', ['subtitles'], {
      教研活动: '{"名称":"说课","届":3}', labels: '县优 · 5', declaredType: 'B07', 适用场景: '双师课堂', hours: '2',
      marks: '8k · hdr', accessibility: 'tactileGraphic', 'admittedBy/district': '云岭县', 'renditions/codec': whole.renditions.map((_, index) => `codec ${index}`).join(' · '),
    }]);
    const [card] = (await resources.search({ limit: 1 })).value.items;
    const favourite = { folderId: null, tags: [], note: '', addedAt: '2026-11-20T02:00:00.000Z', keptVersion: 1 };
    county.answerInstead(listFavourites, () => Response.json({ items: [{ ...favourite, resource: {} }, { ...favourite, resource: { ...card, marks: ['8k'] } }], nextCursor: null, total: 2 }));
    expect((await shelf.favourites({})).value.items.map(({ resource }) => resource.id)).to.deep.equal([card?.id]);
    const { value: told } = await resources.recommendations();
    const items = [{ resource: { ...card, grade: 99 }, sender: null, reason: null }, { resource: card, sender: '王秀兰', reason: '下周要讲' }];
    county.answerInstead(readRecommendations, () => Response.json({ ...told, lists: [{ kind: 'teacher', about: null, items }] }));
    expect((await resources.recommendations()).value.lists.map(({ items: read }) => read.map(({ reason }) => reason))).to.deep.equal([['下周要讲']]);
  });

  it('asks once for a new token when the old one has ended, and all calls share it', async () => {
    let asked = 0;
    const ports = signedIn({ getToken: () => ((asked += 1) === 1 ? county.endedToken(person.pupil) : county.token(person.pupil)) });
    await Promise.all([ports.tasks.classes(), ports.tasks.list({}), ports.notices.list({})]);
    expect(asked).to.equal(2);
  });

  it('says once that the session has ended when new tokens are refused as well', async () => {
    let ended = 0;
    const ports = signedIn({ getToken: () => county.endedToken(person.pupil), onSessionExpired: () => (ended += 1) });
    const errors = await Promise.all([rejection(ports.tasks.classes()), rejection(ports.notices.list({}))]);
    expect(errors.map(({ code }) => code)).to.deep.equal(['token-expired', 'token-expired']);
    expect(ended).to.equal(1);
  });

  it('says that the sign-in is silent when the host has no token to give, and goes on when it has', async () => {
    let isUp = false;
    const ports = signedIn({ getToken: () => (isUp ? county.token(person.pupil) : Promise.reject(new TypeError('Failed to fetch'))) });
    const asked = county.requests.length;
    expect(await rejection(ports.tasks.list({}))).to.include({ code: 'sign-in-silent', offline: true, message: 'The sign-in of the platform does not answer' });
    expect(county.requests.length).to.equal(asked);
    isUp = true;
    expect((await ports.tasks.list({})).value.items).not.to.be.empty;
  });

  it('renews a token before its end, also when the clock of the machine is wrong', async () => {
    let asked = 0;
    const token = (expiresAt: string) => () => {
      asked += 1;
      return { accessToken: county.token(person.pupil), expiresAt };
    };
    const soonEnded = Date.now() + 30_100;
    const soon = signedIn({ getToken: token(new Date(soonEnded).toISOString()) });
    await soon.tasks.classes();
    await until(() => Date.now() > soonEnded - 30_000);
    await soon.tasks.classes();
    expect(asked).to.equal(2);
    asked = 0;
    // Dead on arrival by our clock: the clock is wrong, and the service takes the token.
    const wrongClock = signedIn({ getToken: token('2001-01-01T00:00:00.000Z') });
    await wrongClock.tasks.classes();
    await wrongClock.tasks.classes();
    expect(asked).to.equal(1);
  });

  it('does not carry an unchanged resource twice, and keeps identities apart', async () => {
    const ports = signedIn();
    const first = await ports.resources.get('r-fractions');
    const second = await ports.resources.get('r-fractions');
    expect(second.value).to.deep.equal(first.value);
    expect(county.requests.at(-1)?.headers.get('If-None-Match')).not.to.equal(null);
    ports.identity.actAs('i-p-maimaiti');
    await ports.resources.get('r-fractions');
    expect(county.requests.at(-1)?.headers.get('If-None-Match')).to.equal(null);
  });

  it('leaves nothing of a token in a storage', async () => {
    await signedIn().identity.me();
    const kept = Object.values(localStorage).concat(Object.values(sessionStorage)).join() + document.cookie + document.documentElement.outerHTML;
    expect(kept).not.to.include(county.token(person.pupil));
  });
});
