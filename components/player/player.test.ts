import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, setPageSize, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { withRealMedia } from './fixtures/county.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { Ports, ProgressRecord } from '../base/index.ts';
import { begin, inside, playerWith, plays, showing, words } from './fixtures/harness.ts';
import { audio, damaged, hls, link, mp4, plainVideo, video, worksheetItem } from './fixtures/items.ts';
import './player.define.ts';
import type { LsPlayerCompleteEvent, LsPlayerRecordRequestEvent } from './player.events.ts';
import type { LsPlayer } from './player.ts';

function recordsOf(element: LsPlayer): ProgressRecord[] {
  const kept: ProgressRecord[] = [];
  element.addEventListener('ls-player-record-request', (event: LsPlayerRecordRequestEvent) => kept.push(...event.detail.records));
  return kept;
}

// What one test likes is no business of the next.
beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('ls-player plays', () => {
  for (const [name, item] of Object.entries({ mp4: plainVideo, hls: { ...video, renditions: [hls] }, mp3: audio })) {
    it(`[RS-05] [RES-04] ${name}, begun by keyboard, and stops by keyboard`, async () => {
      const element = await playerWith(showing(item));
      await tabTo('.start');
      await press('Enter');
      await plays(element);
      await press('k');
      await waitUntil(() => element.paused);
      expect(element.duration).to.be.within(20, 60);
    });
  }

  it('[RS-23] says before play that a film is longer than a textbook may have it: 20 minutes in primary school, 25 above', async () => {
    for (const [stage, durationSeconds, isLong] of [
      ['primary', 1200, false],
      ['primary', 1201, true],
      ['junior', 1500, false],
      ['junior', 1501, true],
      ['lifelong', 9000, false],
    ] as const) {
      const element = await playerWith(showing({ ...video, stage, durationSeconds }));
      expect(words(element).includes('可以分几次看'), `${stage} ${durationSeconds}`).to.equal(isLong);
      element.remove();
    }
  });

  it('nothing by itself, and loads nothing before somebody is near', async () => {
    const element = await playerWith(showing(plainVideo));
    await aTimeout(300);
    expect(element.paused).to.equal(true);
    expect(inside<HTMLVideoElement>(element, 'video').getAttribute('src')).to.equal(null);
    expect(inside<HTMLVideoElement>(element, 'video').autoplay).to.equal(false);
  });

  it('[UX-11] in the page, also in WeChat', async () => {
    const media = inside(await playerWith(showing(video)), 'video');
    for (const name of ['playsinline', 'webkit-playsinline', 'x5-playsinline']) expect(media.hasAttribute(name), name).to.equal(true);
    expect(media.getAttribute('x5-video-player-type')).to.equal('h5');
    expect(media.hasAttribute('autoplay')).to.equal(false);
  });

  it('[UX-11] where nothing can be stored and no window opens', async () => {
    const { getItem, setItem } = Storage.prototype;
    const { open } = window;
    const refuse = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
    window.open = refuse;
    try {
      const element = await playerWith(showing(plainVideo));
      inside(element, '.start').click();
      await plays(element);
      element.playbackRate = 1.5;
      expect(element.playbackRate).to.equal(1.5);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
      window.open = open;
    }
  });

  it('[RS-05] [RES-04] by a click on the picture, and fires the events of a media element', async () => {
    const element = await playerWith(showing(plainVideo));
    const seen: string[] = [];
    for (const type of ['play', 'playing', 'timeupdate', 'pause', 'volumechange']) element.addEventListener(type, () => seen.push(type));
    await click(inside(element, '.start'));
    await plays(element);
    await click(inside(element, '.picture'));
    await waitUntil(() => element.paused);
    await waitUntil(() => seen.includes('pause'));
    expect(seen).to.include.members(['play', 'playing', 'timeupdate', 'pause']);
  });

  it('a file of the src attribute, and the child that stands there for people without script', async () => {
    const bySource = await fixture<LsPlayer>(html`<ls-player src=${mp4.url} label="课"></ls-player>`);
    bySource.muted = true;
    await begin(bySource);
    const child = document.createElement('video');
    child.src = mp4.url;
    child.autoplay = true;
    const byChild = document.createElement('ls-player');
    byChild.append(child);
    document.body.append(byChild);
    await byChild.updateComplete;
    byChild.muted = true;
    await begin(byChild);
    expect(child.paused, 'the child is silent').to.equal(true);
    byChild.remove();
  });

  it('what a host wants played before it is known, when it is; never what was given up or is nothing', async () => {
    const outcome = (play: Promise<void>): Promise<string> => play.then(() => 'plays', (error: unknown) => (error instanceof DOMException ? error.name : 'another'));
    const element = await playerWith({ type: 'loading' });
    const givenUp = outcome(element.play());
    await element.updateComplete;
    element.pause();
    expect(await givenUp).to.equal('AbortError');
    const wanted = outcome(element.play());
    await element.updateComplete;
    element.state = showing(video);
    await element.updateComplete;
    // News of the same resource, before what plays it is there.
    element.state = showing(plainVideo);
    expect(await wanted).to.equal('plays');
    await plays(element);
    element.state = { type: 'empty' };
    expect(await outcome(element.play())).to.equal('NotSupportedError');
  });

  it('the next way when the first is not there, at the same place', async () => {
    const broken = { ...hls, url: '/demo/media/files/none/master.m3u8' };
    const element = await playerWith(showing({ ...video, renditions: [broken, mp4] }));
    await begin(element);
    expect(inside<HTMLVideoElement>(element, 'video').currentSrc).to.contain('master.mp4');
  });
});

