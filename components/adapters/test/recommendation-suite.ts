/** What recommending keeps, whatever stands behind the port. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { newId } from '../../base/id.ts';
import type { RecommendationDraft } from '../../base/ports/recommendations.ts';
import { person } from '../memory/fixtures.ts';
import { nextChange, rejection, teacherOf, type Platform } from './port-suite.ts';

export function recommendationSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what recommending keeps`, () => {
    let platform: Platform;
    beforeEach(async () => {
      platform = await start();
    });
    afterEach(async () => platform.end?.());
    const draft: RecommendationDraft = { resourceId: 'r-fractions', audience: { kind: 'class', id: 'c-31' }, reason: '明天要用' };
    const read = async (who: string) => (await platform.portsFor(who).resources.recommendations()).value;
    const shown = async (who: string) => (await read(who)).lists.flatMap(({ kind, items }) => items.map(({ resource }) => `${kind} ${resource.id}`));

    it('[RS-10] goes from a teacher to the own class with sender and reason, once, until it is taken back', async () => {
      const { resources } = teacherOf(platform);
      const id = newId();
      for (const _ of [1, 2]) await resources.changeRecommendations({ act: 'give', id, draft });
      const { lists, mode, mayHaveInterests, audiences } = await read(person.pupil);
      const item = lists.find(({ kind }) => kind === 'teacher')?.items.find(({ resource }) => resource.id === 'r-fractions');
      expect([item?.sender, item?.reason]).to.deep.equal(['王秀兰', '明天要用']);
      expect([mode, mayHaveInterests, audiences]).to.deep.equal(['teachers', false, []]);
      expect((await resources.recommendations()).value.given.filter((one) => one.id === id)).to.have.length(1);
      for (const who of [person.guardian, person.manager]) expect(await shown(who), who).not.to.include('teacher r-fractions');
      expect((await rejection(platform.portsFor(person.pupil).resources.changeRecommendations({ act: 'give', id: newId(), draft }))).code).to.equal('forbidden');
      expect((await rejection(resources.changeRecommendations({ act: 'give', id: newId(), draft: { ...draft, audience: { kind: 'class', id: 'c-99' } } }))).code).to.equal('not-found');
      await resources.changeRecommendations({ act: 'withdraw', id });
      expect(await shown(person.pupil)).not.to.include('teacher r-fractions');
    });

    it('[RS-10] brings nothing back that somebody is not interested in, until that is taken back', async () => {
      await teacherOf(platform).resources.changeRecommendations({ act: 'give', id: newId(), draft });
      const { resources } = platform.portsFor(person.pupil);
      await resources.changeRecommendations({ act: 'dismiss', resourceId: 'r-fractions' });
      const { value } = await resources.recommendations();
      expect(value.dismissed.map(({ resourceId }) => resourceId)).to.deep.equal(['r-fractions']);
      expect(await shown(person.pupil)).not.to.include('teacher r-fractions');
      await resources.changeRecommendations({ act: 'restore', resourceId: 'r-fractions' });
      expect(await shown(person.pupil)).to.include('teacher r-fractions');
    });

    it('[SEC-16] is off at once and says so: by title; words are for adults alone', async () => {
      const { resources } = teacherOf(platform);
      await resources.changeRecommendations({ act: 'set', settings: { mode: 'all', interests: ['分数'] } });
      expect((await resources.recommendations()).value.interests).to.deep.equal(['分数']);
      const told = nextChange(resources, ({ type }) => type === 'recommendation.changed');
      await platform.listening?.();
      await resources.changeRecommendations({ act: 'set', settings: { mode: 'off', interests: [] } });
      await told;
      const { mode, interests, lists } = (await resources.recommendations()).value;
      expect([mode, interests, lists.map(({ kind }) => kind)]).to.deep.equal(['off', [], ['neutral']]);
      const byTitle = (await resources.search({ sort: 'title', limit: 6 })).value.items.map(({ id }) => id);
      expect(lists[0]?.items.map(({ resource }) => resource.id)).to.deep.equal(byTitle);
      const pupil = platform.portsFor(person.pupil).resources;
      expect((await rejection(pupil.changeRecommendations({ act: 'set', settings: { mode: 'all', interests: ['恐龙'] } }))).code).to.equal('invalid-request');
    });
  });
}
