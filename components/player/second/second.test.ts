/** A second picture beside the lesson: in step with it, where the person wants it, and only then. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, drag, focusedElement, press, setPageSize, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, begin, inside, openPanel, playerWith, plays, says, showing, words } from '../fixtures/harness.ts';
import { signedVideo, signing } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import type { PlayerItem } from '../player.types.ts';

const key = 'ls.player.second/1';
const kept = (): Record<string, unknown> => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
const wanted = (more: object = {}): void => localStorage.setItem(key, JSON.stringify({ role: 'sign-language', ...more }));

const secondOf = (element: LsPlayer): HTMLVideoElement | null => element.shadowRoot?.querySelector<HTMLVideoElement>('.second__media') ?? null;
const firstOf = (element: LsPlayer): HTMLVideoElement => inside<HTMLVideoElement>(element, 'video.media');
const windowOf = (element: LsPlayer): HTMLElement => inside(element, '.second__window');
const boxOf = (element: LsPlayer, selector: string): DOMRect => inside(element, selector).getBoundingClientRect();
/** Seconds by which the second is behind. */
const drift = (element: LsPlayer): number => firstOf(element).currentTime - (secondOf(element)?.currentTime ?? Number.NaN);
async function inStep(element: LsPlayer, message: string): Promise<void> {
  const seen: string[] = [];
  await waitUntil(() => {
    const second = secondOf(element);
    seen.push(`${drift(element).toFixed(2)}@${second?.playbackRate.toFixed(2) ?? ''}`);
    return Math.abs(drift(element)) <= 0.08 && second?.seeking === false;
  }, message).catch((error: unknown) => {
    throw new Error(`${message}: ${seen.filter((_, index) => index % 10 === 0).join(' ')}`, { cause: error });
  });
}
const option = (element: LsPlayer, label: string): HTMLInputElement | undefined =>
  allInside(element, '.panel .pick').find(({ textContent }) => textContent.trim().startsWith(label))?.querySelector('input') ?? undefined;

/** Plays, with the second picture there. */
async function beside(item: PlayerItem = signedVideo, width = 640): Promise<LsPlayer> {
  const element = await playerWith(showing(item));
  element.style.inlineSize = `${width}px`;
  await begin(element);
  await waitUntil(() => (secondOf(element)?.readyState ?? 0) >= 2, 'the second picture');
  return element;
}

async function choose(element: LsPlayer, label: string): Promise<void> {
  await openPanel(element, 'settings');
  await waitUntil(() => option(element, label), label);
  await click(option(element, label) ?? expect.fail());
}

