import { expect, waitUntil } from '@open-wc/testing';
import { listOf } from '../fixtures/faults.ts';
import { begin, inside, playAt, playerWith, plays, says, showing } from '../fixtures/harness.ts';
import { hls, mp4, video } from '../fixtures/items.ts';
import '../player.define.ts';

const isWebKit = navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrom');

beforeEach(() => localStorage.removeItem('ls.player/1'));

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

  // In WebKitGTK the media process hangs on such files for ever, and its whole page with it: no player could say a word.
  if (!isWebKit) {
    it('is a picture', async () => {
      const picture = await (await fetch('/demo/media/files/fractions/cover.jpg')).arrayBuffer();
      await says(await playAt(file(picture), 0), '这里放不了');
    }).timeout(20_000);

    it('is cut short: it plays as far as it goes, and then says so or ends', async () => {
      const bytes = await (await fetch(mp4.url)).arrayBuffer();
      const element = await playAt(file(bytes.slice(0, bytes.byteLength / 3)), 0);
      await plays(element, 1);
      element.currentTime = 20;
      await waitUntil(() => element.ended || element.shadowRoot?.querySelector('.over') !== null, 'a word', { timeout: 12_000 });
    }).timeout(30_000);
  }
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
