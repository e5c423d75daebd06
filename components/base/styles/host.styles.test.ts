import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { contrast, painted } from '../../../test/contrast/measure.ts';
import { buttonStyles, define, focusStyles, LsElement, typographyStyles } from '../index.ts';

class Styled extends LsElement {
  static override styles = [focusStyles, typographyStyles, buttonStyles];

  override render(): TemplateResult {
    return html`<p>学而时习之</p><button class="button" type="button">好</button>`;
  }
}
define('test-styled', Styled);

declare global {
  interface HTMLElementTagNameMap {
    'test-styled': Styled;
  }
}

// What old portals do to everything, seen in the wild.
const hostile = `
  * { box-sizing: content-box; margin: 0; font: italic bold 9px/1 SimSun; letter-spacing: 3px; color: #fff; text-align: center;
      text-transform: uppercase; text-indent: 2em; white-space: nowrap; word-spacing: 9px; cursor: wait; text-shadow: 1px 1px red; }
  body { line-height: 1 !important; font-size: 9px !important; }
  button { all: unset; }`;

async function place(lang = 'zh-CN'): Promise<{ element: Styled; paragraph: Element; button: HTMLElement }> {
  const element: Styled = document.createElement('test-styled');
  element.lang = lang;
  document.body.append(element);
  await element.updateComplete;
  const paragraph = element.shadowRoot?.querySelector('p');
  const button = element.shadowRoot?.querySelector('button');
  if (!paragraph || !button) throw new Error('Nothing was drawn.');
  return { element, paragraph, button };
}

describe('the ground of an element', () => {
  afterEach(() => document.querySelectorAll('test-styled').forEach((element) => element.remove()));

  it('[UX-18] stands on a hostile page', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(hostile);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    try {
      const { paragraph, button } = await place();
      const text = getComputedStyle(paragraph);
      expect(text.fontSize).to.equal('16px');
      expect(parseFloat(text.lineHeight)).to.be.within(25, 29);
      expect(text.fontStyle).to.equal('normal');
      expect(text.fontWeight).to.equal('400');
      expect(text.letterSpacing).to.be.oneOf(['normal', '0px']);
      expect(text.wordSpacing).to.be.oneOf(['normal', '0px']);
      expect(text.textAlign).to.equal('start');
      expect(text.textTransform).to.equal('none');
      expect(text.textIndent).to.equal('0px');
      expect(text.textShadow).to.equal('none');
      expect(text.whiteSpace).to.equal('normal');
      expect(text.color).to.equal('rgb(28, 38, 36)');
      expect(text.boxSizing).to.equal('border-box');
      expect(getComputedStyle(button).cursor).to.equal('pointer');
      expect(button.getBoundingClientRect().height).to.be.at.least(44);
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    }
  });

  it('[UX-18] leaves box and place to the page', async () => {
    const { element } = await place();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('test-styled { display: inline-block; inline-size: 300px }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    expect(getComputedStyle(element).display).to.equal('inline-block');
    expect(element.getBoundingClientRect().width).to.equal(300);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    element.hidden = true;
    expect(getComputedStyle(element).display).to.equal('none');
  });

  it('is readable with no theme file', async () => {
    const { element, paragraph } = await place();
    const ground = painted(getComputedStyle(element).backgroundColor);
    expect(ground[3]).to.equal(1);
    expect(contrast(painted(getComputedStyle(paragraph).color), ground)).to.be.above(12);
  });

  it('[UX-13] gives each script its own font and leading', async () => {
    const leading = async (lang: string): Promise<number> => parseFloat(getComputedStyle((await place(lang)).paragraph).lineHeight);
    expect(await leading('zh-CN')).to.be.within(25, 28);
    expect(await leading('ug')).to.be.at.least(28.5);
    expect(await leading('bo')).to.be.at.least(33);
    expect(getComputedStyle((await place('ug')).paragraph).fontFamily).to.match(/UKIJ/);
    expect(getComputedStyle((await place('bo')).paragraph).fontFamily).to.match(/Tibetan/);
  });
});
