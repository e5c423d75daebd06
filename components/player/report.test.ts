import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { Ports } from '../base/index.ts';
import { withRealMedia } from './fixtures/county.ts';
import { inside, playerWith, showing, words } from './fixtures/harness.ts';
import { video } from './fixtures/items.ts';
import './player.define.ts';
import type { LsPlayer } from './player.ts';

type Given = NonNullable<Parameters<typeof createMemoryPorts>[1]>;
const portsOf = (more: Partial<Given> = {}): Ports => createMemoryPorts(withRealMedia(), { person: person.pupil, latencyMs: 0, ...more });

async function playerOf(ports: Partial<Ports>, resource = 'r-fractions'): Promise<LsPlayer> {
  const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource=${resource} .ports=${ports}></ls-player>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const find = (element: LsPlayer, selector: string) => element.shadowRoot?.querySelector(selector) ?? null;
const formOf = (element: LsPlayer) => waitUntil(() => find(element, '.reporting__form:not([hidden])') !== null, 'the form');
function write(element: LsPlayer): void {
  inside<HTMLSelectElement>(element, '.reporting select').value = 'unsuitable';
  inside<HTMLTextAreaElement>(element, '.reporting textarea').value = '第二页的图不合适。';
}
const caseNumber = (element: LsPlayer): string | undefined => /受理编号：\s*(\d{8}-\d+)/.exec(words(element))?.[1];
const numberOf = (element: LsPlayer) => waitUntil(() => caseNumber(element) !== undefined, 'the case number');

describe('ls-player takes reports', () => {
  it('by pointer, and shows the number under which the person finds the case again', async () => {
    const ports = portsOf();
    const element = await playerOf(ports);
    expect(find(element, '.reporting__form')).to.equal(null);
    inside(element, '.reporting__open').click();
    await formOf(element);
    await expect(element).to.be.accessible();
    write(element);
    inside(element, '.reporting [type="submit"]').click();
    await numberOf(element);
    await expect(element).to.be.accessible();
    const { value } = await ports.resources.reports({});
    expect(value.items.map((one) => [one.caseNumber, one.resourceId, one.kind, one.description])).to.deep.equal([[caseNumber(element), 'r-fractions', 'unsuitable', '第二页的图不合适。']]);
  });

  it('by keyboard: the focus goes into the form and on to the number, and no letter plays', async () => {
    const element = await playerOf(portsOf());
    inside(element, '.reporting__open').focus();
    await press('Enter');
    await formOf(element);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('select'), 'the focus in the form');
    write(element);
    inside(element, '.reporting textarea').focus();
    await press('k');
    await waitUntil(() => inside<HTMLTextAreaElement>(element, '.reporting textarea').value.includes('k'), 'the letter');
    expect(element.paused).to.equal(true);
    inside(element, '.reporting [type="submit"]').focus();
    await press('Enter');
    await numberOf(element);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.reporting__sent'), 'the focus at the number');
  });

  it('of what cannot be opened at all, and nothing of what is no resource', async () => {
    const failing = await playerOf(portsOf({ failures: [{ kind: 'internal', call: 'resources.get' }] }));
    expect(failing.state.type).to.equal('error');
    inside(failing, '.reporting__open').click();
    await formOf(failing);
    write(failing);
    inside(failing, '.reporting [type="submit"]').click();
    await numberOf(failing);
    expect(find(await playerWith(showing(video)), '.reporting')).to.equal(null);
  });

  it('without a line: kept, and said so; when refused, what was written is still there', async () => {
    const ports = portsOf();
    const offline = await playerOf({ ...ports, resources: { ...ports.resources, report: () => Promise.resolve({ status: 'queued', value: null }) } });
    inside(offline, '.reporting__open').click();
    await formOf(offline);
    write(offline);
    inside(offline, '.reporting [type="submit"]').click();
    await waitUntil(() => words(offline).includes('联网后提交'), 'kept');

    const refused = await playerOf(portsOf({ failures: [{ kind: 'forbidden', call: 'resources.report' }] }));
    inside(refused, '.reporting__open').click();
    await formOf(refused);
    write(refused);
    inside(refused, '.reporting [type="submit"]').click();
    await waitUntil(() => find(refused, '.reporting .banner--danger') !== null, 'why not');
    expect(inside<HTMLTextAreaElement>(refused, '.reporting textarea').value).to.equal('第二页的图不合适。');
    expect(caseNumber(refused)).to.equal(undefined);
  });

  it('one that a host takes itself reaches no port; another resource begins anew', async () => {
    const ports = portsOf();
    const element = await playerOf(ports);
    element.addEventListener('ls-player-report-request', (event) => {
      event.preventDefault();
      event.respondWith(Promise.resolve('20261122-7'));
    });
    inside(element, '.reporting__open').click();
    await formOf(element);
    write(element);
    inside(element, '.reporting [type="submit"]').click();
    await numberOf(element);
    expect([caseNumber(element), (await ports.resources.reports({})).value.total]).to.deep.equal(['20261122-7', 0]);
    element.resource = 'r-quiet-night';
    await waitUntil(() => caseNumber(element) === undefined && inside(element, '.reporting__open').ariaExpanded === 'false', 'anew');
  });
});
