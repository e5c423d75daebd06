import { expect } from '@open-wc/testing';
import { click } from '../../../test/helpers/browser.ts';
import { inside, playerWith, plays, showing } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';

beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('a watermark of the host', () => {
  it('lies over the picture before and while it plays, and lets presses through', async () => {
    const element = await playerWith(showing(plainVideo));
    const mark = Object.assign(document.createElement('p'), { slot: 'watermark', textContent: '云岭小学 · 王老师' });
    mark.append(Object.assign(document.createElement('a'), { href: 'https://elsewhere.example/film.mp4' }));
    element.append(mark);
    const covers = (): boolean => {
      const [inner, outer] = [inside(element, '.watermark'), inside(element, '.stage')].map((box) => box.getBoundingClientRect());
      return inner?.width === outer?.width && inner?.height === outer?.height && mark.getBoundingClientRect().height > 0;
    };
    expect(covers()).to.equal(true);
    await click(inside(element, '.start'));
    await plays(element);
    expect(covers()).to.equal(true);
    const { left, top, width, height } = mark.getBoundingClientRect();
    expect(element.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2)?.closest('.watermark') ?? null).to.equal(null);
    expect(document.elementFromPoint(left + width / 2, top + height / 2)).to.equal(element);
  });
});
