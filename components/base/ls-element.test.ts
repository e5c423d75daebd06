import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../test/helpers/browser.ts';
import { css, type TemplateResult } from 'lit';
import { define, LsElement, registerLocales, version } from './index.ts';

registerLocales('word', {
  'zh-CN': { 'word.hello': '你好，{{name}}', 'word.left_other': '还有 {{count}} 份', 'word.only': '只有中文' },
  en: () =>
    Promise.resolve({
      default: { 'word.hello': 'Hello, {{name}}', 'word.left_one': '{{count}} left', 'word.left_other': '{{count}} are left' },
    }),
  ug: () => Promise.resolve({ default: { 'word.hello': 'سالام، {{name}}' } }),
});

class Word extends LsElement {
  static override styles = css`
    :host {
      display: flex;
    }
  `;
  override render(): TemplateResult {
    return html`<p>${this.t('word.hello', { name: '买买提·艾力 & 𠮷' })}</p>
      <i>${this.t('word.left', { count: 1 })}</i>
      <b>${this.t('word.only')}</b>`;
  }
  mark(on: boolean): void {
    this.toggleState('marked', on);
  }
}
define('test-word', Word);

const text = (word: Element, selector = 'p'): string => word.shadowRoot?.querySelector(selector)?.textContent ?? '';
const inner = (word: Element): HTMLElement => word.shadowRoot!.querySelector<HTMLElement>('.ls-root')!;

describe('LsElement', () => {
  it('speaks Chinese at once', async () => {
    const word = await fixture<Word>(html`<test-word lang="zh"></test-word>`);
    expect(text(word)).to.equal('你好，买买提·艾力 & 𠮷');
    expect(text(word, 'i')).to.equal('还有 1 份');
    expect(inner(word).lang).to.equal('zh-CN');
  });

  it('draws in Chinese first and in English when the words have come, with plurals', async () => {
    const word = await fixture<Word>(html`<test-word lang="en-GB"></test-word>`);
    await waitUntil(() => text(word).startsWith('Hello'));
    expect(text(word)).to.equal('Hello, 买买提·艾力 & 𠮷');
    expect(text(word, 'i')).to.equal('1 left');
    expect(text(word, 'b')).to.equal('只有中文');
    expect(inner(word).lang).to.equal('en');
  });

  it('takes the nearest lang through shadow roots and runs right to left in Uyghur', async () => {
    const place = await fixture<HTMLElement>(html`<div lang="ug-CN"><section></section></div>`);
    const shadow = place.querySelector('section')!.attachShadow({ mode: 'open' });
    const word = document.createElement('test-word');
    shadow.append(word);
    await waitUntil(() => text(word).startsWith('سالام'));
    expect(getComputedStyle(word).direction).to.equal('rtl');
    expect(getComputedStyle(inner(word)).direction).to.equal('rtl');
    expect(getComputedStyle(inner(word)).getPropertyValue('--_mirror').trim()).to.equal('-1');
    expect(text(word, 'b')).to.equal('只有中文');
    place.lang = 'zh-CN';
    await waitUntil(() => text(word).startsWith('你好'));
    expect(getComputedStyle(word).direction).to.equal('ltr');
  });

  it('follows whichever stands nearer, dir or lang', async () => {
    const place = await fixture(html`<div lang="ug"><p dir="ltr"><test-word></test-word></p></div>`);
    expect(getComputedStyle(place.querySelector('test-word')!).direction).to.equal('ltr');
    const other = await fixture(html`<div dir="ltr"><p lang="ug"><test-word></test-word></p></div>`);
    expect(getComputedStyle(other.querySelector('test-word')!).direction).to.equal('rtl');
  });

  it('answers an unknown language in English, another language of China in Chinese', async () => {
    const word = await fixture<Word>(html`<test-word lang="fr"></test-word>`);
    await waitUntil(() => text(word).startsWith('Hello'));
    word.lang = 'mn-Mong-CN';
    await waitUntil(() => text(word).startsWith('你好'));
  });

  it('keeps its styles and adds its own', async () => {
    const word = await fixture<Word>(html`<test-word></test-word>`);
    expect(getComputedStyle(word).display).to.equal('flex');
    expect(getComputedStyle(inner(word)).display).to.equal('contents');
    expect(Word.version).to.equal(version);
  });

  it('sets custom states without failing anywhere', async () => {
    const word = await fixture<Word>(html`<test-word></test-word>`);
    word.mark(true);
    if (CSS.supports('selector(:state(x))')) expect(word.matches(':state(marked)')).to.equal(true);
    word.mark(false);
    if (CSS.supports('selector(:state(x))')) expect(word.matches(':state(marked)')).to.equal(false);
  });

  it('leaves the attributes of the host alone', async () => {
    const word = await fixture<Word>(html`<test-word></test-word>`);
    expect(word.getAttributeNames()).to.deep.equal([]);
  });
});