describe('ls-player says what is wrong', () => {
  it('[RS-05] a format the machine lacks: what it means, the file itself, the text', async () => {
    const element = await playerWith(showing(damaged));
    await waitUntil(() => words(element).includes('不支持'));
    expect(words(element)).to.contain('打开原文件').and.to.contain('看文字稿');
    expect(inside<HTMLAnchorElement>(element, '.message a').rel).to.equal('noopener');
    inside<HTMLButtonElement>(element, '.message button:last-of-type').click();
    await waitUntil(() => words(element).includes('一张饼分给两个人'), 'the transcript');
  });

  it('a file that is gone', async () => {
    const element = await playerWith(showing({ ...plainVideo, renditions: [{ ...mp4, url: '/demo/media/files/none.mp4' }] }));
    const failed = oneEvent(element, 'error');
    element.play().catch(() => undefined);
    await failed;
    await waitUntil(() => words(element).includes('找不到文件'));
    expect(inside(element, '[role="alert"]')).to.exist;
  });

  it('every state in words, with a way on', async () => {
    const element = await playerWith({ type: 'offline' });
    expect(words(element)).to.contain('现在没有网络').and.to.contain('重试');
    element.state = { type: 'error', problem: { code: 'x', title: '找不到', detail: '<b>撤回</b>', action: '换一个', offline: false } };
    await element.updateComplete;
    expect(words(element)).to.contain('找不到').and.to.contain('<b>撤回</b>');
    expect(element.shadowRoot?.querySelector('b')).to.equal(null);
  });
});

describe('ls-player opens elsewhere', () => {
  for (const [name, item] of Object.entries({ link, paper: worksheetItem })) {
    it(`${name}: in a tab of its own without a handle to this page`, async () => {
      const element = await playerWith(showing(item));
      const anchor = inside<HTMLAnchorElement>(element, '.opening a');
      expect(anchor.target).to.equal('_blank');
      expect(anchor.rel).to.equal('noopener');
      expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
    });
  }
  it('and says that the provider’s page is not ours', async () => {
    expect(words(await playerWith(showing(link)))).to.contain('省电化教育馆').and.to.contain('不属于本平台');
  });
  it('paper that goes with a lesson is in sight before play', async () => {
    expect(inside<HTMLAnchorElement>(await playerWith(showing(video)), '.paper').href).to.contain('worksheet.pdf');
  });
});

