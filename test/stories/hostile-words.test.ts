import { expect } from '@open-wc/testing';
import files from 'stories:all';
import type { Story } from '../../components/base/story.ts';
import { inside, mountStory } from './mount.ts';

/** Ways in which words have become markup, addresses or programs elsewhere. What comes of one of them in a page has its mark. */
const act = "globalThis.ran.push('x')";
const corpus = [
  `<img data-evil src=x onerror="${act}">`,
  `<script data-evil>${act}</script>`,
  `"><svg data-evil onload="${act}">`,
  `'><a data-evil href="javascript:${act}" autofocus onfocus="${act}">x</a>`,
  `<iframe data-evil srcdoc="<script>parent.ran.push('x')</script>"></iframe>`,
  `<style data-evil>@import url(https://evil.example/x.css);</style>`,
  `<math><mtext></form><form><mglyph><style></math><img data-evil src onerror="${act}">`,
  `<details data-evil open ontoggle="${act}">`,
  `--><!--><input data-evil autofocus onfocus="${act}">`,
  `</title></textarea></style><img data-evil src=x onerror="${act}">`,
  `\${${act}}`,
  `{{constructor.constructor("${act}")()}}`,
  `&lt;img data-evil src=x onerror=${act}&gt;`,
  `javascript:${act}`,
  '\u202Eevil\u0000\uFEFF',
].join(' ');

/** Names, titles and sentences; what has neither a letter of Chinese nor a space is a code, a date or an address. */
const isSaid = (text: string): boolean => /[\p{Script=Han}\p{Script=Arabic}\p{Script=Tibetan}]|\S \S/u.test(text);

function hostile(value: unknown): unknown {
  if (typeof value === 'string') return isSaid(value) ? `${value}${corpus}` : value;
  if (Array.isArray(value)) return value.map(hostile);
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.fromEntries(Object.entries(value).map(([key, held]) => [key, hostile(held)])) : value;
}

const withHostileWords = (story: Story): Story => ({ ...story, properties: Object.fromEntries(Object.entries(story.properties ?? {}).map(([name, value]) => [name, hostile(value)])) });


describe('words of people', () => {
  before(() => Reflect.set(globalThis, 'ran', []));
  after(() => Reflect.deleteProperty(globalThis, 'ran'));

  for (const file of files) {
    const said = Object.entries(file.states).filter(([, story]) => JSON.stringify(hostile(story.properties ?? {})).includes('data-evil'));
    if (said.length === 0) continue;
    it(`[SEC-04] ${file.default.element}: are words in every text of every state, and run nothing`, async () => {
      for (const [name, story] of said) {
        const { element, remove } = await mountStory(file, withHostileWords(story), 'zh-CN');
        const all = [...inside(element)];
        expect(all.filter((one) => one.hasAttribute('data-evil')).map(({ outerHTML }) => outerHTML.slice(0, 200)), `${name}: no markup`).to.deep.equal([]);
        const acts = all.flatMap(({ attributes }) => [...attributes].filter((one) => one.name.startsWith('on') || /^\s*javascript:/i.test(one.value)));
        expect(acts.map((one) => `${one.name}=${one.value.slice(0, 80)}`), `${name}: nothing to run`).to.deep.equal([]);
        remove();
      }
      expect(Reflect.get(globalThis, 'ran')).to.deep.equal([]);
      expect(performance.getEntriesByType('resource').filter((one) => one.name.includes('evil.example'))).to.deep.equal([]);
    });
  }

  it('would be noticed if they were markup', () => {
    // In a document apart nothing runs.
    const { body } = document.implementation.createHTMLDocument();
    body.innerHTML = String(hostile('一个名字'));
    expect([...inside(body)].filter((one) => one.hasAttribute('data-evil')).length).to.be.greaterThan(3);
  });
});
