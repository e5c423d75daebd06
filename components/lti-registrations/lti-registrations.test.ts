import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import type { LtiRegistration } from '../base/index.ts';
import './lti-registrations.define.ts';
import type { LsLtiChangeEvent } from './lti-registrations.events.ts';
import type { LsLtiRegistrations } from './lti-registrations.ts';

describe('ls-lti-registrations', () => {
  let service: MemoryService;
  beforeEach(() => {
    service = createMemoryService();
  });
  const open = async (who: string = person.manager): Promise<LsLtiRegistrations> => {
    const element = await fixture<LsLtiRegistrations>(html`<ls-lti-registrations lang="zh-CN" .ports=${service.portsFor(who)}></ls-lti-registrations>`);
    await waitUntil(() => !['unset', 'loading'].includes(element.state.type));
    await element.updateComplete;
    return element;
  };
  const find = <Found extends HTMLElement = HTMLElement>(element: LsLtiRegistrations, css: string): Found => {
    const found = element.shadowRoot?.querySelector<Found>(css);
    if (!found) throw new Error(`no ${css}`);
    return found;
  };
  const text = (element: LsLtiRegistrations): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
  const kept = async (): Promise<LtiRegistration[]> => (await service.portsFor(person.manager).exchange.registrations()).value.items;
  const focused = (element: LsLtiRegistrations): string => {
    const active = element.shadowRoot?.activeElement;
    return active?.getAttribute('name') ?? active?.getAttribute('data-act') ?? active?.localName ?? '';
  };
  /** Goes on by Tab until there. */
  const tabTo = async (element: LsLtiRegistrations, goal: string): Promise<void> => {
    for (let step = 0; step < 30 && focused(element) !== goal; step++) await press('Tab');
    expect(focused(element)).to.equal(goal);
  };
  const type = async (element: LsLtiRegistrations, name: string, words: string): Promise<void> => {
    await tabTo(element, name);
    find<HTMLInputElement>(element, `[name="${name}"]`).value = words;
  };

  it('registers a tool, tests it and removes it, by keyboard; it is told no names unless that is ticked', async () => {
    const element = await open();
    find(element, '[data-act="add"]').focus();
    await press('Enter');
    await waitUntil(() => focused(element) === 'name');
    expect(text(element)).to.contain('https://space.example/lti/yunling/authorize', 'the other side may want ours first');
    await type(element, 'name', '新图书馆');
    await type(element, 'loginUrl', 'http://library.example/second/login');
    await type(element, 'launchUrl', 'https://library.example/second');
    await type(element, 'keysUrl', 'https://10.0.0.7/keys');
    await press('Enter');
    await waitUntil(() => focused(element) === 'loginUrl');
    expect(text(element)).to.contain('https:// 开头').and.contain('内部网络');
    expect(await kept(), 'nothing is sent that is surely wrong').to.have.length(1);
    await type(element, 'loginUrl', 'https://library.example/second/login');
    await type(element, 'keysUrl', 'https://library.example/keys');
    const told = oneEvent<LsLtiChangeEvent>(element, 'ls-lti-change');
    await press('Enter');
    expect((await told).detail.change).to.equal('registered');
    await waitUntil(() => focused(element) === 'h3');
    const made = (await kept()).at(-1);
    expect(made?.draft).to.deep.equal({
      side: 'tool', name: '新图书馆', loginUrl: 'https://library.example/second/login', launchUrl: 'https://library.example/second',
      redirectUrls: ['https://library.example/second'], keysUrl: 'https://library.example/keys', roles: ['teacher', 'manager'], tellsNames: false,
    });
    await tabTo(element, 'check');
    await press('Enter');
    await waitUntil(() => text(element).includes('工具认识本平台'));
    await tabTo(element, 'remove');
    await press('Enter');
    await waitUntil(() => focused(element) === 'keep');
    await press('Shift', 'Tab');
    const over = oneEvent<LsLtiChangeEvent>(element, 'ls-lti-change');
    await press('Enter');
    expect((await over).detail).to.include({ registrationId: made?.id, change: 'ended' });
    await waitUntil(() => focused(element) === 'add');
    expect((await kept()).map(({ id }) => id)).to.deep.equal(['tool-library']);
  });

  it('changes, by pointer, whom a tool is for, and gives the values of ours to copy', async () => {
    const element = await open();
    find(element, 'summary').click();
    await waitUntil(() => find<HTMLDetailsElement>(element, 'details').open);
    const [registration] = await kept();
    expect([...(element.shadowRoot?.querySelectorAll('.value__text') ?? [])].map(({ textContent }) => textContent)).to.deep.equal([
      registration?.ours.issuer, registration?.clientId, registration?.deploymentId, registration?.ours.authorizeUrl, registration?.ours.keysUrl,
    ]);
    find(element, '[data-copy$="clientId"]').click();
    // Whether a page may write to the clipboard is up to the browser: else the value is marked.
    await waitUntil(() => text(element).includes('已复制') || getSelection()?.toString() === registration?.clientId || text(element).includes('已选中'));
    find(element, '[data-act="edit"]').click();
    await waitUntil(() => focused(element) === 'name');
    expect(find<HTMLInputElement>(element, '[name="keysUrl"]').value).to.equal('https://library.example/lti/keys');
    find(element, '[name="roles"][value="teacher"]').click();
    find(element, '[name="tellsNames"]').click();
    find(element, '[type="submit"]').click();
    await waitUntil(() => text(element).includes('只有管理员可以在其中选择。'));
    expect(text(element)).to.contain('告诉它教师和管理员的姓名').and.contain('已保存');
    expect((await service.portsFor(person.teacher).exchange.tools()).value, 'teachers have it no more').to.deep.equal([]);
  });

  it('says what was refused, and keeps what was typed until it can be sent', async () => {
    const element = await open();
    find(element, '[data-act="add"]').click();
    await waitUntil(() => element.shadowRoot?.querySelector('form') !== null);
    const [known] = await kept();
    const fields: Record<string, string> = known?.draft.side === 'tool' ? { name: '又一次', loginUrl: known.draft.loginUrl, launchUrl: known.draft.launchUrl, keysUrl: known.draft.keysUrl } : {};
    for (const [name, value] of Object.entries(fields)) find<HTMLInputElement>(element, `[name="${name}"]`).value = value;
    find(element, '[type="submit"]').click();
    await waitUntil(() => text(element).includes('已经登记过'));
    find<HTMLInputElement>(element, '[name="launchUrl"]').value = 'https://library.example/third';
    service.fail({ kind: 'lost-answer', call: 'exchange.register', nth: 1 });
    find(element, '[type="submit"]').click();
    await waitUntil(() => element.state.type === 'ready' && element.state.saving.type === 'failed' && element.state.saving.problem.offline);
    expect(find<HTMLInputElement>(element, '[name="name"]').value).to.equal('又一次');
    find(element, '[type="submit"]').click();
    await waitUntil(() => element.shadowRoot?.querySelector('form') === null);
    expect(await kept(), 'sent twice, registered once').to.have.length(2);
  });

  it('a platform stays the one that was registered; its name and addresses change', async () => {
    const registered = await service.portsFor(person.manager).exchange.register(
      { side: 'platform', name: '市平台', issuer: 'https://lms.example', clientId: 'c-1', deploymentId: '7', authorizeUrl: 'https://lms.example/authorize', keysUrl: 'https://lms.example/keys', returnUrls: [] },
      'key-1',
    );
    const element = await open();
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-act="edit"]') ?? [])].at(-1)?.click();
    await waitUntil(() => focused(element) === 'name');
    for (const name of ['issuer', 'clientId', 'deploymentId']) {
      const field = find<HTMLInputElement>(element, `[name="${name}"]`);
      expect(field.readOnly, name).to.equal(true);
      expect(element.shadowRoot?.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).to.contain('登记后不能更改');
    }
    find<HTMLInputElement>(element, '[name="name"]').value = '市教育平台';
    find(element, '[type="submit"]').click();
    await waitUntil(() => text(element).includes('市教育平台') && text(element).includes('已保存'));
    const { exchange } = service.portsFor(person.manager);
    const made = (await kept()).find(({ id }) => id === registered.id);
    if (made?.draft.side !== 'platform') throw new Error('no platform');
    for (const change of [{ issuer: 'https://other.example' }, { clientId: 'c-2' }, { deploymentId: '8' }]) {
      const refused = await exchange.changeRegistration(made.id, { ...made.draft, ...change }).then(() => null, (error: unknown) => error);
      expect(refused).to.include({ code: 'invalid-request' });
    }
  });

  it('is for whoever manages the whole platform: others see who that is, and have nothing to press', async () => {
    for (const who of [person.teacher, person.pupil, person.guardian]) {
      const element = await open(who);
      expect(text(element)).to.contain('由县级管理员登记');
      expect(element.shadowRoot?.querySelector('button, form')).to.equal(null);
    }
  });
});
