/** The picker keeps resources on this machine: what stands there before, while and after, and the one place that shows all of it. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import type { KeepingOffer, KeepingPort, KeptResource } from '../base/index.ts';
import { all, inside, pickerWith, shelf, words } from './fixtures/mounted.ts';
import type { LsResourcePicker } from './resource-picker.ts';

/** A machine of which the test says what it does. */
function machine(first: KeepingOffer) {
  let offer = first;
  const calls: string[] = [];
  let items: KeptResource[] = [];
  let tell = (): void => undefined;
  const act = (name: string) => async (id: string) => void calls.push(`${name} ${id}`);
  const port: KeepingPort = {
    subscribe: (callback) => void (tell = () => callback({ type: 'keeping.changed' })),
    list: async () => ({ items, usedBytes: items.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0), freeBytes: 40_000_000 }),
    offer: async () => offer,
    keep: async ({ id }, { url, sizeBytes }) => void calls.push(`keep ${id} ${url} ${sizeBytes}`),
    pause: act('pause'),
    resume: act('resume'),
    drop: act('drop'),
  };
  return {
    port,
    calls,
    shows: (now: KeptResource[]): void => {
      items = now;
      tell();
    },
    offers: (now: KeepingOffer): void => {
      offer = now;
      tell();
    },
  };
}
const [resource] = shelf().resources;
if (!resource) throw new Error('no resources');
const { id } = resource;
const choices = [
  { url: '/720.mp4', height: 720, sizeBytes: 6_240_000 },
  { url: '/360.mp4', height: 360, sizeBytes: 2_100_000 },
];
const is = (state: KeptResource['state'], receivedBytes = 3_000_000): KeptResource => ({ resource, state, receivedBytes, sizeBytes: 6_240_000, until: null });

async function opened(offer: KeepingOffer) {
  const { port, calls, shows, offers } = machine(offer);
  const { picker } = await pickerWith({ ports: { keeping: port } });
  inside(picker, `[data-id="${id}"]`).click();
  await waitUntil(() => picker.shadowRoot?.querySelector('.report') !== null);
  return { picker, calls, shows, offers };
}
const act = (picker: LsResourcePicker, name: string): HTMLElement => inside(picker, `.offline [data-act="${name}"]`);

describe('ls-resource-picker keeps for offline', () => {
  it('[RS-09] by keyboard: sizes first, then how far it is, held, gone on with, let go of', async () => {
    const { picker, calls, shows } = await opened({ type: 'choices', choices });
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline__keep') !== null);
    expect(all<HTMLOptionElement>(picker, '.offline option').map(({ label }) => label.replace(/\s/g, ' '))).to.deep.equal(['720p · 6.2 MB', '360p · 2.1 MB']);
    await expect(picker).to.be.accessible();
    inside<HTMLSelectElement>(picker, '.offline select').value = '1';
    inside(picker, '.offline__keep').focus();
    await press('Enter');
    await waitUntil(() => calls.length === 1);
    expect(calls).to.deep.equal([`keep ${id} /360.mp4 2100000`]);
    shows([is('loading')]);
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline [data-act="pause"]') !== null);
    expect(inside(picker, '.offline').textContent.replace(/\s+/g, ' ')).to.contain('3 MB，共6.2 MB');
    expect(inside<HTMLProgressElement>(picker, '.offline progress').value).to.equal(3_000_000);
    act(picker, 'pause').focus();
    await press('Enter');
    await waitUntil(() => calls.at(-1) === `pause ${id}`);
    shows([is('paused')]);
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline [data-act="resume"]') !== null);
    act(picker, 'resume').focus();
    await press('Enter');
    await waitUntil(() => calls.at(-1) === `resume ${id}`);
    shows([is('kept', 6_240_000)]);
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline progress') === null);
    act(picker, 'drop').focus();
    await press('Enter');
    await waitUntil(() => calls.at(-1) === `drop ${id}`);
  });

  it('[RS-09] by pointer, and one place shows all that is kept, the room it takes, and lets go of it', async () => {
    const { picker, calls, shows } = await opened({ type: 'choices', choices: choices.slice(0, 1) });
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline__keep') !== null);
    expect(inside(picker, '.offline__keep').textContent).to.contain('6.2');
    inside(picker, '.offline__keep').click();
    await waitUntil(() => calls.length === 1);
    shows([is('kept', 6_240_000), { ...is('expired'), resource: { ...resource, id: 'other', title: '<b>别的</b>' } }]);
    await waitUntil(() => picker.shadowRoot?.querySelector('.device-button') !== null);
    inside(picker, '.device-button').click();
    await waitUntil(() => picker.shadowRoot?.querySelector<HTMLDialogElement>('dialog.device')?.open === true);
    expect(picker.shadowRoot?.activeElement?.id).to.equal('device-title');
    expect(all(picker, '.device__open').map(({ textContent }) => textContent.trim())).to.deep.equal([resource.title, '<b>别的</b>']);
    expect(inside(picker, '.device__room').textContent.replace(/\s+/g, ' ')).to.contain('9.2 MB');
    await expect(picker).to.be.accessible();
    all(picker, '.device [data-act="drop"]')[1]?.click();
    await waitUntil(() => calls.at(-1) === 'drop other');
    await press('Escape');
    await waitUntil(() => picker.shadowRoot?.querySelector('dialog.device') === null);
  });

  it('[RS-09] offers it for what is open already, once something answers from what is kept', async () => {
    const { picker, offers } = await opened({ type: 'not-yet' });
    expect(picker.shadowRoot?.querySelector('.offline')).to.equal(null);
    offers({ type: 'choices', choices });
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline__keep') !== null);
  });

  it('[RS-09] has no control where nothing may be kept, and sends people from WeChat to their browser', async () => {
    const { picker } = await opened({ type: 'none' });
    expect(picker.shadowRoot?.querySelector('.offline')).to.equal(null);
    const other = await opened({ type: 'open-in-browser' });
    await waitUntil(() => words(other.picker).includes('在浏览器打开'));
    expect(other.picker.shadowRoot?.querySelector('.offline__keep')).to.equal(null);
  });
});