describe('ls-player by keyboard', () => {
  it('moves, mutes, changes speed and shows captions; keys with a modifier stay the browser’s', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    inside(element, '.control--play').focus();
    await press('End');
    await waitUntil(() => element.currentTime > 20);
    await press('Home');
    await waitUntil(() => element.currentTime < 5);
    await press('5');
    await waitUntil(() => Math.abs(element.currentTime - element.duration / 2) < 3);
    const before = element.currentTime;
    await press('ArrowRight');
    await waitUntil(() => element.currentTime > before + 3);
    await press('m');
    expect(element.muted).to.equal(false);
    await press('m');
    expect(element.muted).to.equal(true);
    await press('c');
    await waitUntil(() => inside(element, '[data-panel="captions"]').getAttribute('aria-label') === '字幕：中文');
    await press('Control', 'm');
    expect(element.muted).to.equal(true);
  });

  it('opens a panel, goes into it, and Escape comes back to the button', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    inside(element, '[data-panel="captions"]').focus();
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.panel input') ?? false);
    await press('ArrowDown');
    await waitUntil(() => inside<HTMLInputElement>(element, '.panel label:nth-of-type(2) input').checked);
    await press('Escape');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('[data-panel="captions"]') ?? false);
  });

  it('tells screen readers position, length, chapter and how loud it is', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    const volume = inside<HTMLInputElement>(element, '.volume__input');
    expect(volume.getAttribute('aria-valuetext'), 'muted').to.equal('0%');
    element.volume = 0.5;
    element.muted = false;
    await waitUntil(() => volume.getAttribute('aria-valuetext') === '50%', 'half as loud');
    const seek = inside<HTMLInputElement>(element, '.seek__input');
    expect(seek.getAttribute('aria-valuetext')).to.match(/秒，共 2[45] 秒/);
    await waitUntil(() => seek.getAttribute('aria-valuetext')?.includes(', ') ?? false, 'chapter');
  });
});

describe('ls-player records', () => {
  it('what was really played, one seek for a drag, and the end when it goes', async () => {
    const element = await playerWith(showing(plainVideo));
    const records = recordsOf(element);
    await begin(element);
    await plays(element, 1);
    const seek = inside<HTMLInputElement>(element, '.seek__input');
    for (const place of [8, 12, 15]) {
      seek.value = String(place);
      seek.dispatchEvent(new Event('input', { bubbles: true }));
    }
    seek.dispatchEvent(new Event('change', { bubbles: true }));
    await plays(element, 16.2);
    element.pause();
    await waitUntil(() => records.some(({ verb }) => verb === 'paused'));
    expect(records.filter(({ verb }) => verb === 'seeked')).to.have.length(1);
    const segments = records.at(-1)?.playedSegments ?? [];
    expect(segments).to.have.length(2);
    expect(segments[0]?.[1], 'nothing of what was skipped').to.be.below(8);
    expect(segments[1]?.[0]).to.be.within(14.5, 15.5);
    element.remove();
    await waitUntil(() => records.some(({ verb }) => verb === 'terminated'));
  });

  it('completion by what was watched before and now, once', async () => {
    const known = { personId: 'p', resourceId: 'r-fractions', taskId: null, state: 'started', positionSeconds: 20, durationSeconds: 25.24, ratio: 0.8, updatedAt: null, version: 1 } as const;
    const element = await playerWith(showing(plainVideo, { progress: { ...known, watched: [[0, 20.5]] } }));
    let completed: LsPlayerCompleteEvent | undefined;
    element.addEventListener('ls-player-complete', (event) => (completed = event));
    await element.play();
    await waitUntil(() => completed !== undefined, 'complete');
    expect(completed?.detail.ratio).to.be.at.least(0.95);
  });

  it('nothing when a host cancels, and nothing for a plain address', async () => {
    const taken: (readonly ProgressRecord[])[] = [];
    const ports = createMemoryPorts(withRealMedia(), { person: person.pupil, latencyMs: 0 });
    const spied: Partial<Ports> = { ...ports, progress: { ...ports.progress, record: (records) => (taken.push(records), ports.progress.record(records)) } };
    const element = await fixture<LsPlayer>(html`<ls-player resource="r-fractions" .ports=${spied}></ls-player>`);
    element.addEventListener('ls-player-record-request', (event) => event.preventDefault());
    await element.loadingComplete;
    element.muted = true;
    await begin(element);
    element.pause();
    await aTimeout(200);
    expect(taken).to.deep.equal([]);
  });
});

