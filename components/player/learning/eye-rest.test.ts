import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, waitUntil } from '../../../test/helpers/browser.ts';
import { ownStorage } from '../../../test/helpers/own-storage.ts';
import { begin, inside, playerWith, showing, words } from '../fixtures/harness.ts';
import { audio, plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';
import { EyeRest, minutesFor } from './eye-rest.ts';

const key = 'ls.eye-rest/1';
const minute = 60_000;
const watched = (minutes: number): void => localStorage.setItem(key, JSON.stringify({ watched: minutes * minute, at: Date.now() }));

ownStorage();

describe('rest for the eyes', () => {
  /** Watches on a clock of the test's own; answers after how many minutes a rest was asked for. */
  function watch(rest: EyeRest, clock: { now: number }, most: number): number | null {
    for (let tick = 0; tick < most * 240; tick += 1) {
      clock.now += 250;
      if (rest.tick(true)) return Math.round((tick * 250) / minute);
    }
    return null;
  }

  it('[S-15] is due after 20 minutes in primary school, 30 in secondary, 40 later', () => {
    for (const [stage, minutes] of [['primary', 20], ['junior', 30], ['senior', 30], ['lifelong', 40]] as const) {
      localStorage.removeItem(key);
      const clock = { now: 0 };
      expect(watch(new EyeRest(minutesFor(stage), () => clock.now), clock, 60), stage).to.equal(minutes);
    }
    expect(minutesFor(null)).to.equal(null);
  });

  it('counts over lessons, and from the beginning after a real pause', () => {
    const clock = { now: 0 };
    watch(new EyeRest(20, () => clock.now), clock, 15);
    const second = new EyeRest(20, () => clock.now);
    expect(watch(second, clock, 10)).to.equal(5);
    second.told();
    clock.now += 6 * minute;
    expect(watch(second, clock, 19)).to.equal(null);
  });

  it('waits for the end of a sentence, but not for ever', () => {
    const clock = { now: 0 };
    const rest = new EyeRest(1, () => clock.now);
    watch(rest, clock, 0.9);
    let asked = false;
    for (let tick = 0; tick < 200 && !asked; tick += 1) {
      clock.now += 250;
      asked = rest.tick(false);
    }
    expect(asked).to.equal(true);
    expect(clock.now).to.be.within(1.2 * minute, 1.5 * minute);
  });

  it('takes a clock that was set wrong, and nonsense in the storage, as nothing', () => {
    localStorage.setItem(key, '{"watched":"long"}');
    const clock = { now: 1e12 };
    const rest = new EyeRest(20, () => clock.now);
    watch(rest, clock, 10);
    clock.now -= 60 * minute;
    expect(rest.tick(true)).to.equal(false);
  });
});

describe('ls-player lets eyes rest', () => {
  it('[S-15] pauses, keeps the place and the focus, and goes on by keyboard', async () => {
    watched(20);
    const element = await playerWith(showing(plainVideo));
    await element.play();
    await waitUntil(() => inside<HTMLDialogElement>(element, 'dialog.rest').open, 'the reminder');
    expect(element.paused).to.equal(true);
    expect(words(element)).to.include('已经看了 20 分钟');
    await expect(element).to.be.accessible();
    const dialog = inside(element, 'dialog.rest');
    const hadKeyboard = document.hasFocus();
    for (let step = 0; step < 4; step += 1) {
      await press('Tab');
      const focused = element.shadowRoot?.activeElement;
      expect(!focused || dialog.contains(focused), 'the focus stays').to.equal(true);
    }
    // Firefox went on to its own bar: from there no page has the keyboard, of the files that follow neither.
    if (hadKeyboard && !document.hasFocus()) await press('Tab');
    const place = element.currentTime;
    await press('Escape');
    await waitUntil(() => !inside<HTMLDialogElement>(element, 'dialog.rest').open);
    expect(element.currentTime).to.equal(place);
    expect(element.paused).to.equal(true);
  });

  it('goes on when asked to, and reminds no sound-only lesson and nobody whose host says never', async () => {
    watched(20);
    const element = await playerWith(showing(plainVideo));
    await element.play();
    await waitUntil(() => inside<HTMLDialogElement>(element, 'dialog.rest').open, 'the reminder');
    await click(inside(element, 'dialog.rest .message__acts button'));
    await waitUntil(() => !element.paused);
    element.remove();
    watched(50);
    const sound = await playerWith(showing(audio));
    await begin(sound);
    expect(sound.shadowRoot?.querySelector('dialog.rest')).to.equal(null);
    sound.remove();
    const free = await playerWith(showing(plainVideo));
    free.restAfter = '0';
    await begin(free);
    expect(free.shadowRoot?.querySelector('dialog.rest')).to.equal(null);
    expect(free.paused).to.equal(false);
  });
});
