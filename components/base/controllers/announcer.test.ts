import { expect } from '@open-wc/testing';
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

  it('is hidden from sight only, and cannot widen the page', () => {
    const region = regions()[0]!;
    expect(getComputedStyle(region).display).to.not.equal('none');
    expect(getComputedStyle(region).visibility).to.equal('visible');
    expect(region.getBoundingClientRect().width).to.be.at.most(1);
  });
});
