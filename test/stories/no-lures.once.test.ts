/** What a pupil sees, drawn: no advertisement, no shop, no clock that sells, whatever a host asks for. */
import { expect } from '@open-wc/testing';
import files from 'stories:all';
import { inside, mountStory } from './mount.ts';

const shops = /apps\.apple|itunes|play\.google|taobao|tmall|jd\.com|pinduoduo|4399|7k7k/;
const lures = /限时(优惠|抢购|特价)|秒杀|充值|开通会员|付费解锁|抽奖|连续(签到|打卡|登录)|排行榜|buy now|daily streak|leaderboard|ئېتىبار باھا|چەكلىك ۋاقىتلىق|پۇل قاچىلا|لاتارىيە|ھەر كۈنى تىزىم|دەرىجە جەدۋىلى|གོང་ཆག|དངུལ་འཇུག|རྒྱལ་ཤོག|ཉིན་རེ་བཞིན་མིང་འགོད|ཨང་རིམ་རེའུ/i;

describe('[SEC-14] nothing is sold to a child', () => {
  for (const file of files) {
    it(`[SEC-14] ${file.default.element}: no advertisement, shop or lure in any state, nor when a host asks for ranks`, async () => {
      for (const [name, story] of Object.entries(file.states)) {
        for (const language of ['zh-CN', 'ug', 'bo'] as const) {
          const { element, remove } = await mountStory(file, story, language);
          for (const attribute of ['leaderboard', 'streak', 'ads']) element.setAttribute(attribute, '');
          if ('updateComplete' in element) await element.updateComplete;
          const all = [...inside(element)];
          const links = all.flatMap((one) => (one instanceof HTMLAnchorElement ? [one.href] : []));
          expect(links.filter((link) => shops.test(link)), `${name} ${language}: shops`).to.deep.equal([]);
          expect(all.filter((one) => one.matches('ins.adsbygoogle, [data-ad], [class*="advert"], [id^="ad-"]')).length, `${name} ${language}: places`).to.equal(0);
          const said = all.flatMap((one) => [...(one.shadowRoot ?? one).childNodes].flatMap((node) => (node instanceof Text ? [node.data] : []))).join(' ');
          expect(lures.exec(said)?.[0] ?? '', `${name} ${language}: words`).to.equal('');
          remove();
        }
      }
    });
  }
});
