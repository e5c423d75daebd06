import { expect } from '@open-wc/testing';
import { createInstance } from 'i18next';
import { createTranslator } from './i18n-engine.ts';
import { directionOf, firstWords, fromI18next, wordBook, type Messages } from './index.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

const words: Messages = {
  'sample.plain': '播放',
  'sample.named': '{{ name }} 的 {{thing}}，<b>&amp;</b>',
  'sample.left_other': '还有 {{count}} 份',
};

describe('words', () => {
  it('reads Chinese without i18next exactly as i18next does', () => {
    const translator = createTranslator();
    const all = { ...words, ...chinese };
    translator.add('zh-CN', all);
    const values = { name: '买买提·艾力', thing: '<i>𠮷</i> $& {{name}} $t(sample.plain)', when: '9月1日', month: '9月', day: 1, year: 2026, date: 'd', time: 't', large: 'l', small: 's', list: 'a', item: 'b' };
    for (const key of Object.keys(all)) {
      const [name, count] = key.endsWith('_other') ? [key.slice(0, -'_other'.length), { count: 3 }] : [key, {}];
      const given = { ...values, ...count };
      expect(firstWords(new Map(Object.entries(all)), name, given), key).to.equal(translator.translate(name, 'zh-CN', given));
    }
  });

  it('falls back from Uyghur and Tibetan to Chinese, from others to English', () => {
    const translator = createTranslator();
    translator.add('zh-CN', { 'sample.a': '中', 'sample.b': '中' });
    translator.add('en', { 'sample.a': 'English', 'sample.c': 'only English' });
    expect(translator.translate('sample.a', 'ug', undefined)).to.equal('中');
    expect(translator.translate('sample.c', 'bo', undefined)).to.equal('only English');
    expect(translator.translate('sample.b', 'en', undefined)).to.equal('中');
    expect(translator.translate('sample.a', 'kk', undefined)).to.equal('English');
    expect(translator.translate('sample.none', 'en', undefined)).to.equal(undefined);
  });

  it('takes a host’s i18next, whose words win and whose separators do not matter', async () => {
    const instance = createInstance();
    await instance.init({ lng: 'de', resources: { 'zh-CN': { ls: { 'sample.a': '平台的说法' } } }, interpolation: { prefix: '[[', suffix: ']]' } });
    const translator = fromI18next(instance);
    translator.add('zh-CN', { 'sample.a': '我们的说法', 'sample.b': '我们的 {{name}}' });
    expect(translator.translate('sample.a', 'zh-CN', undefined)).to.equal('平台的说法');
    expect(translator.translate('sample.b', 'zh-CN', { name: '词' })).to.equal('我们的 词');
  });

  it('resolves language tags to words that are there', () => {
    const resolved = ['zh', 'zh-Hans-CN', 'zh-TW', 'ug-CN', 'ug_Arab', 'bo', 'en-GB', 'fr', 'kk-CN', ''].map((tag) => wordBook().resolve(tag));
    expect(resolved).to.deep.equal(['zh-CN', 'zh-CN', 'zh-CN', 'ug', 'ug', 'bo', 'en', 'en', 'zh-CN', 'en']);
  });

  it('knows the direction of a language', () => {
    expect(['ug', 'ug-CN', 'ug-Arab', 'kk-Arab-CN', 'ug-Latn', 'uk', 'zh-CN', 'bo'].map(directionOf)).to.deep.equal(['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr', 'ltr']);
  });

  it('shows Chinese while a language cannot be fetched, and asks only once at a time', async () => {
    let asked = 0;
    const book = wordBook();
    book.register('broken', { 'zh-CN': { 'broken.a': '中文' }, ug: () => ((asked += 1), Promise.reject(new Error('offline'))) });
    expect(book.translate('broken.a', 'ug')).to.equal('中文');
    await book.load('ug');
    expect(book.translate('broken.a', 'ug')).to.equal('中文');
    expect(asked).to.equal(1);
  });

  it('comes by another address, where the browser remembers that the first one failed', async () => {
    // A module of plain texts, as those of words are.
    const address = new URL('/node_modules/temml/src/unicodeSymbols.js', location.href).href;
    const book = wordBook();
    book.register('lost', { 'zh-CN': {}, ug: () => Promise.reject(new TypeError(`error loading dynamically imported module: ${address}`)) });
    await book.load('ug');
    expect(book.translate('Ώ', 'ug')).to.equal('Ώ'.normalize('NFD'));
  });

  it('gives the key for a text that is nowhere', () => {
    expect(wordBook().translate('nowhere.to-be-found', 'zh-CN')).to.equal('nowhere.to-be-found');
  });
});
