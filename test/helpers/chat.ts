/** A talk as a person has it before them, for the tests of its element. */
import { fixture, html } from '@open-wc/testing';
import type { MemoryService } from '../../components/adapters/memory/memory-ports.ts';
import '../../components/chat/chat.define.ts';
import type { LsChat } from '../../components/chat/chat.ts';
import { waitUntil } from './browser.ts';

export async function chatOf(service: MemoryService, who: string, conversation = ''): Promise<LsChat> {
  const element = await fixture<LsChat>(html`<ls-chat lang="zh-CN" conversation=${conversation} .ports=${service.portsFor(who)}></ls-chat>`);
  await element.loadingComplete;
  if (conversation !== '') await waitUntil(() => rows(element).length > 0, 'the talk did not open');
  return element;
}
export const part = <Found extends HTMLElement>(element: LsChat, css: string): Found => {
  const found = element.shadowRoot?.querySelector<Found>(css);
  if (!found) throw new Error(`${css} is not there`);
  return found;
};
export const rows = (element: LsChat): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.row') ?? [])];
export const text = (element: LsChat): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
export const rowWith = (element: LsChat, words: string): HTMLElement => {
  const row = rows(element).find(({ textContent }) => textContent.includes(words));
  if (row === undefined) throw new Error(`no message says ${words}`);
  return row;
};
export const shows = (element: LsChat, words: string) => waitUntil(() => text(element).includes(words), `it does not say ${words}`);

