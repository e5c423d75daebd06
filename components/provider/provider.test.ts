import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import '../task-list/task-list.define.ts';
import './provider.define.ts';
import { LsProvider } from './provider.ts';
import type { Change } from '../base/ports/index.ts';

type LsTaskList = HTMLElementTagNameMap['ls-task-list'];
const textOf = (list: LsTaskList): string => list.shadowRoot?.textContent ?? '';
const ports = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

async function settled(list: LsTaskList): Promise<void> {
  await list.updateComplete;
  await list.loadingComplete;
  await list.updateComplete;
}

describe('ls-provider', () => {
  it('gives ports to elements however deep they stand, also to those that were there first', async () => {
    const outer = await fixture<HTMLElement>(html`<div><ls-task-list></ls-task-list></div>`);
    const list = outer.querySelector('ls-task-list');
    if (list === null) throw new Error('no list');
    await list.updateComplete;
    expect(list.state.type).to.equal('unset');
    const provider = document.createElement('ls-provider');
    provider.ports = ports(person.pupil);
    outer.append(provider);
    provider.append(list);
    await settled(list);
    expect(textOf(list)).to.contain('认识几分之一');
  });

  it('[PS-02] leaves nothing of the earlier identity on the screen', async () => {
    const mine = ports(person.teacher);
    const provider = await fixture<LsProvider>(html`<ls-provider lang="zh-CN" .ports=${mine}><ls-task-list perspective="guardian"></ls-task-list></ls-provider>`);
    const list = provider.querySelector('ls-task-list');
    if (list === null) throw new Error('no list');
    mine.identity.actAs('i-wang-teacher');
    await settled(list);
    expect(textOf(list)).to.contain('8 人中');
    mine.identity.actAs('i-wang-guardian');
    await list.updateComplete;
    expect(textOf(list)).not.to.contain('8 人中');
    await settled(list);
    expect(textOf(list)).to.contain('陈思远').and.not.to.contain('8 人中');
  });

  it('between signing out and the end of the session nothing is asked as the one who has gone, nor kept again', async () => {
    const mine = ports(person.pupil);
    const acts: string[] = [];
    const list: typeof mine.tasks.list = (...asked) => {
      acts.push('asked');
      return mine.tasks.list(...asked);
    };
    const given = { ...mine, tasks: { ...mine.tasks, list }, signOut: () => Promise.resolve({ waiting: 2 }).finally(() => acts.push('forgotten')) };
    const provider = await fixture<LsProvider>(html`<ls-provider lang="zh-CN" .ports=${given}><ls-task-list></ls-task-list></ls-provider>`);
    const tasks = provider.querySelector('ls-task-list');
    if (tasks === null) throw new Error('no list');
    await settled(tasks);
    acts.length = 0;
    const outcome = await provider.signOut(async () => {
      tasks.reload();
      await settled(tasks);
      acts.push('ended');
    });
    expect([outcome.waiting, acts]).to.deep.equal([2, ['forgotten', 'ended']]);
    expect(textOf(tasks)).not.to.contain('认识几分之一');
    await waitUntil(() => acts.includes('asked'), 'whoever is here now is asked for');
  });

  it('whatever the host changes or moves until the session has ended, nothing is asked as the one who has gone', async () => {
    const mine = ports(person.pupil);
    const acts: string[] = [];
    const list: typeof mine.tasks.list = (...asked) => {
      acts.push('asked');
      return mine.tasks.list(...asked);
    };
    const me: typeof mine.identity.me = (...asked) => {
      acts.push('who');
      return mine.identity.me(...asked);
    };
    const identity = Object.assign(Object.create(mine.identity) as typeof mine.identity, { me });
    const made = () => ({ ...mine, identity, tasks: { ...mine.tasks, list }, signOut: () => Promise.resolve({ waiting: 0 }) });
    const provider = await fixture<LsProvider>(html`<ls-provider lang="zh-CN" .ports=${made()}><ls-task-list></ls-task-list></ls-provider>`);
    const tasks = provider.querySelector('ls-task-list');
    if (tasks === null) throw new Error('no list');
    await settled(tasks);
    await provider.signOut(async () => {
      acts.length = 0;
      provider.ports = made();
      provider.getToken = () => null;
      provider.density = 'by-grade';
      await provider.updateComplete;
      await settled(tasks);
      const place = provider.parentElement;
      provider.remove();
      await Promise.resolve();
      place?.append(provider);
      await provider.updateComplete;
      await settled(tasks);
      expect([acts, tasks.state.type]).to.deep.equal([[], 'unset']);
    });
    await waitUntil(() => acts.includes('asked') && textOf(tasks).includes('认识几分之一'), 'whoever is here now is asked for');
  });

  it('ends the session also where this machine cannot forget, and says so', async () => {
    const given = { ...ports(person.pupil), signOut: () => Promise.reject(new Error('the disk is gone')) };
    const provider = await fixture<LsProvider>(html`<ls-provider lang="zh-CN" .ports=${given}><ls-task-list></ls-task-list></ls-provider>`);
    const tasks = provider.querySelector('ls-task-list');
    if (tasks === null) throw new Error('no list');
    await settled(tasks);
    const acts: string[] = [];
    const outcome = await provider
      .signOut(async () => {
        await settled(tasks);
        acts.push(tasks.state.type);
      })
      .catch((error: unknown) => error);
    expect([acts, String(outcome)]).to.deep.equal([['unset'], 'Error: the disk is gone']);
    await waitUntil(() => textOf(tasks).includes('认识几分之一'), 'whoever is here now is asked for');
  });

  it('[UX-06] letters are as large as the grade asks for, of pupils alone, and follow whoever acts', async () => {
    const sheet = document.createElement('link');
    Object.assign(sheet, { rel: 'stylesheet', href: '/themes/default.css' });
    const loaded = new Promise((resolve) => sheet.addEventListener('load', resolve));
    document.head.append(sheet);
    await loaded;
    const point = 96 / 72;
    const millimetre = 96 / 25.4;
    /** A county in which that pupil's class has another grade. */
    const pupilOf = (grade: number | null) => {
      const county = countyFixtures();
      for (const one of county.people) for (const { classes } of one.identities) for (const own of classes) own.grade = grade;
      return createMemoryPorts(county, { person: person.pupil, latencyMs: 0 });
    };
    const provider = await fixture<LsProvider>(html`<ls-provider lang="zh-CN" density="by-grade"><ls-task-list></ls-task-list></ls-provider>`);
    const list = provider.querySelector('ls-task-list');
    if (list === null) throw new Error('no list');
    const shows = async (given: LsProvider['ports']) => {
      provider.ports = given;
      await provider.updateComplete;
      await settled(list);
      await list.loadingComplete;
      const { fontSize, lineHeight } = getComputedStyle(list);
      return { letters: parseFloat(fontSize) / point, gap: (parseFloat(lineHeight) - parseFloat(fontSize)) / millimetre };
    };
    for (const [grade, letters, gap] of [[1, 16, 5], [2, 16, 5], [3, 14, 3], [4, 14, 3], [5, 12, 0], [9, 12, 0], [null, 12, 0]] as const) {
      const shown = await shows(pupilOf(grade));
      expect(shown.letters, `points in grade ${grade}`).to.be.within(letters - 0.01, letters + 0.2);
      expect(shown.gap, `between lines in grade ${grade}`).to.be.at.least(gap);
    }
    await shows(pupilOf(1));
    const both = ports(person.teacher);
    expect((await shows(both)).letters, 'a teacher').to.be.closeTo(12, 0.1);
    expect(provider.hasAttribute('data-ls-density')).to.equal(false);
    provider.density = 'elder';
    expect((await shows(both)).letters, 'what the host says').to.be.closeTo(15, 0.1);
    provider.remove();
    sheet.remove();
  });

  it('leaves a density that the host has chosen itself, on it or around it', async () => {
    const own = await fixture<LsProvider>(html`<ls-provider data-ls-density="big-screen" .ports=${ports(person.pupil)}></ls-provider>`);
    own.remove();
    document.body.append(own);
    await own.updateComplete;
    expect(own.getAttribute('data-ls-density')).to.equal('big-screen');
    own.remove();

    const county = countyFixtures();
    for (const one of county.people) for (const { classes } of one.identities) for (const each of classes) each.grade = 1;
    const pupil = createMemoryPorts(county, { person: person.pupil, latencyMs: 0 });
    const room = await fixture(html`<div data-ls-density="big-screen-young"><ls-provider density="by-grade" .ports=${pupil}><ls-task-list></ls-task-list></ls-provider></div>`);
    const list = room.querySelector('ls-task-list');
    if (list) await settled(list);
    await list?.loadingComplete;
    expect(room.querySelector('ls-provider')?.hasAttribute('data-ls-density')).to.equal(false);
  });

  it('[UX-06] forbidden: a guardian of a young child and a teacher of a young class keep their own letters, whichever way they act', async () => {
    const county = countyFixtures();
    for (const one of county.people) for (const identity of one.identities) for (const own of [...identity.classes, ...identity.children.flatMap(({ classes }) => classes)]) own.grade = 1;
    const mine = createMemoryPorts(county, { person: person.teacher, latencyMs: 0 });
    const provider = await fixture<LsProvider>(html`<ls-provider density="by-grade" .ports=${mine}><ls-task-list></ls-task-list></ls-provider>`);
    for (const identity of ['i-wang-teacher', 'i-wang-guardian']) {
      mine.identity.actAs(identity);
      const list = provider.querySelector('ls-task-list');
      if (list) await settled(list);
      expect(provider.hasAttribute('data-ls-density'), identity).to.equal(false);
    }
  });

  it('[SEC-06] moves over when somebody else signs in: nothing of the person before stays, and it says so once', async () => {
    const callbacks = new Set<(change: Change) => void>();
    const portsOf = (who: string) => {
      const mine = ports(who);
      const subscribe = (callback: (change: Change) => void) => void callbacks.add(callback);
      return { ...mine, identity: Object.assign(Object.create(mine.identity) as typeof mine.identity, { subscribe }) };
    };
    const people = [person.pupil, person.teacher];
    const { connect } = LsProvider;
    LsProvider.connect = async () => portsOf(people.shift() ?? '');
    try {
      const provider = await fixture<LsProvider>(html`<ls-provider lang="zh-CN" service="/"><ls-task-list></ls-task-list></ls-provider>`);
      const list = provider.querySelector('ls-task-list');
      if (list === null) throw new Error('no list');
      let changes = 0;
      provider.addEventListener('ls-person-change', () => (changes += 1));
      await waitUntil(() => textOf(list).includes('认识几分之一'));
      for (const callback of [...callbacks]) callback({ type: 'person.changed' });
      await list.updateComplete;
      expect(textOf(list)).not.to.contain('认识几分之一');
      await waitUntil(() => list.state.type === 'ready');
      expect(people).to.deep.equal([]);
      expect(changes).to.equal(1);
    } finally {
      LsProvider.connect = connect;
    }
  });

  it('says that the platform’s sign-in is silent, not that there is no line, when the host has no token to give', async () => {
    const getToken = () => Promise.reject(new TypeError('Failed to fetch'));
    const provider = await fixture<LsProvider>(html`<ls-provider lang="en" service="/nowhere" .getToken=${getToken}><ls-task-list></ls-task-list></ls-provider>`);
    const list = provider.querySelector('ls-task-list');
    if (list === null) throw new Error('no list');
    await waitUntil(() => textOf(list).includes('The sign-in of the platform does not answer'));
    expect(textOf(list)).to.contain('Nothing you entered is lost').and.not.to.contain('no connection');
    expect(list.shadowRoot?.querySelector('button')).not.to.equal(null);
  });

  it('keeps working with ports that are classes with private fields', async () => {
    class Own {
      readonly #mine = ports(person.pupil);
      list(...query: Parameters<typeof this.ports.tasks.list>) {
        return this.#mine.tasks.list(...query);
      }
      get ports() {
        return this.#mine;
      }
      subscribe(...how: Parameters<typeof this.ports.tasks.subscribe>): void {
        this.#mine.tasks.subscribe(...how);
      }
    }
    const own = new Own();
    const given = { tasks: own as unknown as ReturnType<typeof ports>['tasks'] };
    const provider = await fixture<LsProvider>(html`<ls-provider lang="zh-CN" .ports=${given}><ls-task-list></ls-task-list></ls-provider>`);
    const list = provider.querySelector('ls-task-list');
    if (list === null) throw new Error('no list');
    await settled(list);
    expect(textOf(list)).to.contain('认识几分之一');
  });

  it('names no token anywhere a page or a storage could show it', async () => {
    const secret = 'secret-token-that-must-not-show';
    const provider = await fixture<LsProvider>(html`<ls-provider service="/nowhere" .getToken=${() => secret}></ls-provider>`);
    await provider.updateComplete;
    expect(provider.outerHTML).not.to.contain(secret);
    expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])).not.to.contain(secret);
  });
});
