/** What a screen reader says while somebody plays a lesson by keys alone. */
import { expect } from '@open-wc/testing';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { begin, inside, playerWith, showing } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import type { LsPlayer } from '../player.ts';
import '../player.define.ts';

/** All that the box for short words has said from now on; each of it goes away by itself. */
function listen(element: LsPlayer): string[] {
  const box = inside(element, '.hint');
  expect(box.getAttribute('role')).to.equal('status');
  const told: string[] = [];
  new MutationObserver(() => {
    const words = box.textContent.trim();
    if (words !== '' && words !== told.at(-1)) told.push(words);
  }).observe(box, { childList: true, characterData: true, subtree: true });
  return told;
}

beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('keys whose control has not the focus', () => {
  it('say what they have set: loudness, speed, captions and the place', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    element.pause();
    element.volume = 0.5;
    inside(element, '.control--play').focus();
    const told = listen(element);
    for (const [key, words] of [['m', '音量 50%'], ['ArrowUp', '音量 55%'], ['m', '静音'], ['>', '播放速度 1.25×'], ['<', '播放速度 1×'], ['c', '字幕：中文'], ['c', '字幕：不显示'], ['5', '12 秒'], ['ArrowLeft', '7 秒']] as const) {
      await press(key);
      await waitUntil(() => told.at(-1) === words, `${key} says ${words}, and not ${told.at(-1) ?? 'nothing'}`);
    }
    inside(element, '.seek__input').focus();
    const count = told.length;
    await press('ArrowRight');
    await waitUntil(() => inside(element, '.seek__input').getAttribute('aria-valuetext')?.startsWith('12 秒'), 'the bar says it by itself');
    expect(told.length, 'and nobody says it twice').to.equal(count);
  });
});
