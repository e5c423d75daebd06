import { expect } from '@open-wc/testing';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { Desk, part } from '../fixtures/desk.ts';
import { colleagueDoes, editors, openText, pasteInto, storedText, written } from '../fixtures/writing.ts';
import '../lesson-planner.define.ts';
import type { Activity } from '../model/content.ts';
import { plainText, richText, type RichText } from '../model/rich-text.ts';
import { parseMarkup } from './markup.ts';
import { readMarkup } from './pasted.ts';

describe('formatted text of a step', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const stored = (field?: Activity): RichText => storedText(desk, field);
  const colleagueWrites = (text: string, field: Activity = 'learnerActivity'): Promise<void> => colleagueDoes(desk, { act: 'write-step', id: 's3', field, text });

  it('[T-01] is read as it stands; by keyboard it is opened, one at a time, and gets words, marks and points, which undo takes back', async () => {
    const element = await desk.open();
    const field = await openText(element);
    expect(editors(element).length).to.equal(1);
    expect(field.textContent).to.equal('每组用不同形状的纸折出四分之一：对折再对折涂出其中一份');
    await press('Enter');
    for (const key of ['o', 'k']) await press(key);
    await press('Control', 'b');
    await press('x');
    await waitUntil(() => written(stored()).at(-1) === 'ordered:ok|x/strong');
    expect(part(element, '[data-format=strong]').getAttribute('aria-pressed')).to.equal('true');
    await press('Enter');
    await press('Enter');
    await press('y');
    await waitUntil(() => written(stored()).at(-1)?.startsWith(':y'));
    await press('Control', 'z');
    await waitUntil(() => !plainText(stored()).includes('y'));
    await openText(element, 'teacherActivity');
    expect(editors(element).length).to.equal(1);
    expect([...part(element, 'div[data-text=learnerActivity]').querySelectorAll('ol > li')].length).to.be.greaterThan(1);
  });

  it('by pointer a selection is marked, and its paragraphs become points of a list', async () => {
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await press('Control', 'a');
    part(element, '[data-format=bullet]').click();
    part(element, '[data-format=em]').click();
    await waitUntil(() => written(stored('teacherActivity')).join() === 'bullet:巡视，请不同折法的小组上台。/em,bullet:追问：为什么都是四分之一？/em');
    part(element, '[data-format=bullet]').click();
    await waitUntil(() => written(stored('teacherActivity')).every((one) => one.startsWith(':')));
    expect(field.isConnected).to.equal(true);
  });

  it('[LI-07] what a colleague writes comes into the open text; nothing of either is lost, and the caret stays among its words', async () => {
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await colleagueWrites(`先演示。${plainText(stored('teacherActivity'))}`, 'teacherActivity');
    await waitUntil(() => field.textContent.startsWith('先演示。'));
    await press('z');
    await waitUntil(() => plainText(stored('teacherActivity')) === '先演示。巡视，请不同折法的小组上台。\n追问：为什么都是四分之一？z');
  });

  it('[UX-15] a colleague sees no pinyin, and what the colleague writes meanwhile waits for the word', async () => {
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    const words = field.lastElementChild?.lastChild;
    if (!(words instanceof Text)) throw new Error('no words');
    const [before, reads] = [words.data, desk.reads];
    getSelection()?.collapse(words, words.data.length);
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    words.data = `${before}ni hao`;
    await colleagueWrites(`同事写的。${plainText(stored('teacherActivity'))}`, 'teacherActivity');
    await waitUntil(() => desk.reads > reads);
    element.requestUpdate();
    await element.updateComplete;
    expect(field.textContent).to.contain('ni hao').and.not.contain('同事写的');
    expect(plainText(stored('teacherActivity'))).to.contain('同事写的').and.not.contain('ni');
    words.data = `${before}你好`;
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true, data: '你好' }));
    await waitUntil(() => plainText(stored('teacherActivity')) === `同事写的。巡视，请不同折法的小组上台。\n${before}你好`);
    await waitUntil(() => field.textContent.includes('同事写的') && field.textContent.includes('你好'));
  });

  // Before the others that paste: a page keeps the policy that it was once given.
  it('where a page allows no policy but its own, plain words are pasted', async () => {
    const given = Object.getOwnPropertyDescriptor(window, 'trustedTypes');
    const createPolicy = (): never => {
      throw new TypeError('the policy is not allowed');
    };
    Object.defineProperty(window, 'trustedTypes', { configurable: true, value: { createPolicy } });
    try {
      const element = await desk.open();
      await openText(element, 'teacherActivity');
      await press('Control', 'a');
      pasteInto(part(element, '[contenteditable=true]'), '<ul><li><b>分月饼</b></li></ul>', '分月饼');
      await waitUntil(() => written(stored('teacherActivity')).join() === ':分月饼');
    } finally {
      if (given === undefined) Reflect.deleteProperty(window, 'trustedTypes');
      else Object.defineProperty(window, 'trustedTypes', given);
    }
  });

  it('what is pasted from Word keeps its words, lists and marks, and nothing else', async () => {
    const element = await desk.open();
    await openText(element, 'teacherActivity');
    await press('Control', 'a');
    pasteInto(
      part(element, '[contenteditable=true]'),
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p { color: red }</style></head><body>
      <p class=MsoNormal style="text-align:center"><b style="mso-bidi-font-weight:normal"><span lang=ZH-CN style="font-family:宋体">教学
过程</span></b><script>globalThis.wasRun = true</script><img src="x" onerror="globalThis.wasRun = true"></p>
      <p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp;</span></span><![endif]><i>导入</i></p>
      <ul><li><p>分月饼</p></li><li>问<u>怎样</u>分</li></ul>
      <table><tr><td>时间</td><td>5分钟</td></tr></table></body></html>`,
    );
    await waitUntil(() => plainText(stored('teacherActivity')).includes('分月饼'), written(stored('teacherActivity')).join());
    expect(written(stored('teacherActivity'))).to.deep.equal([':教学过程/strong', 'ordered:导入/em', 'bullet:分月饼', 'bullet:问|怎样/underline|分', 'table::时间 :5分钟']);
    expect(Reflect.has(globalThis, 'wasRun')).to.equal(false);
  });

  it('what is dragged into the text from elsewhere comes in as if pasted, where it is let go', async () => {
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    const drop = (type: string, words: string): boolean => {
      const data = new DataTransfer();
      data.setData(type, words);
      const first = field.firstElementChild?.getBoundingClientRect() ?? new DOMRect();
      // Not every browser lets a script give its event something to carry.
      const event = new Event('drop', { bubbles: true, composed: true, cancelable: true });
      return field.dispatchEvent(Object.defineProperties(event, { dataTransfer: { value: data }, clientX: { value: first.left + 1 }, clientY: { value: first.top + 8 } }));
    };
    expect(drop('text/html', '<h2 style="color: red">标<b>题</b></h2><p style="display:none">藏</p><img src="x" onerror="globalThis.wasRun = true">')).to.equal(false);
    await waitUntil(() => written(stored('teacherActivity'))[0] === ':标|题/strong|巡视，请不同折法的小组上台。', written(stored('teacherActivity')).join());
    expect(drop('text/plain', '先')).to.equal(false);
    await waitUntil(() => plainText(stored('teacherActivity')).startsWith('先标题巡视'));
    expect(Reflect.has(globalThis, 'wasRun')).to.equal(false);
  });

  it('markup of any page becomes paragraphs, and what is copied here comes back the same', () => {
    const read = (markup: string): string[] => written(readMarkup(parseMarkup(markup).body));
    expect(read('<div>一<br>二<span style="font-weight:700">三</span></div><pre>四\n五</pre><p style="display:none">六</p>')).to.deep.equal([':一', ':二|三/strong', ':四', ':五']);
    expect(read('<b style="font-weight:normal"><p dir="ltr"><span style="font-style:italic">Docs</span></p></b>')).to.deep.equal([':Docs/em']);
    expect(read('<p dir="auto" data-list="ordered"><strong>甲</strong>乙</p>')).to.deep.equal(['ordered:甲/strong|乙']);
    expect(read('')).to.deep.equal([]);
    expect(written(richText('甲\n\n乙'))).to.deep.equal([':甲', ':', ':乙']);
  });
});
