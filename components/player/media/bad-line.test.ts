import { expect, waitUntil } from '@open-wc/testing';
import { breakLine, cutInHalf, late, listOf, mendLine, nothing, signInPage, status } from '../fixtures/faults.ts';
import { begin, inside, playerWith, plays, pressButton, showing, words } from '../fixtures/harness.ts';
import { hls, mp4, video } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

const stream = { ...video, renditions: [hls] };
const segmentSeconds = 4;
const segments = [0, 1, 2, 3, 4, 5];
/** Segment `index` in all qualities. */
const segment = (index: number) => (url: string): boolean => new RegExp(`/hls/\\d+p/[^/]*0*${index}\\.m4s`).test(url);
const place = (index: number): number => index * segmentSeconds + 0.5;

async function playAt(item: typeof video, seconds: number): Promise<LsPlayer> {
  const element = await playerWith(showing(item));
  element.currentTime = seconds;
  element.play().catch(() => undefined);
  return element;
}
const says = (element: LsPlayer, text: string): Promise<void> => waitUntil(() => words(element).includes(text), text, { timeout: 12_000 });

beforeEach(() => localStorage.removeItem('ls.player/1'));
afterEach(mendLine);

describe('a line that breaks at a segment', () => {
  for (const index of segments) {
    it(`waits out a broken server at segment ${index}, and goes on where it was`, async () => {
      breakLine(segment(index), status(503));
      const element = await playAt(stream, place(index));
      await says(element, '网络断开了');
      mendLine();
      pressButton(element, '重试');
      await plays(element, place(index));
      expect(element.currentTime).to.be.within(place(index), place(index) + 2);
    }).timeout(30_000);

    it(`takes another way where segment ${index} is gone`, async () => {
      breakLine(segment(index), status(404));
      const element = await playAt({ ...video, renditions: [hls, mp4] }, place(index));
      await plays(element, place(index));
      expect(inside<HTMLVideoElement>(element, 'video').currentSrc).to.contain('master.mp4');
      expect(element.currentTime).to.be.within(place(index), place(index) + 2);
    }).timeout(30_000);
  }

  it('says that the file is gone where there is no other way', async () => {
    breakLine(segment(2), status(404));
    const element = await playAt(stream, place(2));
    await says(element, '找不到文件');
    expect(inside(element, '[role="alert"]').querySelectorAll('button').length).to.be.at.least(1);
  }).timeout(20_000);

  it('waits for a slow segment, and says so', async () => {
    breakLine(segment(3), late(2500));
    const element = await playAt(stream, place(3));
    await waitUntil(() => element.shadowRoot?.querySelector('.over .spinner') !== null, 'waits', { timeout: 5000 });
    await plays(element, place(3));
  }).timeout(20_000);

  for (const [name, answer] of Object.entries({ 'a sign-in page': signInPage, nothing, 'half of it': cutInHalf })) {
    it(`says that the file is damaged when a segment is ${name}`, async () => {
      breakLine(segment(1), answer);
      const element = await playAt(stream, place(1));
      await says(element, '文件坏了');
      mendLine();
      pressButton(element, '重试');
      await plays(element, place(1));
    }).timeout(30_000);
  }

  it('goes on in the small file when a segment is damaged', async () => {
    breakLine(segment(1), signInPage);
    const element = await playAt({ ...video, renditions: [hls, mp4] }, place(1));
    await plays(element, place(1));
    expect(element.currentTime).to.be.within(place(1), place(1) + 2);
  }).timeout(30_000);
});

describe('a list that lies', () => {
  const withList = (...lines: string[]): typeof video => ({ ...video, renditions: [{ ...hls, url: listOf(...lines) }] });
  const absolute = (path: string): string => new URL(path, location.href).href;

  it('has nothing in it', async () => {
    await says(await playAt(withList(''), 0), '这里放不了');
  }).timeout(20_000);

  it('is a web page', async () => {
    await says(await playAt(withList('<!doctype html><h1>404</h1>'), 0), '这里放不了');
  }).timeout(20_000);

  it('has no segments', async () => {
    await says(await playAt(withList('#EXTM3U', '#EXT-X-TARGETDURATION:4', '#EXT-X-ENDLIST'), 0), '这里放不了');
  }).timeout(20_000);

  it('names only what no machine plays', async () => {
    const variant = absolute('/demo/media/files/fractions/hls/360p/index.m3u8');
    await says(await playAt(withList('#EXTM3U', '#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="none.1,none.2",RESOLUTION=640x360', variant), 0), '不支持');
  }).timeout(20_000);

  it('says its pieces are longer than they are: the lesson plays all the same', async () => {
    const base = absolute('/demo/media/files/fractions/hls/360p/');
    const lines = await (await fetch(`${base}index.m3u8`)).text();
    const lying = lines.replace(/#EXTINF:[\d.]+/g, '#EXTINF:60').replace(/^([^#\s].*)$/gm, `${base}$1`).replace(/URI="([^"]+)"/, `URI="${base}$1"`);
    await begin(await playerWith(showing(withList(lying))));
  }).timeout(20_000);
});

describe('a file that is not what it says', () => {
  const file = (bytes: BlobPart): typeof video => ({ ...video, renditions: [{ ...mp4, url: URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' })) }] });

  it('is empty', async () => {
    await says(await playAt(file(''), 0), '这里放不了');
  }).timeout(20_000);

  it('is a picture', async () => {
    const picture = await (await fetch('/demo/media/files/fractions/cover.jpg')).arrayBuffer();
    await says(await playAt(file(picture), 0), '这里放不了');
  }).timeout(20_000);

  it('is cut short: it plays as far as it goes, and then says so or ends', async () => {
    const bytes = await (await fetch(mp4.url)).arrayBuffer();
    const element = await playAt(file(bytes.slice(0, bytes.byteLength / 3)), 0);
    await plays(element, 1);
    element.currentTime = 20;
    await waitUntil(() => element.ended || words(element).includes('这里放不了') || words(element).includes('网络断开了') || element.shadowRoot?.querySelector('.spinner') !== null, 'a word', { timeout: 12_000 });
  }).timeout(30_000);
});

describe('subtitles that are hostile', () => {
  it('stay text, and their wrong times harm nobody', async () => {
    const cues = ['WEBVTT', '', '00:00.000 --> 00:20.000', '<b>粗</b><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>字', '', '00:09.000 --> 00:03.000', '倒着', '', '99:99 --> x', '不是时间', ''];
    const url = URL.createObjectURL(new Blob([cues.join('\n')], { type: 'text/vtt' }));
    const item = { ...video, renditions: [mp4], tracks: [{ kind: 'subtitles' as const, url, language: 'zh-CN', label: '中文' }] };
    const element = await playerWith(showing(item));
    await begin(element);
    inside(element, '[data-panel="captions"]').click();
    await element.updateComplete;
    inside<HTMLInputElement>(element, '.panel .pick:nth-of-type(2) input').click();
    await waitUntil(() => element.shadowRoot?.querySelector('.captions')?.textContent.includes('字') ?? false, 'captions', { timeout: 5000 });
    expect(element.shadowRoot?.querySelector('.captions img, .captions script')).to.equal(null);
    expect('hacked' in window).to.equal(false);
  }).timeout(20_000);
});
