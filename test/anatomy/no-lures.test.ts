/** What children must not find here: a static scan of every template, every word and every place for a host. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../tools/build/elements.ts';

interface Found {
  readonly file: string;
  readonly line: string;
}
const isTest = (file: string): boolean => /\.(test|stories)\.ts$|fixtures|\/test\//.test(file);
const templates = globSync('{components,pwa/src,frame}/**/*.{ts,html}', { cwd: root, exclude: ['**/node_modules/**'] }).filter((file) => !isTest(file));
const locales = globSync('{components,pwa,service/src}/**/locales/{zh-CN,en,ug,bo}.json', { cwd: root, exclude: ['**/node_modules/**'] });

/** Lines with one of the marks. What says that there is none of it, in a comment, is no finding. */
function find(files: readonly string[], marks: RegExp): Found[] {
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => marks.test(line) && !/^\s*(\*|\/\*\*|\/\/)/.test(line))
      .map((line) => ({ file, line: line.trim().slice(0, 160) })),
  );
}

/** Ads and what is sold: places for them, words, shops. */
const slots = /<slot[^>]*name="?(ad|ads|advert\w*|banner|promo\w*|sponsor\w*)\b/i;
const shops = /https?:\/\/[^\s"'`]*(apps\.apple|itunes|play\.google|taobao|tmall|jd\.com|pinduoduo|yangkeduo|4399|7k7k|steampowered)/i;
const selling = /广告|立即购买|加入购物车|优惠券|限时(优惠|抢购|特价|折扣)|秒杀|充值|开通会员|升级会员|付费解锁|解锁全部|抽奖|下载游戏|buy now|add to cart|limited offer|flash sale|top up|premium plan|unlock (all|more)|subscribe now|ئېتىبار باھا|ھازىرلا سېتىۋ|چەكلىك ۋاقىتلىق|پۇل قاچىلا|لاتارىيە|ئويۇن چۈشۈر|གོང་ཆག|ད་ལྟ་ཉོ|དངུལ་འཇུག|རྒྱལ་ཤོག|རྩེད་མོ་ཕབ/i;
/** What pulls children back every day, or ranks them. */
const lures = /连续(签到|打卡|登录|学习)|每日(签到|打卡)|签到(领|送|奖)|积分商城|金币|连胜|排行榜|第\{\{\w+\}\}名|daily streak|\bstreak\b|leaderboard|check in (daily|every day)|earn (coins|points)|\brank(ed|ing)? #|ئۇدا .{0,16}كۈن (تىزىم|كىر)|ھەر كۈنى تىزىم|ئالتۇن تەڭگە|دەرىجە جەدۋىلى|رەت تەرتىپ تاختى|ཉིན་རེ་བཞིན་མིང་འགོད|གསེར་དངུལ|ཨང་རིམ་རེའུ/i;
/** Members and attributes that only such a thing has. */
const members = /\b(isPremium|paywall|adUnit|adSlot|streakDays|leaderboard|coinBalance|inAppPurchase|countdownSale)\b/;

describe('[SEC-14] what children must not find here', () => {
  it('looks at what there is: templates and words of all rooms', () => {
    assert.ok(templates.length > 500 && locales.length > 120, `${templates.length} ${locales.length}`);
  });

  it('[SEC-14] no template has a place for advertisements, a shop, a sale or a reward for coming every day', () => {
    for (const marks of [slots, shops, members, selling, lures]) assert.deepEqual(find(templates, marks), [], String(marks));
  });

  it('[SEC-14] no word sells, lures or ranks, in any element, the app or the service', () => {
    // What a person reports may be advertising, and what is no ranking says so.
    const allowed = /广告、?(推销)?|不排名|没有排名|no ranking/;
    for (const marks of [selling, lures]) {
      assert.deepEqual(find(locales, marks).filter(({ line }) => !/report|reason|unsuitable/.test(line) || !allowed.test(line)), [], String(marks));
    }
  });

  it('[SEC-14] the scan finds what it looks for', () => {
    const samples = ['<slot name="ad-top">', 'href="https://apps.apple.com/x"', '限时抢购', '连续打卡7天领奖励', 'leaderboard="on"', '"a": "Daily streak"', '"a": "ئېتىبار باھا"', '"a": "ھەر كۈنى تىزىم"', '"a": "གོང་ཆག"', '"a": "ཨང་རིམ་རེའུ་མིག"'];
    for (const sample of samples) assert.ok([slots, shops, members, selling, lures].some((marks) => marks.test(sample)), sample);
  });
});
