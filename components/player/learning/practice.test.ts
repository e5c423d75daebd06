import { expect } from '@open-wc/testing';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, begin, choose, inside, openPanel, playerWith, plays, pressButton, showing, words } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';
import type { ProgressRecord } from '../../base/index.ts';
import type { LsPlayerRecordRequestEvent } from '../player.events.ts';
import { Loop } from './loop.ts';

beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('a passage', () => {
  it('is repeated until somebody ends it, or as often as was asked for', () => {
    const loop = new Loop();
    loop.markFrom(4);
    loop.markTo(6);
    expect([loop.next(5.9), loop.next(6), loop.next(6.1)]).to.deep.equal([null, 4, 4]);
    loop.count = 3;
    expect([loop.next(6), loop.next(6), loop.next(6)]).to.deep.equal([4, 4, null]);
    expect(loop.passage).to.equal(null);
  });

  it('has its end after its beginning, and is long enough to be heard', () => {
    const loop = new Loop();
    loop.markFrom(10);
    loop.markTo(10.2);
    expect(loop.passage).to.equal(null);
    loop.markTo(12);
    loop.markFrom(20);
    expect(loop.passage, 'a new beginning behind the end').to.equal(null);
  });
});

describe('ls-player practises', () => {
  it('plays a passage again and again by keyboard, without telling of seeks', async () => {
    const element = await playerWith(showing(plainVideo));
    const records: ProgressRecord[] = [];
    element.addEventListener('ls-player-record-request', (event: LsPlayerRecordRequestEvent) => records.push(...event.detail.records));
    await begin(element);
    inside(element, '.control--play').focus();
    await press('a');
    const from = element.currentTime;
    await plays(element, from + 1);
    await press('b');
    await waitUntil(() => element.currentTime < from + 0.6, 'back at the beginning');
    expect(element.paused).to.equal(false);
    await openPanel(element, 'practice');
    // How many rounds pass until the panel is drawn depends on the machine.
    expect(words(element)).to.match(/第 ([2-9]|\d\d+) 遍/);
    await press('Escape');
    await press('x');
    await plays(element, from + 1.6);
    element.pause();
    await waitUntil(() => records.some(({ verb }) => verb === 'paused'));
    expect(records.some(({ verb }) => verb === 'seeked')).to.equal(false);
  });

  it('stops after the count that was chosen', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    await openPanel(element, 'practice');
    choose(element, '3 遍');
    element.currentTime = 3;
    await plays(element, 3.1);
    pressButton(element, '从这里');
    await plays(element, 3.8);
    // A round is short: a machine that is busy elsewhere looks again when it is over.
    const rounds = new Set<string | undefined>();
    const reader = new MutationObserver(() => rounds.add(/第 \d 遍，共 3 遍/.exec(words(element))?.[0]));
    reader.observe(element.shadowRoot ?? element, { subtree: true, childList: true, characterData: true });
    pressButton(element, '到这里');
    await waitUntil(() => rounds.has('第 3 遍，共 3 遍'), 'third round');
    reader.disconnect();
    await plays(element, 5);
    expect(words(element)).not.to.include('第 3 遍，共');
  });

  it('steps picture by picture, and stands still', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    inside(element, '.control--play').focus();
    await press('.');
    await waitUntil(() => element.paused && !element.seeking);
    const before = element.currentTime;
    await press('.');
    await waitUntil(() => Math.abs(element.currentTime - before - 0.04) < 0.03, 'one picture on');
    await press(',');
    await waitUntil(() => Math.abs(element.currentTime - before) < 0.02);
  });
});

describe('ls-player remembers how a person likes to watch', () => {
  it('speed, and captions in two languages, from one lesson to the next', async () => {
    const first = await playerWith(showing(plainVideo));
    await begin(first);
    await openPanel(first, 'settings');
    choose(first, '1.5×');
    await openPanel(first, 'captions');
    choose(first, 'English');
    await first.updateComplete;
    choose(first, '中文', '.choices:nth-of-type(2)');
    choose(first, '特大');
    first.remove();

    const second = await playerWith(showing(plainVideo));
    await begin(second);
    expect(second.playbackRate).to.equal(1.5);
    expect(inside<HTMLVideoElement>(second, 'video').preservesPitch, 'voices keep their pitch').to.equal(true);
    await waitUntil(() => second.shadowRoot?.querySelectorAll('.captions__language').length === 2, 'two languages');
    const languages = allInside(second, '.captions__language').map(({ lang }) => lang);
    expect(languages).to.deep.equal(['en', 'zh-CN']);
    expect(inside(second, '.captions').className).to.include('captions--huge');
  });

  it('and takes nonsense in the storage as nothing', async () => {
    localStorage.setItem('ls.player/1', '{"rate":"fast","caption":7,"captionSize":"<b>"}');
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    expect(element.playbackRate).to.equal(1);
    localStorage.setItem('ls.player/1', 'no json');
    element.remove();
    await begin(await playerWith(showing(plainVideo)));
  });
});
