/** From a star to a folder and to tags: one press keeps, and whoever wants goes on from there. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, focusedElement, press, setPageSize, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { PortError, type FavouriteDraft } from '../base/index.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { inside, pickerWith, shelf as countyShelf, words, type Setup } from './fixtures/mounted.ts';
import type { LsResourcePicker } from './resource-picker.ts';

const star = '.item__tool--favourite';
const way = (picker: LsResourcePicker): HTMLElement | null => picker.shadowRoot?.querySelector('.filing-way') ?? null;
const isOpen = (picker: LsResourcePicker): boolean => picker.shadowRoot?.querySelector('dialog.filing[open]') !== null && picker.shadowRoot !== null;

async function keeper(setup: Setup = {}) {
  const mounted = await pickerWith(setup);
  const { shelf } = mounted.ports;
  if (shelf === undefined) throw new Error('no shelf');
  const draftOf = async (resourceId: string): Promise<FavouriteDraft | undefined> => {
    const { items } = (await shelf.favourites({ resourceId })).value;
    return items.map(({ folderId, tags, note }) => ({ folderId, tags, note }))[0];
  };
  return { ...mounted, shelf, draftOf, id: inside(mounted.picker, '.item__open').dataset['id'] ?? '' };
}

describe('ls-resource-picker puts what is kept into folders', () => {
  it('[RS-06] by pointer: one press keeps, the way beside the star leads to the folders and tags; what was noted stays', async () => {
    const { picker, shelf, draftOf, id } = await keeper();
    await shelf.change({ act: 'put-folder', folderId: 'f-week', name: '下周要用' });
    await shelf.change({ act: 'keep', resourceId: 'r-poem', draft: { folderId: null, tags: ['古诗'], note: '' } });
    await waitUntil(() => picker.state.type === 'ready' && picker.state.shelf?.filed?.folders.length === 1);
    expect(way(picker)).to.equal(null);
    await click(inside(picker, star));
    await waitUntil(() => way(picker) !== null);
    expect(isOpen(picker), 'nothing opens by itself').to.equal(false);
    await waitUntil(async () => (await draftOf(id))?.folderId === null);
    await shelf.change({ act: 'keep', resourceId: id, draft: { folderId: null, tags: [], note: '第二课时用' } });
    await click(inside(picker, '.filing-way'));
    await waitUntil(() => isOpen(picker));
    await expect(picker).to.be.accessible();
    await click(inside(picker, '.filing [value="f-week"]'));
    await click(inside(picker, '.filing__tags button'));
    await click(inside(picker, '.filing [type="submit"]'));
    await waitUntil(() => !isOpen(picker));
    expect(await draftOf(id)).to.deep.equal({ folderId: 'f-week', tags: ['古诗'], note: '第二课时用' });
    await waitUntil(() => way(picker)?.textContent.trim() === '下周要用', 'it says where it lies');
    await click(inside(picker, '.search__input'));
    await waitUntil(() => way(picker) === null, 'whoever goes on has left it');
  });

  it('[RS-06] by keyboard: Tab leads from the star to it, arrows to a new folder; the keyboard comes back, and a screen reader is told', async () => {
    const { picker, shelf, draftOf, id } = await keeper();
    await tabTo(star);
    await press('Enter');
    await waitUntil(() => way(picker) !== null);
    await waitUntil(() => document.body.textContent.includes('可以接着选文件夹'), 'it is said');
    await press('Tab');
    expect(focusedElement()).to.equal(way(picker));
    await press('Enter');
    await waitUntil(() => focusedElement()?.matches('.filing [name="folder"]'));
    await press('ArrowDown');
    await waitUntil(() => picker.shadowRoot?.querySelector('.filing [name="name"]') !== null);
    await tabTo('.filing [name="name"]');
    await typeText('Week 9');
    await tabTo('.filing [name="tags"]');
    await typeText('a, b');
    await press('Enter');
    await waitUntil(() => !isOpen(picker));
    const { folders } = (await shelf.read()).value;
    expect(folders.map(({ name }) => name)).to.deep.equal(['Week 9']);
    expect(await draftOf(id)).to.deep.equal({ folderId: folders[0]?.id, tags: ['a', 'b'], note: '' });
    expect(focusedElement()).to.equal(way(picker));
    // The name of a folder that is there means that one.
    await press('Enter');
    await waitUntil(() => focusedElement()?.matches('.filing [name="folder"]'));
    await press('ArrowDown');
    await tabTo('.filing [name="name"]');
    await typeText('Week 9');
    await press('Enter');
    await waitUntil(() => !isOpen(picker));
    expect((await shelf.read()).value.folders).to.have.length(1);
  });

  it('Escape leaves the dialog, then the way beside the star, and closes nothing of the host; what is not saved is not changed', async () => {
    const { picker, draftOf, id } = await keeper();
    const outside: string[] = [];
    const hear = ({ key }: KeyboardEvent): void => void outside.push(key);
    document.addEventListener('keydown', hear);
    try {
      await tabTo(star);
      await press('Enter');
      await waitUntil(() => way(picker) !== null);
      await press('Tab');
      await press('Enter');
      await waitUntil(() => isOpen(picker));
      await press('Escape');
      await waitUntil(() => !isOpen(picker));
      expect(focusedElement()).to.equal(way(picker));
      outside.length = 0;
      await press('Escape');
      await waitUntil(() => way(picker) === null);
      expect(focusedElement()?.matches(star), 'the keyboard is at the star').to.equal(true);
      expect(outside).to.deep.equal([]);
      expect(await draftOf(id), 'it stays kept').to.deep.equal({ folderId: null, tags: [], note: '' });
    } finally {
      document.removeEventListener('keydown', hear);
    }
  });

  it('what could not be saved says so in the dialog, with all that was chosen, and is saved by the next press', async () => {
    const { picker, draftOf, id } = await keeper({ failures: [{ kind: 'internal', call: 'shelf.change', nth: 2 }] });
    await click(inside(picker, star));
    await waitUntil(() => way(picker) !== null);
    await click(inside(picker, '.filing-way'));
    await waitUntil(() => isOpen(picker));
    await click(inside(picker, '.filing [name="tags"]'));
    await typeText('abc');
    await click(inside(picker, '.filing [type="submit"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.filing [role="alert"], .filing .banner') !== null);
    expect(isOpen(picker)).to.equal(true);
    expect(inside<HTMLInputElement>(picker, '.filing [name="tags"]').value).to.equal('abc');
    await click(inside(picker, '.filing [type="submit"]'));
    await waitUntil(() => !isOpen(picker));
    expect((await draftOf(id))?.tags).to.deep.equal(['abc']);
  });

  for (const kind of ['internal', 'offline'] as const) {
    it(`[RS-06] where the note beside it cannot be read (${kind}), nothing is written and the dialog says so; with the next press all is kept`, async () => {
      const { picker, shelf, ports, draftOf, id } = await keeper();
      await shelf.change({ act: 'keep', resourceId: id, draft: { folderId: null, tags: [], note: '第二课时用' } });
      await waitUntil(() => inside(picker, star).ariaPressed === 'true');
      await click(inside(picker, '.item__open'));
      await waitUntil(() => picker.shadowRoot?.querySelector('.detail .filing-act') !== null);
      let isBroken = true;
      const written: string[] = [];
      const real = { favourites: shelf.favourites.bind(shelf), change: shelf.change.bind(shelf) };
      shelf.favourites = async (query, options) => {
        const answer = await real.favourites(query, options);
        if (!isBroken || query.resourceId === undefined) return answer;
        // Without a line what this machine knew is told, and is not what is so now.
        if (kind === 'offline') return { ...answer, stale: true, value: { ...answer.value, items: answer.value.items.map((one) => ({ ...one, note: 'of last week' })) } };
        throw new PortError({ code: 'internal', title: '出错了' });
      };
      shelf.change = (change) => {
        written.push(change.act);
        return real.change(change);
      };
      expect(ports.shelf).to.equal(shelf);
      await click(inside(picker, '.detail .filing-act'));
      await waitUntil(() => isOpen(picker));
      await click(inside(picker, '.filing [value="new"]'));
      await waitUntil(() => picker.shadowRoot?.querySelector('.filing [name="name"]') !== null);
      await click(inside(picker, '.filing [name="name"]'));
      await typeText('abc');
      await click(inside(picker, '.filing [type="submit"]'));
      await waitUntil(() => picker.shadowRoot?.querySelector('.filing [role="alert"], .filing .banner') !== null, 'it is said');
      expect([isOpen(picker), written, (await real.favourites({ resourceId: id })).value.items[0]?.note]).to.deep.equal([true, [], '第二课时用']);
      isBroken = false;
      await click(inside(picker, '.filing [type="submit"]'));
      await waitUntil(() => !isOpen(picker));
      expect([written, (await draftOf(id))?.note]).to.deep.equal([['put-folder', 'keep'], '第二课时用']);
    });
  }

  it('in the closer look it stands as long as the resource is kept; right to left on a phone everything is in sight, also in rows', async () => {
    await setPageSize(360, 740);
    const { picker } = await keeper({ attributes: { lang: 'ug', dir: 'rtl', layout: 'list' } });
    await click(inside(picker, star));
    await waitUntil(() => way(picker) !== null);
    const { left, right, width } = inside(picker, '.filing-way').getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(360);
    expect(width).to.be.above(24);
    await click(inside(picker, '.item__open'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.detail .filing-act') !== null);
    await click(inside(picker, '.detail .filing-act'));
    await waitUntil(() => isOpen(picker));
    await expect(picker).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    await press('Escape');
    await waitUntil(() => !isOpen(picker));
    await click(inside(picker, '.detail__favourite'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.detail .filing-act') === null);
    await setPageSize(1280, 800);
  });

  it('whoever comes after on the same machine finds no folder, tag or word of the one before in the page', async () => {
    const { picker, shelf } = await keeper();
    await shelf.change({ act: 'put-folder', folderId: 'f-family', name: '给妈妈看的' });
    await waitUntil(() => picker.state.type === 'ready' && picker.state.shelf?.filed?.folders.length === 1);
    await click(inside(picker, star));
    await waitUntil(() => way(picker) !== null);
    await click(inside(picker, '.filing-way'));
    await waitUntil(() => isOpen(picker));
    await click(inside(picker, '.filing [name="tags"]'));
    await typeText('secret');
    const inPage = (): string => [words(picker), ...[...(picker.shadowRoot?.querySelectorAll('input') ?? [])].map(({ value }) => value)].join(' ');
    expect(inPage()).to.include('给妈妈看的').and.to.include('secret');
    picker.ports = createMemoryPorts(countyShelf(), { person: person.pupil, latencyMs: 0 });
    await waitUntil(() => !isOpen(picker), 'closed');
    await picker.loadingComplete;
    await picker.updateComplete;
    expect(inPage()).to.not.include('给妈妈看的').and.to.not.include('secret');
  });

  it('a host that keeps folders elsewhere takes the choice itself; without folders none is offered', async () => {
    const { picker, draftOf, id } = await keeper();
    const chosen: unknown[] = [];
    picker.addEventListener('ls-resource-folder-request', (event) => {
      event.preventDefault();
      chosen.push([event.detail.resourceId, event.detail.folderId, event.detail.newName]);
    });
    await click(inside(picker, star));
    await waitUntil(() => way(picker) !== null);
    await click(inside(picker, '.filing-way'));
    await waitUntil(() => isOpen(picker));
    await click(inside(picker, '.filing [type="submit"]'));
    await waitUntil(() => !isOpen(picker));
    expect(chosen).to.deep.equal([[id, null, null]]);
    expect((await draftOf(id))?.tags).to.deep.equal([]);
    if (picker.state.type !== 'ready') throw new Error(words(picker));
    expect(way(picker)).to.not.equal(null);
    picker.state = { ...picker.state, shelf: { favourites: [id], searches: [] } };
    await waitUntil(() => way(picker) === null);
    expect(inside(picker, star).getAttribute('aria-pressed'), 'the star stays').to.equal('true');
  });
});
