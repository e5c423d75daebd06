/**
 * Tries every act over HTTP: each role, on data in each relation, the forbidden ones too. What is expected is written from the
 * rules of the house in `expected-rights.ts`; the table of the service is what is tried.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { acts, type Act } from '../../../contract/src/index.ts';
import { secretKey } from '../identity/secrets.ts';
import { guestToken } from '../lti/guests.ts';
import { testCarriers } from '../testing/carriers.ts';
import { expectedRelations } from '../testing/expected-rights.ts';
import { samples, type Request, type Sample } from '../testing/right-requests.ts';
import { actors, fileOf, subjectOf, type Actor, type Subject } from '../testing/right-subjects.ts';
import { makeRightsWorld } from '../testing/right-world.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { allowedRelations, openActs, relations, type GuardedAct, type Relation, type Standing } from './table.ts';

/** Whoever it would be: no token comes with the request. */
const nobody = actors[0] ?? assert.fail('an actor');
const guarded = acts.filter((act): act is GuardedAct => !(openActs as readonly string[]).includes(act));

interface Cell extends Sample {
  readonly actor: Actor;
  readonly relation: Relation;
  readonly subject: Subject;
  /** `never`: the role may do the act to nothing at all, and is told so. */
  readonly right: 'yes' | 'no' | 'never';
}

const cells: readonly Cell[] = actors.flatMap((actor) =>
  samples.flatMap((sample) =>
    relations.flatMap((relation): Cell[] => {
      const subject = subjectOf(actor, relation);
      if (subject?.[sample.names] === undefined) return [];
      const expected = expectedRelations(actor.role, sample.act);
      const right = expected.length === 0 ? 'never' : expected.includes(relation) ? 'yes' : 'no';
      return [{ ...sample, actor, relation, subject, right }];
    }),
  ),
);

/** Acts that name nobody: they are about the caller, whoever that is. */
const namesNobody: readonly Act[] = ['space.read', 'quiet-hours.set', 'privacy.read'];

describe('rights as they are written down', () => {
  it('the table of the service has the rights that the rules give, and no other', () => {
    for (const role of ['student', 'teacher', 'guardian', 'manager', 'guest'] satisfies Standing[]) {
      for (const act of guarded) {
        assert.deepEqual([...allowedRelations(role, act)].sort(), [...expectedRelations(role, act)].sort(), `${role} ${act}`);
      }
    }
  });

  it('every act is tried by every role, where it is given and where it is refused', () => {
    for (const act of guarded) {
      const tried = cells.filter((cell) => cell.act === act);
      for (const actor of actors) assert.ok(tried.some((cell) => cell.actor === actor), `${actor.name} never tries ${act}`);
      assert.ok(tried.some(({ right }) => right === 'yes'), `${act} is never given`);
      if (!namesNobody.includes(act)) assert.ok(tried.some(({ right }) => right !== 'yes'), `${act} is never refused`);
    }
  });
});

for (const carrier of testCarriers) {
  describe(`rights on ${carrier.name}`, () => {
    let service: TestService;
    let ids: ReadonlyMap<string, string>;
    before(async () => {
      service = await openTestService(carrier);
      ids = await makeRightsWorld(service);
      await service.services.feed.sequencer.sweep();
    });
    after(() => service.close());

    const requestOf = (ask: Sample['ask'], actor: Actor, subject: Subject): Request => {
      const announcement = ids.get(subject.announcement ?? '') ?? subject.announcement;
      return ask({ ...subject, announcement, attached: fileOf(subject.announcement ?? '') } as Required<Subject>, actor);
    };

    for (const { actor, act, names, lists, relation, subject, right, ask } of cells) {
      it(`${actor.name} ${act} ${relation} (${names}): ${right === 'yes' ? 'yes' : 'no'}`, async () => {
        const [path, options] = requestOf(ask, actor, subject);
        const response = await service.call(`t1/${actor.person}`, path, { ...options, as: actor.identity });
        const text = await response.text();
        if (right === 'never') return assert.equal(response.status, 403, text);
        if (lists) {
          assert.ok(response.ok, text);
          return assert.equal(text.includes(`"${subject[names] ?? ''}"`), right === 'yes', text);
        }
        if (right === 'yes') assert.ok(response.ok, `${response.status} ${text}`);
        else assert.equal(response.status, 404, text);
      });
    }

    it('says of what is out of reach exactly what it says of what does not exist', async () => {
      for (const [person, hidden, missing] of [
        ['t1/p1', '/tasks/task-c2', '/tasks/nothing'],
        ['t1/g1', '/progress?resourceId=r1&learnerId=p3', '/progress?resourceId=r1&learnerId=nobody'],
        ['t1/p1', '/resources/x1', '/resources/nothing'],
        ['t1/teacher1', '/tasks?classId=d1', '/tasks?classId=nothing'],
      ] as const) {
        const [one, two] = await Promise.all([hidden, missing].map(async (path) => {
          const response = await service.call(person, path);
          const { instance: _differs, ...problem } = (await response.json()) as { instance: string };
          return [response.status, problem];
        }));
        assert.deepEqual(one, two, `${person} ${hidden}`);
      }
    });

    it('[RS-14] [RS-15] forbidden: gives a guest of another platform the catalogue and the own things, and takes no report, rating or selection, whatever the role', async () => {
      const key = secretKey(service.services.config.dataFolder, 'lti-token');
      for (const actor of actors.filter(({ name, role }) => name === role)) {
        const { accessToken } = await guestToken(key, 't1', actor.person);
        const everything = [...relations].reverse().reduce<Subject>((all, relation) => ({ ...all, ...subjectOf(actor, relation) }), {});
        for (const { act, names, ask } of samples) {
          const [path, options = {}] = requestOf(ask, actor, everything);
          const { status } = await service.call(`t1/${actor.person}`, path, { ...options, as: actor.identity, headers: { ...options.headers, Authorization: `Bearer ${accessToken}` } });
          assert.equal(status === 403, expectedRelations('guest', act).length === 0, `${actor.name} ${act} ${names} ${status}`);
        }
      }
    });

    it('refuses an identity of somebody else, or one that has ended', async () => {
      assert.equal((await service.call('t1/p1', '/me', { as: 'teacher1:teacher' })).status, 403);
    });

    it('needs a token for every act that is not open', async () => {
      for (const { act, names, ask } of samples) {
        const [path, options] = requestOf(ask, nobody, { ...subjectOf(nobody, 'own-class'), ...subjectOf(nobody, 'self') });
        assert.equal((await service.call(null, path, options)).status, 401, `${act} ${names}`);
      }
    });
  });
}
