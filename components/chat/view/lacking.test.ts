import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { part as $, rows, text } from '../../../test/helpers/chat.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService } from '../../adapters/memory/memory-ports.ts';
import type { ChatFeature } from '../../base/ports/chat.ts';
import type { LsChat } from '../chat.ts';

it('offers nothing that the engine behind it does not have, and says what that means before somebody writes', async () => {
  const over = async (lacks: readonly ChatFeature[]): Promise<LsChat> => {
    const ports = createMemoryService().portsFor(person.guardian);
    const own = { ...ports, chat: { ...ports.chat, lacks: async () => lacks } };
    const element = await fixture<LsChat>(html`<ls-chat lang="zh-CN" conversation="cv-outing" .ports=${own}></ls-chat>`);
    await waitUntil(() => rows(element).length > 0, 'the talk did not open');
    return element;
  };
  const offered = (element: LsChat) =>
    ['[data-side=search]', '[data-side=contacts]', '.composer__attach', '.composer__record'].map((css) => element.shadowRoot?.querySelector(css) !== null);
  const whole = await over([]);
  expect(offered(whole)).to.deep.equal([true, true, true, true]);
  expect(text(whole)).not.to.contain('不能撤回');
  const other = await over(['attachments', 'search', 'open', 'retract', 'report']);
  expect(offered(other)).to.deep.equal([false, false, false, false]);
  expect($(other, '.composer').textContent).to.match(/这里发出的消息不能撤回。\s*如需举报，请直接告诉老师或学校。/);
  expect(text(await over(['retract']))).not.to.contain('如需举报');
});
