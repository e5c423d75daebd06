import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { announce } from '../index.ts';

const regions = (): readonly HTMLElement[] => Array.from(document.body.querySelectorAll<HTMLElement>(':scope > [aria-live=polite]'));

describe('announce', () => {
  it('[UX-03] speaks through one polite region, in the language of the speaker', async () => {
    announce('找到 3 个资源', 'zh-CN');
    announce('تېپىلدى', 'ug');
    await waitUntil(() => regions()[0]?.textContent === '找到 3 个资源 تېپىلدى');
    expect(regions()).to.have.length(1);
    expect(regions()[0]?.lang).to.equal('ug');
    expect(regions()[0]?.dir).to.equal('rtl');
  });

  it('says the same again when it happens again', async () => {
    announce('已保存', 'zh-CN');
    await waitUntil(() => regions()[0]?.textContent === '已保存');
    announce('已保存', 'zh-CN');
    expect(regions()[0]?.textContent).to.equal('');
    await waitUntil(() => regions()[0]?.textContent === '已保存');
  });

  it('says within a modal dialog of the host what is said while somebody is in it, for around it nothing is read; and on the page again afterwards', async () => {
    const host = await fixture<HTMLElement>(html`<div><button>所选资源</button></div>`);
    const dialog = document.createElement('dialog');
    dialog.append(document.createElement('slot'));
    // As dialogs of component libraries are: in a shadow, with a place for what the page gives them.
    host.attachShadow({ mode: 'open' }).append(dialog);
    dialog.showModal();
    host.querySelector('button')?.focus();
    announce('已移到第 2 位', 'zh-CN');
    await waitUntil(() => dialog.querySelector('[aria-live=polite]')?.textContent === '已移到第 2 位');
    expect(regions()).to.have.length(0);
    dialog.close();
    announce('已保存', 'zh-CN');
    await waitUntil(() => regions()[0]?.textContent === '已保存');
    expect(dialog.querySelector('[aria-live]')).to.equal(null);
  });

  it('says within the dialog what is said once the keyboard has gone with the control that was pressed', async () => {
    const dialog = document.createElement('dialog');
    const speaker = document.createElement('div');
    const item = document.createElement('button');
    speaker.append(item);
    dialog.append(speaker);
    document.body.append(dialog);
    dialog.showModal();
    item.focus();
    item.remove();
    expect(document.activeElement).to.equal(document.body);
    announce('第 3 课已移出', 'zh-CN', speaker);
    await waitUntil(() => dialog.querySelector('[aria-live=polite]')?.textContent === '第 3 课已移出', 'where the speaker is');
    announce('已保存', 'zh-CN');
    await waitUntil(() => dialog.querySelector('[aria-live=polite]')?.textContent === '已保存', 'where something was said last');
    dialog.remove();
    announce('已退出', 'zh-CN', speaker);
    await waitUntil(() => regions()[0]?.textContent === '已退出', 'on the page');
  });

  it('says on the page what a person did who has left the dialog by it', async () => {
    const dialog = document.createElement('dialog');
    const button = document.createElement('button');
    dialog.append(button);
    document.body.append(dialog);
    dialog.showModal();
    button.focus();
    announce('已选 2 个资源', 'zh-CN');
    expect(dialog.querySelector('[aria-live=polite]')).to.not.equal(null);
    dialog.close();
    await waitUntil(() => regions()[0]?.textContent === '已选 2 个资源');
    dialog.remove();
  });

  it('is hidden from sight only, and cannot widen the page', () => {
    const region = regions()[0]!;
    expect(getComputedStyle(region).display).to.not.equal('none');
    expect(getComputedStyle(region).visibility).to.equal('visible');
    expect(region.getBoundingClientRect().width).to.be.at.most(1);
  });
});
