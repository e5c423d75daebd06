import { expect, fixture, html } from '@open-wc/testing';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import '../chat.define.ts';
import type { LsChat } from '../chat.ts';

async function chatOf(service: MemoryService, who: string, conversation: string): Promise<LsChat> {
  const ports = service.portsFor(who);
  if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
  const element = await fixture<LsChat>(html`<ls-chat lang="zh-CN" conversation=${conversation} .ports=${ports}></ls-chat>`);
  await waitUntil(() => element.shadowRoot?.querySelector('.talk__settings'), 'the talk is not there');
  return element;
}
function $<Part extends HTMLElement = HTMLElement>(element: LsChat, css: string): Part {
  const found = element.shadowRoot?.querySelector<Part>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
}
const text = (element: LsChat): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
const shows = (element: LsChat, words: string) => waitUntil(() => text(element).includes(words), `it does not say ${words}`);

describe('ls-chat: when a teacher answers', () => {
  it('[T-10] a teacher says by keyboard when families are answered; the family reads it, and from when on', async () => {
    const service = createMemoryService(undefined, { now: () => '2026-11-20T03:00:00.000Z' });
    const element = await chatOf(service, person.teacher, 'cv-maimaiti');
    const family = await chatOf(service, person.guardian, 'cv-maimaiti');
    expect(text(family)).not.to.contain('以后回复');
    $(element, '.talk__settings').focus();
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.querySelector('.hours'), 'no form');
    const [from, to] = ['from', 'to'].map((name) => $<HTMLInputElement>(element, `.hours [name=${name}]`));
    if (from) from.value = '16:30';
    if (to) to.value = '16:00';
    $(element, '.hours [type=submit]').focus();
    await press('Enter');
    expect(to?.validationMessage).to.contain('结束要晚于开始');
    expect(service.fixtures.hours).to.deep.equal({});
    if (to) to.value = '20:00';
    to?.dispatchEvent(new Event('input', { bubbles: true }));
    $(element, '.hours [name=day][value="6"]').focus();
    await press(' ');
    $(element, '.hours [type=submit]').focus();
    await press('Enter');
    await waitUntil(() => text(element).includes('星期六，16:30–20:00'), 'it is not said');
    expect(service.fixtures.hours).to.deep.equal({ [person.teacher]: { days: [1, 2, 3, 4, 5, 6], fromMinute: 990, toMinute: 1200 } });
    family.reload();
    await shows(family, '以后回复');
    await waitUntil(() => family.shadowRoot?.querySelector('.talk__settings'), 'the talk has not come again');
    $(family, '.talk__settings').click();
    await shows(family, '老师的答复时间');
    expect(family.shadowRoot?.querySelector('.hours')).to.equal(null);
  });
});
