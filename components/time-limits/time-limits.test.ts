import { expect, fixture, html } from '@open-wc/testing';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import type { Ports } from '../base/index.ts';
import type { LsTimeLimits } from './time-limits.ts';
import './time-limits.define.ts';

const limitsOf = async (ports: Partial<Ports>): Promise<LsTimeLimits> => {
  const element = await fixture<LsTimeLimits>(html`<ls-time-limits lang="zh-CN" .ports=${ports}></ls-time-limits>`);
  await element.loadingComplete;
  return element;
};
const words = (element: LsTimeLimits): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
const inside = <Found extends Element>(element: LsTimeLimits, css: string): Found => {
  const found = element.shadowRoot?.querySelector<Found>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};

describe('ls-time-limits', () => {
  const start = () => createMemoryService(countyFixtures(), { latencyMs: 0 });

  it('[P-10] by pointer: a guardian sets the rule of the own child, and the child sees the same', async () => {
    const service = start();
    const child = await limitsOf(service.portsFor(person.pupil));
    expect(words(child)).to.include('家长没有设定');
    const father = await limitsOf(service.portsFor(person.guardian));
    const form = inside<HTMLFormElement>(father, `[data-person="${person.pupil}"] form`);
    const set = (name: string, value: string): void => {
      const field = form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`);
      if (field) field.value = value;
    };
    set('daily', '40');
    set('from', '19:00');
    set('to', '08:00');
    form.querySelector('button')?.click();
    expect(form.querySelector<HTMLInputElement>('[name=to]')?.validationMessage, 'the wrong way round').to.include('先后');
    set('to', '20:30');
    form.querySelector('[name=to]')?.dispatchEvent(new Event('input'));
    form.querySelector('button')?.click();
    await waitUntil(() => words(father).includes('已保存'));
    await waitUntil(() => words(child).includes('每天可看 40 分钟'), 'the child hears of it');
    expect(words(child)).to.include('19:00').and.include('20:30');
  });

  it('[P-10] by keyboard, and keeps what is chosen when it cannot be sent', async () => {
    const service = start();
    const father = await limitsOf(service.portsFor(person.guardian));
    service.fail({ kind: 'offline', call: 'resources.setWatchRule' });
    inside<HTMLSelectElement>(father, '[name=daily]').value = '20';
    inside<HTMLElement>(father, 'button[type=submit]').focus();
    await press('Enter');
    await waitUntil(() => father.state.type === 'ready' && 'problem' in father.state && father.state.problem);
    expect(inside<HTMLSelectElement>(father, '[name=daily]').value).to.equal('20');
    service.fail();
    inside<HTMLElement>(father, 'button[type=submit]').focus();
    await press('Enter');
    await waitUntil(() => words(father).includes('已保存'));
    const children = (await service.portsFor(person.guardian).identity.me()).value.identities.flatMap((identity) => identity.children);
    expect((await service.portsFor(person.guardian).resources.watchTime(children[0]?.id ?? '')).value.rule?.dailyMinutes).to.equal(20);
  });

  it('[P-10] the forbidden role sets nothing: a child has no form, a teacher nobody to limit', async () => {
    const service = start();
    const child = await limitsOf(service.portsFor(person.pupil));
    expect(child.shadowRoot?.querySelector('form')).to.equal(null);
    expect((await limitsOf(service.portsFor(person.teacher))).state.type).to.equal('empty');
  });

  it('stands on a page without any data', async () => {
    const element = await fixture<LsTimeLimits>(html`<ls-time-limits></ls-time-limits>`);
    expect(element.state).to.deep.equal({ type: 'unset' });
    expect(element.shadowRoot?.textContent.trim()).not.to.equal('');
  });
});
