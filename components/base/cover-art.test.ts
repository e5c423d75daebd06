import { expect, fixture, html } from '@open-wc/testing';
import { coverArt, subjectFamilies, subjectFamily } from './cover-art.ts';
import { seededNumbers } from './cover/seed.ts';

const drawn = async (subject: string | null, seed: string): Promise<Element> => {
  const box = await fixture(html`<div>${coverArt({ subject, seed })}</div>`);
  const cover = box.querySelector('svg');
  if (cover === null) throw new Error('No cover was drawn.');
  return cover;
};
const shapes = (cover: Element): string =>
  [...cover.querySelectorAll('*')].map((shape) => [...shape.attributes].map(({ value }) => value).join(' ')).join('\n');

describe('cover art', () => {
  it('knows the subjects of Chinese schools, whatever the catalogue calls them', () => {
    const expected = { 语文: 'chinese', 小学数学: 'maths', 英语: 'english', 物理: 'science', 信息科技: 'science', 生物学: 'nature', 道德与法治: 'society', 音乐: 'arts', 体育与健康: 'sport' };
    for (const [subject, family] of Object.entries(expected)) expect(subjectFamily(subject), subject).to.equal(family);
    for (const unknown of [null, undefined, '', '班会', '🦆']) expect(subjectFamily(unknown)).to.equal('general');
  });

  it('draws each family in its own way', async () => {
    const covers = new Set<string>();
    for (const subject of ['语文', '数学', '英语', '科学', '生物', '历史', '美术', '体育', '']) covers.add(shapes(await drawn(subject, 'a')));
    expect(covers.size).to.equal(subjectFamilies.length);
  });

  it('draws the same for the same resource, and another for another', async () => {
    const first = shapes(await drawn('数学', 'r-1'));
    expect(shapes(await drawn('数学', 'r-1'))).to.equal(first);
    expect(shapes(await drawn('数学', 'r-2'))).not.to.equal(first);
  });

  it('has no number that is none, for many seeds', async () => {
    for (let seed = 0; seed < 8; seed += 1) {
      for (const subject of ['语文', '数学', '英语', '科学', '生物', '历史', '美术', '体育', '']) {
        expect(shapes(await drawn(subject, String(seed)))).not.to.match(/NaN|undefined|Infinity/);
      }
    }
  });

  it('stamps the first Han character of the subject, and nothing in other scripts', async () => {
    expect((await drawn('小学数学', 'a')).querySelector('text')?.textContent).to.equal('数');
    expect((await drawn('ماتېماتىكا', 'a')).querySelector('text')).to.equal(null);
  });

  it('is hidden from screen readers', async () => {
    expect((await drawn('语文', 'a')).getAttribute('aria-hidden')).to.equal('true');
  });

  it('takes numbers that fill the range', () => {
    const next = seededNumbers('x');
    const numbers = Array.from({ length: 500 }, next);
    expect(Math.min(...numbers)).to.be.within(0, 0.05);
    expect(Math.max(...numbers)).to.be.within(0.95, 1);
  });
});
