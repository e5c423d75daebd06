import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { click, press, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import './content-tools.define.ts';
import type { LsToolDepartRequestEvent, LsToolTakeEvent } from './content-tools.events.ts';
import type { LsContentTools } from './content-tools.ts';

const service = createMemoryService();
async function toolsOf(who: string, selection = ''): Promise<LsContentTools> {
  const element = await fixture<LsContentTools>(html`<ls-content-tools lang="zh-CN" selection=${selection} .ports=${service.portsFor(who)}></ls-content-tools>`);
  element.addEventListener('ls-tool-depart-request', (event) => event.preventDefault());
  await waitUntil(() => !['unset', 'loading'].includes(element.state.type));
  await element.updateComplete;
  return element;
}
const inside = (element: LsContentTools, css: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};
const text = (element: LsContentTools): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
const selectionOf = (event: LsToolDepartRequestEvent): string => new URL(event.detail.url).searchParams.get('selection') ?? '';

describe('ls-content-tools', () => {
  it('[T-19] a teacher goes to a tool and takes what is ticked, by keyboard; nothing is ticked before', async () => {
    const before = await toolsOf(person.teacher);
    await tabTo('[data-tool]');
    const departs = oneEvent<LsToolDepartRequestEvent>(before, 'ls-tool-depart-request');
    await press('Enter');
    const element = await toolsOf(person.teacher, selectionOf(await departs));
    const boxes = [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('input') ?? [])];
    expect(boxes.map(({ checked }) => checked), 'what cannot be taken has no box').to.deep.equal([false, false]);
    // The first page goes when the person comes back.
    before.remove();
    await tabTo('[type="submit"]');
    await press('Enter');
    await waitUntil(() => text(element).includes('请先勾选'));
    await tabTo('input', 'back');
    await press(' ');
    await tabTo('[type="submit"]');
    const taken = oneEvent<LsToolTakeEvent>(element, 'ls-tool-take');
    await press('Enter');
    expect((await taken).detail.resourceIds).to.have.length(1);
    await waitUntil(() => text(element).includes('已带回 1 个资源'));
  });

  it('[T-19] by pointer, and says why something cannot be taken', async () => {
    const before = await toolsOf(person.teacher);
    const departs = oneEvent<LsToolDepartRequestEvent>(before, 'ls-tool-depart-request');
    await click(inside(before, '[data-tool]'));
    const element = await toolsOf(person.teacher, selectionOf(await departs));
    expect(text(element)).to.contain('会过期');
    await click(inside(element, 'input'));
    const taken = oneEvent<LsToolTakeEvent>(element, 'ls-tool-take');
    await element.updateComplete;
    await click(inside(element, '[type="submit"]'));
    expect((await taken).detail.resourceIds).to.have.length(1);
  });

  it('opens nothing for a pupil or a guardian, nor for whom did not choose', async () => {
    for (const who of [person.pupil, person.guardian]) expect((await toolsOf(who)).state.type).to.equal('error');
    const before = await toolsOf(person.teacher);
    const departs = oneEvent<LsToolDepartRequestEvent>(before, 'ls-tool-depart-request');
    inside(before, '[data-tool]').click();
    expect((await toolsOf(person.manager, selectionOf(await departs))).state.type).to.equal('error');
  });
});
