/** What sharing keeps, whatever stands behind the port. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { newId } from '../../base/id.ts';
import type { ShareDraft } from '../../base/ports/sharing.ts';
import { person } from '../memory/fixtures.ts';
import { nextChange, rejection, teacherOf, type Platform } from './port-suite.ts';

export function shareSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what sharing keeps`, () => {
    let platform: Platform;
    beforeEach(async () => {
      platform = await start();
    });
    afterEach(async () => platform.end?.());
    const toClass: ShareDraft = { resourceId: 'r-fractions', audience: { kind: 'class', classId: 'c-31' }, note: '先看一遍' };
    const received = async (who: string) => (await platform.portsFor(who).shelf.shares('received')).value.map(({ id }) => id);

    it('[RS-08] reaches the class at once and nobody else; a link says no to whom it is not for', async () => {
      const { shelf } = teacherOf(platform);
      const id = newId();
      const { status, value } = await shelf.share(id, toClass);
      expect([status, value?.state, value?.audience.name, value?.own]).to.deep.equal(['sent', 'shared', '三年级1班', true]);
      await shelf.share(id, toClass);
      expect((await shelf.shares('own')).value.map((share) => share.id)).to.deep.equal([id]);
      expect(await received(person.pupil)).to.deep.equal([id]);
      const opened = (await platform.portsFor(person.pupil).shelf.openShare(id)).value;
      expect([opened.note, opened.by?.name, opened.resource.id]).to.deep.equal(['先看一遍', '王秀兰', 'r-fractions']);
      for (const who of [person.guardian, person.colleague, person.manager, 'p-zhao']) {
        expect(await received(who), who).to.deep.equal([]);
        expect((await rejection(platform.portsFor(who).shelf.openShare(id))).code, who).to.equal('not-shared');
      }
      expect((await rejection(platform.portsFor(person.pupil).shelf.openShare(newId()))).code).to.equal('not-shared');
      await shelf.withdrawShare(id);
      expect((await rejection(platform.portsFor(person.pupil).shelf.openShare(id))).code).to.equal('not-shared');
      expect(await received(person.pupil)).to.deep.equal([]);
    });

    it('[PS-09] waits beyond the class until a manager has looked', async () => {
      const { shelf } = teacherOf(platform);
      const manager = platform.portsFor(person.manager).shelf;
      const id = newId();
      const { value } = await shelf.share(id, { resourceId: 'r-poem', audience: { kind: 'colleagues' }, note: '' });
      expect(value?.state).to.equal('pending-review');
      expect(await received(person.colleague)).to.deep.equal([]);
      expect((await rejection(shelf.decideShare(id, { approved: true, answer: '' }))).code).to.equal('forbidden');
      expect((await manager.shares('review')).value.map((share) => [share.id, share.mayDecide])).to.deep.equal([[id, true]]);
      await manager.decideShare(id, { approved: true, answer: '' });
      expect((await manager.shares('review')).value).to.deep.equal([]);
      expect(await received(person.colleague)).to.deep.equal([id]);
      for (const who of [person.pupil, person.guardian]) expect(await received(who), who).to.deep.equal([]);
      await manager.decideShare(id, { approved: false, answer: '版权不清' });
      expect((await shelf.shares('own')).value.map(({ state, answer }) => [state, answer])).to.deep.equal([['declined', '版权不清']]);
      expect((await rejection(manager.decideShare(id, { approved: true, answer: '' }))).code).to.equal('conflict');
    });

    it('[RS-08] lets pupils share with their class alone, without names among classmates, and guardians with nobody', async () => {
      const pupil = platform.portsFor(person.pupil).shelf;
      const id = newId();
      await pupil.share(id, { ...toClass, resourceId: 'r-poem', note: '' });
      expect((await rejection(pupil.share(newId(), toClass))).code, 'words that nobody has looked at').to.equal('invalid-request');
      const [seen] = (await platform.portsFor(person.otherPupil).shelf.shares('received')).value;
      expect([seen?.id, seen?.by]).to.deep.equal([id, null]);
      for (const kind of ['school', 'colleagues'] as const) expect((await rejection(pupil.share(newId(), { ...toClass, audience: { kind } }))).code).to.equal('forbidden');
      expect((await rejection(pupil.share(newId(), { ...toClass, audience: { kind: 'class', classId: 'c-52' } }))).code).to.equal('not-found');
      expect((await rejection(platform.portsFor(person.guardian).shelf.share(newId(), toClass))).code).to.equal('forbidden');
      expect((await rejection(platform.portsFor(person.otherPupil).shelf.withdrawShare(id))).code).to.equal('not-found');
      await teacherOf(platform).shelf.withdrawShare(id);
      expect(await received(person.otherPupil)).to.deep.equal([]);
    });

    it('[LI-12] takes thanks of those who are reached, once, and says to a grown-up how many', async () => {
      const { shelf } = teacherOf(platform);
      const pupil = platform.portsFor(person.pupil).shelf;
      const id = newId();
      await shelf.share(id, toClass);
      const told = nextChange(shelf, ({ type }) => type === 'shelf.changed');
      await platform.listening?.();
      for (const _twice of [1, 2]) expect((await pupil.thankForShare?.(id, true))?.value?.thanks).to.deep.equal({ given: true, mayGive: true, received: false, count: null });
      await told;
      expect((await shelf.shares('own')).value[0]?.thanks).to.deep.equal({ given: false, mayGive: false, received: true, count: 1 });
      for (const who of [person.guardian, person.colleague]) expect((await rejection(platform.portsFor(who).shelf.thankForShare?.(id, true) ?? Promise.resolve())).code, who).to.equal('not-shared');
      await pupil.thankForShare?.(id, false);
      expect((await shelf.shares('own')).value[0]?.thanks?.received).to.equal(false);
    });

    it('[S-06] shows a pupil nothing of the catalogue that is for older ones', async () => {
      const all = (await teacherOf(platform).resources.search({ limit: 100 })).value;
      const own = (await platform.portsFor(person.pupil).resources.search({ limit: 100 })).value;
      // What adults learn is in the fixture; the classes of both are of the third grade.
      expect(all.items.some(({ stage }) => stage === 'lifelong')).to.equal(true);
      expect(own.items.filter(({ stage, grade }) => stage === 'lifelong' || (grade ?? 0) > 3)).to.deep.equal([]);
      expect((own.facets.stage ?? []).map(({ value }) => value)).to.deep.equal(['primary']);
      expect((await platform.portsFor(person.pupil).resources.taxonomy(null)).value.children.map(({ label }) => label)).to.deep.equal(['primary']);
    });
  });
}