describe('a second picture', () => {
  beforeEach(async () => {
    for (const name of [key, 'ls.player/1']) localStorage.removeItem(name);
    await setPageSize(1366, 768);
  });

  it('is fetched when somebody chooses it, not before, comes with the next lesson by itself, and goes by its own button', async () => {
    const film = { ...signing, url: `${signing.url}?asked` };
    const asked = (): boolean => performance.getEntriesByType('resource').some(({ name }) => name.includes('?asked'));
    const element = await playerWith(showing({ ...signedVideo, secondPictures: [film] }));
    await begin(element);
    await openPanel(element, 'settings');
    await waitUntil(() => option(element, '手语画面'), 'to choose');
    expect([secondOf(element), asked(), kept()]).to.deep.equal([null, false, {}]);
    await click(option(element, '手语画面') ?? expect.fail());
    await waitUntil(() => (secondOf(element)?.videoWidth ?? 0) > 0, 'the picture');
    await waitUntil(() => secondOf(element)?.muted === true && secondOf(element)?.volume === 0, 'silent');
    await expect(element).to.be.accessible();
    const next = await beside();
    expect(windowOf(next).getAttribute('aria-label')).to.equal('手语画面');
    await tabTo('.second__close');
    await press('Enter');
    await waitUntil(() => secondOf(next) === null, 'closed');
    expect(kept()['role']).to.equal(null);
    expect(focusedElement()?.getAttribute('data-panel')).to.equal('settings');
  });

  it('is in step after the start, a seek and a stop', async () => {
    wanted();
    const element = await beside();
    await inStep(element, 'after the start');
    element.currentTime = 14;
    await plays(element, 14.3);
    await inStep(element, 'after a seek');
    element.pause();
    element.currentTime = 6.4;
    await waitUntil(() => secondOf(element)?.paused, 'stands, too');
    await inStep(element, 'while it stands');
    expect(secondOf(element)?.currentTime).to.be.closeTo(6.4, 0.08);
  });

  // WebKitGTK stops and loads a film anew when its speed changes: what follows it has nothing to follow.
  const changesSpeed = !/AppleWebKit/.test(navigator.userAgent) || /Chrome/.test(navigator.userAgent);
  (changesSpeed ? it : it.skip)('is in step at double speed (not in WebKitGTK, which loads a film anew when its speed changes)', async () => {
    wanted();
    const element = await beside();
    element.playbackRate = 2;
    await plays(element, 5);
    await inStep(element, 'at double speed');
    expect(secondOf(element)?.playbackRate).to.be.within(1.5, 2.5);
  });

  it('that drifts is brought back by its speed, one that is far off by a jump, and the lesson is never touched', async () => {
    wanted();
    const element = await beside();
    await inStep(element, 'at first');
    const heard: string[] = [];
    for (const type of ['seeking', 'pause', 'waiting', 'ratechange']) firstOf(element).addEventListener(type, () => heard.push(type));
    const second = secondOf(element) ?? expect.fail();
    const jumpedFrom: number[] = [];
    const media = HTMLMediaElement.prototype;
    Object.defineProperty(second, 'currentTime', {
      configurable: true,
      get: () => Reflect.get(media, 'currentTime', second),
      set: (place: number) => {
        jumpedFrom.push(Math.abs(drift(element)));
        Reflect.set(media, 'currentTime', place, second);
      },
    });
    await waitUntil(() => {
      // A machine that stands still for a moment may leave it so far off that it jumps after all.
      if (!second.seeking && Math.abs(drift(element)) < 0.1) Reflect.set(media, 'currentTime', firstOf(element).currentTime - 0.35, second);
      return !second.seeking && second.playbackRate > 1;
    }, 'hurries');
    await inStep(element, 'has caught up');
    expect(jumpedFrom.filter((off) => off < 0.45), 'by speed').to.deep.equal([]);
    Reflect.deleteProperty(second, 'currentTime');
    second.currentTime = 20;
    await inStep(element, 'is back');
    await waitUntil(() => second.playbackRate > 0.9 && second.playbackRate < 1.1, 'as fast as the lesson');
    expect(heard).to.deep.equal([]);
  });

  it('that is over before the lesson keeps its last picture', async () => {
    wanted();
    const element = await beside();
    const second = secondOf(element) ?? expect.fail();
    Object.defineProperty(second, 'duration', { value: 5 });
    element.currentTime = 7;
    await plays(element, 7.4);
    await waitUntil(() => second.paused && !second.seeking && Math.abs(second.currentTime - 4.9) < 0.08, 'the last');
  });

  it('is moved by arrows, sent to corners and resized by keys, which then do not seek or change the volume', async () => {
    wanted();
    const element = await beside();
    element.pause();
    element.volume = 0.5;
    const place = element.currentTime;
    await tabTo('.second__window');
    const before = boxOf(element, '.second__window');
    await press('ArrowRight');
    await press('ArrowDown');
    await waitUntil(() => boxOf(element, '.second__window').left > before.left && boxOf(element, '.second__window').top > before.top, 'right and down');
    await says(element, '手语画面：横向 10%，纵向 10%，大小 2/4');
    await press('+');
    await waitUntil(() => boxOf(element, '.second__window').width > before.width, 'larger');
    await press('-');
    await press('-');
    await waitUntil(() => boxOf(element, '.second__window').width < before.width, 'smaller');
    await press('Enter');
    await says(element, '横向 100%，纵向 0%，大小 1/4');
    expect([element.currentTime, element.volume, element.paused]).to.deep.equal([place, 0.5, true]);
    expect(kept()).to.deep.equal({ role: 'sign-language', x: 1, y: 0, size: 0 });
  });

  it('is dragged by a pointer, and a press takes it to the next corner', async () => {
    wanted();
    const element = await beside();
    const before = boxOf(element, '.second__window');
    await drag(windowOf(element), inside(element, '.control--fullscreen'));
    await waitUntil(() => boxOf(element, '.second__window').left > before.left + 200, 'across');
    expect([kept()['x'], kept()['y']]).to.deep.equal([1, 1]);
    await click(windowOf(element));
    await says(element, '横向 0%，纵向 100%');
  });

  it('goes to the next corner by a press without a pointer, as some screen readers press, also after it was dragged', async () => {
    wanted();
    const element = await beside();
    await drag(windowOf(element), inside(element, '.control--fullscreen'));
    await waitUntil(() => kept()['x'] === 1 && kept()['y'] === 1, 'dragged');
    await new Promise((resolve) => setTimeout(resolve, 100));
    windowOf(element).dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, composed: true, cancelable: true }));
    await waitUntil(() => kept()['x'] === 0, 'the next corner');
  });

  it('reads from right to left: it begins at the right, and the left arrow goes left', async () => {
    wanted();
    const element = await beside();
    element.dir = 'rtl';
    await waitUntil(() => boxOf(element, '.second__window').left > boxOf(element, '.stage').left + 320, 'at the right');
    const before = boxOf(element, '.second__window');
    windowOf(element).focus();
    await press('ArrowLeft');
    await waitUntil(() => boxOf(element, '.second__window').left < before.left, 'left');
    expect(kept()['x']).to.equal(0.1);
    await drag(windowOf(element), inside(element, '.control--play'));
    await waitUntil(() => boxOf(element, '.second__window').left < boxOf(element, '.stage').left + 20, 'dragged to the left');
    const { left, width } = boxOf(element, '.second__close');
    expect(left + width, 'its button is at its end').to.be.below(boxOf(element, '.second__window').left + 40);
  });

  for (const width of [360, 1366]) {
    it(`covers no controls and no words at ${width} px, in any size and corner`, async () => {
      await setPageSize(Math.max(width + 40, 480), 900);
      for (const [x, y, size] of [[0, 0, 3], [1, 1, 3], [0, 1, 1], [1, 0, 2]] as const) {
        wanted({ x, y, size });
        const element = await beside(signedVideo, width);
        element.pause();
        await waitUntil(() => element.shadowRoot?.querySelector('.paper'), 'its paper');
        const [box, stage, seek, close] = ['.second__window', '.stage', '.seek', '.second__close'].map((selector) => boxOf(element, selector));
        if (!box || !stage || !seek || !close) return expect.fail();
        expect(box.bottom, 'above the bar').to.be.at.most(seek.top + 1);
        expect([box.left >= stage.left, box.right <= stage.right, box.top >= stage.top]).to.deep.equal([true, true, true]);
        const met = element.shadowRoot?.elementFromPoint(close.left + close.width / 2, close.top + close.height / 2);
        expect(met?.closest('.second__close'), 'its button is to be pressed').to.not.equal(null);
        const paper = boxOf(element, '.paper');
        const overPaper = element.shadowRoot?.elementFromPoint(paper.left + paper.width / 2, paper.top + paper.height / 2);
        expect(overPaper?.closest('.paper'), 'and the paper').to.not.equal(null);
        element.remove();
      }
    });
  }

  it('takes the large place and gives the lesson the small one, and back; who presses the picture presses the lesson', async () => {
    wanted();
    const element = await beside();
    await choose(element, '大小画面互换');
    await waitUntil(() => boxOf(element, '.second__media').width === boxOf(element, '.stage').width, 'large');
    expect(boxOf(element, 'video.media').width).to.be.closeTo(boxOf(element, '.second__window').width, 3);
    expect(windowOf(element).getAttribute('aria-label')).to.equal('课程画面');
    await press('Escape');
    await click(inside(element, '.picture'));
    await waitUntil(() => element.paused, 'stands');
    await choose(element, '大小画面互换');
    await waitUntil(() => boxOf(element, 'video.media').width === boxOf(element, '.stage').width, 'as before');
  });

  it('is not fetched while data are saved, says so, and comes when they are not', async () => {
    wanted();
    localStorage.setItem('ls.player/1', JSON.stringify({ saveData: true }));
    const element = await playerWith(showing(signedVideo));
    await begin(element);
    await says(element, '省流量或只听声音时不加载旁边的画面');
    expect(secondOf(element)).to.equal(null);
    await choose(element, '省流量');
    await waitUntil(() => secondOf(element), 'comes');
    await click(option(element, '省流量') ?? expect.fail());
    await waitUntil(() => secondOf(element) === null, 'goes');
  });

  it('that cannot be had leaves the lesson alone, says so, and is tried again when it is chosen again', async () => {
    wanted();
    const element = await playerWith(showing({ ...signedVideo, secondPictures: [{ ...signing, url: '/nowhere.mp4' }] }));
    await begin(element);
    await says(element, '旁边的画面没有加载出来');
    expect(secondOf(element)).to.equal(null);
    await plays(element, element.currentTime + 0.3);
    let tries = 0;
    // It is there for a moment only.
    const watcher = new MutationObserver((changes) => (tries += changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof HTMLElement && node.matches('.second__media')).length));
    watcher.observe(element.shadowRoot ?? expect.fail(), { childList: true, subtree: true });
    await choose(element, '手语画面');
    await waitUntil(() => tries === 1, 'is asked for again');
    await waitUntil(() => secondOf(element) === null && words(element).includes('旁边的画面没有加载出来'), 'and says so again');
    watcher.disconnect();
  });

  it('makes way where the line is too thin for both', async () => {
    wanted();
    const element = await beside();
    const first = firstOf(element);
    const at = first.currentTime;
    Object.defineProperty(first, 'currentTime', { configurable: true, get: () => at, set: () => undefined });
    first.dispatchEvent(new Event('waiting'));
    await says(element, '网络太慢，旁边的画面先收起来了');
    expect(secondOf(element)).to.equal(null);
    Reflect.deleteProperty(first, 'currentTime');
    await plays(element, element.currentTime + 0.3);
  });

  it('is nothing to choose where a lesson has none, or none that this machine can play', async () => {
    wanted();
    for (const secondPictures of [undefined, [{ ...signing, mimeType: 'video/x-none-has-this' }], [{ ...signing, url: 'javascript:alert(1)' }]]) {
      const element = await playerWith(showing({ ...signedVideo, secondPictures }));
      await begin(element);
      await openPanel(element, 'settings');
      await says(element, '播放速度');
      expect(words(element)).not.to.include('旁边再看一个画面');
      expect(secondOf(element)).to.equal(null);
      element.remove();
    }
  });
});