describe('ls-player at a port', () => {
  it('[S-02] keeps the place, offers to go on there within seconds of it, and does not begin by itself', async () => {
    const ports = createMemoryPorts(withRealMedia(), { person: person.pupil, latencyMs: 0 });
    const open = async (): Promise<LsPlayer> => {
      const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource="r-fractions" task="t-fractions" .ports=${ports}></ls-player>`);
      await element.loadingComplete;
      await element.updateComplete;
      element.muted = true;
      return element;
    };
    const first = await open();
    await begin(first);
    first.currentTime = 9;
    await plays(first, 10);
    const left = first.currentTime;
    first.remove();
    await waitUntil(async () => (await ports.progress.get({ resourceId: 'r-fractions', taskId: 't-fractions' })).value.positionSeconds > 9);

    const second = await open();
    expect(second.paused).to.equal(true);
    expect(second.currentTime).to.be.closeTo(left, 5);
    expect(words(second)).to.match(/从 0:\d\d 继续/);
    await click(inside(second, '.start'));
    await plays(second, 9);
    second.pause();
  });

  it('says that it is offline, and loads when asked again', async () => {
    const ports = createMemoryPorts(withRealMedia(), { person: person.pupil, latencyMs: 0, failures: [{ kind: 'offline', call: 'resources.get', nth: 1 }] });
    const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource="r-fractions" .ports=${ports}></ls-player>`);
    await waitUntil(() => words(element).includes('现在没有网络'));
    inside(element, '.box button').click();
    await waitUntil(() => element.shadowRoot?.querySelector('.start') !== null);
  });

  it('keeps its box while it loads, so that nothing jumps', async () => {
    await setPageSize(800, 600);
    const element = await playerWith({ type: 'loading' });
    const before = element.getBoundingClientRect().height;
    element.state = showing(video);
    await element.updateComplete;
    expect(element.getBoundingClientRect().height).to.be.closeTo(before, 1);
    expect(before).to.be.closeTo((element.getBoundingClientRect().width * 9) / 16, 2);
  });
});

describe('ls-player is for everybody', () => {
  it('breaks no rule of axe while it plays, with every panel open', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    for (const panel of ['contents', 'captions', 'settings']) {
      inside(element, `[data-panel="${panel}"]`).click();
      await element.updateComplete;
      await expect(element).to.be.accessible();
    }
  });

  it('shows words of people as text', async () => {
    const title = '<img src=x onerror="window.hacked=1">𠮷田·ئەلى';
    const element = await playerWith(showing({ ...audio, title }));
    expect(words(element)).to.contain(title);
    expect(element.shadowRoot?.querySelector('img[onerror]')).to.equal(null);
  });

  it('keeps time from left to right and words from right to left', async () => {
    const element = await fixture<LsPlayer>(html`<ls-player lang="ug" .state=${showing(plainVideo)}></ls-player>`);
    element.muted = true;
    await begin(element);
    expect(getComputedStyle(inside(element, '.seek')).direction).to.equal('ltr');
    expect(getComputedStyle(element).direction).to.equal('rtl');
  });
});
