import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { countyFixtures } from '../../adapters/memory/fixtures.ts';
import { clock, clockParts, parseTime } from '../../base/clock.ts';
import type { Rendition } from '../../base/ports/index.ts';
import { orderRenditions, wayFor, type Abilities } from './engine.ts';
import { isSafeAddress, itemOfResource, itemOfSources, renditionKind } from './item.ts';
import { wakeStalls } from './stalls.ts';
import { chaptersOfDirectory } from './texts.ts';

const rendition = (kind: Rendition['kind'], more: Partial<Rendition> = {}): Rendition => ({
  kind,
  url: `/m/${kind}${more.height ?? ''}`,
  mimeType: kind === 'hls' ? 'application/vnd.apple.mpegurl' : 'video/mp4',
  width: null,
  height: null,
  bitrate: null,
  sizeBytes: null,
  ...more,
});
const machine = (mediaSource: boolean, ...types: string[]): Abilities => ({ mediaSource, canPlayType: (type) => types.includes(type) });
const usual = machine(true, 'video/mp4', 'application/vnd.apple.mpegurl');

describe('the way a rendition is played', () => {
  it('is media source for HLS, also where the browser says it could itself', () => {
    expect(wayFor(rendition('hls'), usual)).to.equal('hls');
  });
  it('is the browser’s own HLS only where there is no media source', () => {
    expect(wayFor(rendition('hls'), machine(false, 'application/vnd.apple.mpegurl'))).to.equal('native');
    expect(wayFor(rendition('hls'), machine(false))).to.equal('none');
  });
  it('is none for a format the machine lacks', () => {
    expect(wayFor(rendition('progressive', { mimeType: 'video/x-msvideo' }), usual)).to.equal('none');
  });
});

describe('the order of ways', () => {
  const files = [rendition('progressive', { height: 1080 }), rendition('progressive', { height: 360 }), rendition('progressive', { height: 720 }), rendition('hls')];
  const heights = (boxHeight: number, saveData = false) => orderRenditions(files, usual, boxHeight, saveData).map(({ kind, height }) => (kind === 'hls' ? 'hls' : height));
  it('puts the stream first, then the file that fills the box, no larger', () => {
    expect(heights(400)).to.deep.equal(['hls', 720, 360, 1080]);
    expect(heights(2000)).to.deep.equal(['hls', 1080, 360, 720]);
  });
  it('takes the smallest file to save data', () => {
    expect(heights(2000, true)[1]).to.equal(360);
  });
});

describe('the item to play', () => {
  it('is video, audio, paper, a course or a link, told by the renditions of the resource', () => {
    const kinds = countyFixtures().resources.map((resource) => [resource.id, itemOfResource(resource)?.kind]);
    expect(Object.fromEntries(kinds)).to.include({ 'r-fractions': 'video', 'r-poem': 'audio', 'r-shadow-course': 'course' });
  });
  it('leaves out addresses that are scripts', () => {
    expect(isSafeAddress('javascript:alert(1)')).to.equal(false);
    expect(isSafeAddress('data:text/html,<script>')).to.equal(false);
    expect(itemOfSources([{ url: 'javascript:alert(1)', type: 'video/mp4' }], {})).to.equal(null);
  });
  it('is guessed from the ending, and the media type goes before the ending', () => {
    expect(renditionKind('/a/b.m3u8?x=1', '')).to.equal('hls');
    expect(renditionKind('/a/b.MP4', '')).to.equal('progressive');
    expect(renditionKind('/a/b', 'audio/mpeg')).to.equal('audio');
    expect(renditionKind('/a/b.pdf', '')).to.equal('document');
    expect(renditionKind('https://x.example/', '')).to.equal('link');
  });
});

describe('a decoder that stands still', () => {
  /** A medium that should be playing, with data from 0 to 10, and does not move. */
  class Still extends EventTarget {
    /** Places and speeds it was asked for, in their order. */
    readonly asked: string[] = [];
    paused = false;
    end = 10;
    moves = false;
    readonly buffered = { length: 1, start: () => 0, end: () => this.end };
    private place = 4;
    private speed = 1.5;
    get currentTime(): number {
      if (this.moves) this.place += 0.001;
      return this.place;
    }
    set currentTime(seconds: number) {
      this.asked.push(`to ${seconds}`);
    }
    get playbackRate(): number {
      return this.speed;
    }
    set playbackRate(speed: number) {
      this.speed = speed;
      this.asked.push(`at ${speed.toFixed(2)}`);
    }
  }
  const watching = new AbortController();
  after(() => watching.abort());
  const watch = (still: Still): void => wakeStalls(still as unknown as HTMLMediaElement, watching.signal, 5);
  const rounds = (count: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5 * count));

  it('is asked for its place again, then touched in its speed, a few times, and no more once it moves or pauses', async () => {
    const [forEver, moves, pauses] = [new Still(), new Still(), new Still()];
    for (const still of [forEver, moves, pauses]) watch(still);
    await waitUntil(() => [forEver, moves, pauses].every(({ asked }) => asked.length > 0));
    moves.moves = true;
    pauses.dispatchEvent(new Event('pause'));
    // A speed that is given back afterwards is nothing new.
    const touches = () => [moves, pauses].map(({ asked }) => asked.filter((what) => what !== 'at 1.50').length);
    const before = touches();
    await waitUntil(() => forEver.asked.filter((what) => what === 'at 1.50').length === 2);
    await rounds(10);
    expect(forEver.asked.filter((what) => what === 'to 4')).to.have.length(2);
    expect(forEver.asked[0]).to.equal('to 4');
    expect(forEver.playbackRate).to.equal(1.5);
    expect(touches()).to.deep.equal(before);
  });

  it('is left alone while the data are not there', async () => {
    const waits = new Still();
    waits.end = 4.2;
    watch(waits);
    await rounds(10);
    expect(waits.asked).to.deep.equal([]);
  });
});

describe('times', () => {
  it('are written as a clock', () => {
    expect([0, 31.9, 725, 3723, Number.NaN, -4].map(clock)).to.deep.equal(['0:00', '0:31', '12:05', '1:02:03', '0:00', '0:00']);
    expect(clockParts(3723)).to.deep.equal({ hours: 1, minutes: 2, seconds: 3 });
  });
  it('are read as seconds or as a clock, and anything else is none', () => {
    expect(['31', '1:31', '1:02:03', '0.5'].map(parseTime)).to.deep.equal([31, 91, 3723, 0.5]);
    expect([null, '', 'soon', '1:2:3:4', '-3'].map(parseTime)).to.deep.equal([null, null, null, null, null]);
  });
});

describe('chapters of a directory', () => {
  it('are its leaves one after the other, when all have a length', () => {
    const leaf = (title: string, durationSeconds: number | null) => ({ title, durationSeconds, children: [] });
    const tree = { title: '一', durationSeconds: null, children: [leaf('甲', 10), leaf('乙', 5)] };
    expect(chaptersOfDirectory([tree, leaf('二', 7)])).to.deep.equal([
      { start: 0, end: 10, text: '甲' },
      { start: 10, end: 15, text: '乙' },
      { start: 15, end: 22, text: '二' },
    ]);
    expect(chaptersOfDirectory([leaf('一', 3), leaf('二', null)])).to.deep.equal([]);
  });
});
