import { expect } from '@open-wc/testing';
import { languageNameIn } from './format/language-names.ts';
import { Format, wordBook } from './index.ts';

const [chinese, english, uyghur, tibetan] = ['zh-CN', 'en', 'ug', 'bo'].map((language) => new Format(language)) as [Format, Format, Format, Format];
// 1 September 2026, a Tuesday, 23:30 in Beijing, still the afternoon in Greenwich.
const evening = '2026-09-01T15:30:00Z';
const latin = /[A-Za-z]/;

describe('Format', () => {
  before(async () => {
    for (const language of ['en', 'ug', 'bo']) await wordBook().load(language);
  });

  it('writes dates in Beijing time in every language', () => {
    expect(chinese.date(evening)).to.equal('2026年9月1日');
    expect(chinese.weekday(evening)).to.equal('星期二');
    expect(chinese.dateTime(evening, '2026-01-01T00:00:00Z')).to.equal('9月1日 23:30');
    expect(chinese.dateTime(evening, '2027-01-01T00:00:00Z')).to.equal('2026年9月1日 23:30');
    expect(english.date(evening)).to.equal('1 September 2026');
    expect(english.weekday('1970-01-01T00:00:00Z')).to.equal('Thursday');
    expect(english.weekday('1969-12-28T00:00:00Z')).to.equal('Sunday');
    expect(uyghur.date(evening)).to.equal('2026-يىلى 1-سېنتەبىر');
    expect(uyghur.weekday(evening)).to.equal('سەيشەنبە');
    expect(tibetan.day(evening)).to.contain('ཟླ་བ་དགུ་པ');
  });

  it('knows that clocks were other ones in the summers before 1992', () => {
    expect(chinese.dateTime('1988-07-01T15:30:00Z', evening)).to.equal('1988年7月2日 00:30');
    expect(chinese.dateTime('1991-12-31T16:00:00Z', evening)).to.equal('1992年1月1日 00:00');
    expect(chinese.dateTime('1992-07-01T15:30:00Z', evening)).to.equal('1992年7月1日 23:30');
  });

  it('leaves a year of the first century as it is, which services send for a date that nobody set, and knows the last moment there is', () => {
    expect(chinese.dateTime('0001-01-01T00:00:00Z', evening)).to.equal('1年1月1日 08:05');
    expect(chinese.weekday('0001-01-01T00:00:00Z')).to.equal('星期一');
    expect(chinese.date('0050-06-15T00:00:00Z')).to.equal('50年6月15日');
    expect(chinese.dateTime(new Date(8.64e15), evening)).to.equal('275760年9月13日 08:00');
    expect(chinese.weekday(new Date(8.64e15))).to.equal('星期六');
  });

  it('[UX-13] never answers in English for Uyghur and Tibetan, whatever the browser knows', () => {
    for (const format of [uyghur, tibetan]) {
      for (let month = 0; month < 12; month += 1) {
        const moment = Date.UTC(2026, month, 1 + month);
        expect(format.date(moment) + format.weekday(moment) + format.dateTime(moment)).to.not.match(latin);
      }
      for (const seconds of [5, 300, 7200, 90_000, 400_000, 4_000_000, 40_000_000]) {
        const now = Date.UTC(2026, 8, 1, 12);
        expect(format.ago(now - seconds * 1000, now)).to.not.match(latin);
        expect(format.ago(now + seconds * 1000, now)).to.not.match(latin);
        expect(format.duration(seconds)).to.not.match(latin);
      }
      expect(format.list(['一', '二', '三'])).to.not.match(latin);
    }
  });

  it('says how long ago it was, by the days of the calendar', () => {
    const now = '2026-09-01T02:00:00Z'; // 10:00 in Beijing
    expect(chinese.ago('2026-09-01T01:59:30Z', now)).to.equal('刚刚');
    expect(chinese.ago('2026-09-01T02:00:30Z', now), 'a clock that is fast').to.equal('刚刚');
    expect(chinese.ago('2026-09-01T01:57:00Z', now)).to.equal('3 分钟前');
    expect(chinese.ago('2026-08-31T23:00:00Z', now)).to.equal('3 小时前');
    expect(chinese.ago('2026-08-31T15:00:00Z', now)).to.equal('昨天 23:00');
    expect(chinese.ago('2026-09-02T02:00:00Z', now)).to.equal('明天 10:00');
    expect(chinese.ago('2026-08-28T02:00:00Z', now)).to.equal('4 天前');
    expect(chinese.ago('2026-08-01T02:00:00Z', now)).to.equal('8月1日');
    expect(chinese.ago('2025-08-01T02:00:00Z', now)).to.equal('2025年8月1日');
    expect(english.ago('2026-09-01T01:59:00Z', now)).to.equal('1 minute ago');
    expect(uyghur.ago('2026-09-01T01:57:00Z', now)).to.equal('3 مىنۇت ئىلگىرى');
  });

  it('writes numbers, shares, sizes and lengths', () => {
    expect(chinese.number(1_234_567.891)).to.equal('1,234,567.89');
    expect(chinese.percent(0.5)).to.equal('50%');
    expect(chinese.percent(0.999), 'not done yet').to.equal('99%');
    expect(chinese.percent(1)).to.equal('100%');
    expect(chinese.bytes(0)).to.equal('0\u00a0B');
    expect(chinese.bytes(999_600)).to.equal('1\u00a0MB');
    expect(chinese.bytes(3_450_000)).to.equal('3.5\u00a0MB');
    expect(chinese.duration(200)).to.equal('3 分 20 秒');
    expect(chinese.duration(3600)).to.equal('1 小时');
    expect(chinese.duration(3599.6)).to.equal('1 小时');
    expect(chinese.duration(0)).to.equal('0 秒');
    expect(english.duration(5430)).to.equal('1 hr 31 min');
  });

  it('joins lists', () => {
    expect(chinese.list(['语文', '数学', '英语'])).to.equal('语文、数学和英语');
    expect(english.list(['a', 'b'])).to.equal('a and b');
    expect(chinese.list(['语文'])).to.equal('语文');
    expect(chinese.list([])).to.equal('');
  });

  it('[UX-14] sorts names: Chinese by pinyin, Uyghur by its own alphabet, numbers by value', () => {
    const sorted = (format: Format, names: readonly string[]): string[] => [...names].sort((a, b) => format.compare(a, b));
    expect(sorted(chinese, ['张伟', '𠮷田', '李娜', '阿依古丽'])).to.have.ordered.members(sorted(chinese, ['𠮷田', '阿依古丽', '李娜', '张伟']));
    expect(sorted(chinese, ['张伟', '李娜', '阿依古丽'])).to.deep.equal(['阿依古丽', '李娜', '张伟']);
    expect(sorted(chinese, ['10 班', '2 班'])).to.deep.equal(['2 班', '10 班']);
    expect(sorted(uyghur, ['يۇسۇپ', 'ئەخمەت', 'گۈلنار', 'ئالىم', 'پەرىدە'])).to.deep.equal(['ئالىم', 'ئەخمەت', 'پەرىدە', 'گۈلنار', 'يۇسۇپ']);
  });

  it('names languages for the reader, where the browser cannot by their own names, and never in English without a word', () => {
    expect([languageNameIn('ko', 'zh-CN'), languageNameIn('mn', 'zh-CN')]).to.deep.equal(['韩语', '蒙古语']);
    expect(languageNameIn('ko', 'en')).to.equal('Korean');
    for (const reader of ['ug', 'bo']) expect(languageNameIn('ko', reader), reader).to.not.match(/[a-z]/i);
    expect([languageNameIn('constructor', 'zh-CN'), languageNameIn('', 'ug'), languageNameIn('qqx', 'zh-CN')]).to.deep.equal(['constructor', '', 'qqx']);
  });

  it('gives an empty text for what is no date or number', () => {
    for (const format of [chinese, uyghur]) {
      expect(format.date('yesterday') + format.time('') + format.dateTime(NaN) + format.ago('x') + format.weekday('x')).to.equal('');
      expect(format.number(NaN) + format.percent(Infinity) + format.bytes(-1) + format.duration(NaN)).to.equal('');
    }
  });
});
