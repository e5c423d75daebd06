import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './encode.ts';
import { probe } from './probe.ts';
import { run } from './run.ts';
import type { MediaIndex, MediaItem } from './catalogue.ts';

const FILES = fileURLToPath(new URL('files/', import.meta.url));
const read = (path: string): string => readFileSync(join(FILES, path), 'utf8');

function isIndex(value: unknown): value is MediaIndex {
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
}

const parsed: unknown = JSON.parse(read('index.json'));
assert.ok(isIndex(parsed), 'index.json lists items');
const index = parsed;
const lessons = index.items.filter((item) => item.type === 'A01');

interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function seconds(stamp: string): number {
  const parts = /^(\d{2}):([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(stamp);
  assert.ok(parts, `time stamp ${stamp}`);
  const [, h, m, s, ms] = parts.map(Number);
  return (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0) + (ms ?? 0) / 1000;
}

/** Reads a WebVTT file strictly and checks the order of its cues. */
function cues(path: string, duration: number): Cue[] {
  const [head, ...blocks] = read(path).trim().split(/\n\n+/);
  assert.equal(head, 'WEBVTT', path);
  const list = blocks.map((block) => {
    const [, times = '', ...text] = block.split('\n');
    const [start = '', end = ''] = times.split(' --> ');
    return { start: seconds(start), end: seconds(end), text: text.join('\n') };
  });
  assert.ok(list.length > 0, `${path} has cues`);
  list.forEach((cue, i) => {
    assert.ok(cue.text.length > 0, `${path}: cue ${i + 1} has text`);
    assert.ok(cue.start < cue.end, `${path}: cue ${i + 1} ends after it starts`);
    assert.ok(cue.end <= duration + 0.001, `${path}: cue ${i + 1} lies within the ${duration} s`);
    assert.ok(cue.start >= (list[i - 1]?.end ?? 0), `${path}: cue ${i + 1} follows the one before`);
  });
  return list;
}

/** Segments and initialisation file of a media playlist, with the lengths of the segments. */
function segments(path: string): { files: string[]; starts: number[]; duration: number } {
  const playlist = read(path);
  assert.match(playlist, /^#EXTM3U\n/);
  assert.match(playlist, /#EXT-X-ENDLIST/);
  const init = /#EXT-X-MAP:URI="([^"]+)"/.exec(playlist)?.[1];
  assert.ok(init, `${path} names its initialisation file`);
  const starts: number[] = [];
  const files = [init];
  let duration = 0;
  for (const [, length, file] of playlist.matchAll(/#EXTINF:([\d.]+),\s*\n(\S+)/g)) {
    starts.push(Math.round(duration * 100) / 100);
    duration += Number(length);
    files.push(file ?? '');
  }
  return { files: files.map((file) => normalize(join(dirname(path), file))), starts, duration };
}

const durationOf = (item: MediaItem): number => item.measured?.duration ?? 0;

describe('index', () => {
  test('lists every file with its true size and checksum, 25 MB at most in all', async () => {
    const listed = index.items.flatMap((item) => item.files);
    for (const file of listed) {
      const content = readFileSync(join(FILES, file.path));
      assert.equal(content.length, file.bytes, file.path);
      assert.equal(createHash('sha256').update(content).digest('hex'), file.sha256, file.path);
      assert.notEqual(file.mime, 'application/octet-stream', file.path);
    }
    const onDisk = (await filesBelow(FILES)).filter((file) => file !== join(FILES, 'index.json'));
    assert.deepEqual(onDisk.length, listed.length, 'no file is left out');
    assert.equal(index.bytes, listed.reduce((sum, file) => sum + file.bytes, 0));
    assert.ok(index.bytes <= 25_000_000, `${index.bytes} bytes`);
  });

  test('holds three lessons, a listening exercise, a worksheet, a course and two textbooks', () => {
    assert.equal(lessons.length, 3);
    assert.deepEqual(index.items.slice(3).map((item) => item.mime), ['audio/mpeg', 'application/pdf', 'text/html', 'application/pdf', 'application/epub+zip']);
  });

  for (const item of index.items) {
    test(`${item.id}: the cover is a small JPEG, 640 × 360`, async () => {
      const path = join(FILES, item.cover);
      assert.deepEqual([...readFileSync(path).subarray(0, 3)], [0xff, 0xd8, 0xff]);
      assert.ok(statSync(path).size <= 40_000);
      const { video } = await probe(path);
      assert.deepEqual([video?.width, video?.height], [640, 360]);
    });
  }
});

for (const item of lessons) {
  describe(`lesson ${item.id}`, () => {
    test('the master meets the technical standard', async () => {
      const { video, audio, bitrate, duration } = await probe(join(FILES, item.main));
      assert.deepEqual([video?.codec, video?.profile, audio?.codec], ['h264', 'High', 'aac']);
      assert.deepEqual([video?.width, video?.height, video?.fps], [1280, 720, 25]);
      assert.deepEqual([audio?.sampleRate, audio?.channels], [48_000, 2]);
      assert.ok(bitrate >= 2_000_000, `${bitrate} bit/s`);
      assert.ok(duration >= 15, `${duration} s`);
      assert.deepEqual(item.measured?.bitrate, bitrate);
      const bytes = readFileSync(join(FILES, item.main));
      assert.ok(bytes.indexOf('moov') < bytes.indexOf('mdat'), 'the index stands before the data');
    });

    test('subtitles in two languages say the same sentences at the same times', () => {
      const [zh, en] = ['zh-CN', 'en'].map((language) => {
        const track = item.tracks.find((each) => each.kind === 'subtitles' && each.language === language);
        assert.ok(track);
        return cues(track.path, durationOf(item));
      });
      assert.deepEqual(zh?.map((cue) => cue.start), en?.map((cue) => cue.start));
      assert.ok(zh?.every((cue) => /\p{Script=Han}/u.test(cue.text)));
      assert.ok(en?.every((cue) => !/\p{Script=Han}/u.test(cue.text)));
    });

    test('chapters cover the lesson without gaps', () => {
      for (const track of item.tracks.filter((each) => each.kind === 'chapters')) {
        const list = cues(track.path, durationOf(item));
        assert.equal(list[0]?.start, 0);
        list.forEach((cue, i) => assert.equal(cue.end, list[i + 1]?.start ?? durationOf(item)));
      }
    });

    test('every thumbnail lies on the sheet', async () => {
      const path = `${item.id}/thumbnails.vtt`;
      const list = cues(path, durationOf(item));
      const { video } = await probe(join(FILES, `${item.id}/thumbnails.jpg`));
      assert.ok(video);
      for (const cue of list) {
        const [, file, ...box] = /^(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)$/.exec(cue.text) ?? [];
        assert.equal(file, 'thumbnails.jpg');
        const [x = NaN, y = NaN, w = NaN, h = NaN] = box.map(Number);
        assert.ok(x + w <= video.width && y + h <= video.height, cue.text);
      }
      assert.equal(list.at(-1)?.end, durationOf(item));
    });

    test('HLS has three renditions whose segments exist and change at the same moments', async () => {
      const master = item.hls ?? '';
      const renditions = [...read(master).matchAll(/#EXT-X-STREAM-INF:(.+)\n(\S+)/g)];
      assert.deepEqual(renditions.map(([, attributes]) => /RESOLUTION=(\S+?),/.exec(attributes ?? '')?.[1]), ['640x360', '854x480', '1280x720']);
      const starts: number[][] = [];
      for (const [, attributes = '', path = ''] of renditions) {
        const playlist = normalize(join(dirname(master), path));
        const { files, duration, ...rest } = segments(playlist);
        for (const file of files) assert.ok(statSync(join(FILES, file)).size > 0, file);
        assert.ok(Math.abs(duration - durationOf(item)) < 0.2, `${playlist} lasts ${duration} s`);
        starts.push(rest.starts);
        const { video, audio } = await probe(join(FILES, playlist));
        assert.ok(attributes.includes(`RESOLUTION=${video?.width}x${video?.height}`));
        assert.deepEqual([video?.codec, video?.fps, audio?.codec, audio?.channels], ['h264', 25, 'aac', 2]);
      }
      assert.deepEqual(starts[0], starts[1]);
      assert.deepEqual(starts[1], starts[2]);
    });

    test('the sound alone lasts as long as the film', async () => {
      const { audio, video, duration } = await probe(join(FILES, item.audio ?? ''));
      assert.equal(audio?.codec, 'aac');
      assert.equal(video, undefined);
      assert.ok(Math.abs(duration - durationOf(item)) < 0.2);
    });
  });
}

test('the listening exercise is an MP3 at 44.1 kHz in stereo with a transcript', async () => {
  const item = index.items.find((each) => each.type === 'A02');
  assert.ok(item);
  const { audio, bitrate, duration } = await probe(join(FILES, item.main));
  assert.deepEqual(audio, { codec: 'mp3', sampleRate: 44_100, channels: 2 });
  assert.ok(bitrate >= 96_000, `${bitrate} bit/s`);
  assert.ok(duration >= 30 && duration <= 60, `${duration} s`);
  for (const track of item.tracks) assert.ok(cues(track.path, duration).every((cue) => cue.text.startsWith('<v ')));
});

test('papers have their pages, all fonts embedded', () => {
  for (const item of index.items.filter(({ mime }) => mime === 'application/pdf')) {
    const pdf = readFileSync(join(FILES, item.main), 'latin1');
    assert.match(pdf, /^%PDF-1\./);
    assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, item.pages);
    const fonts = [...pdf.matchAll(/\/Type \/Font\b[^>]*?\/Subtype \/(\w+)/g)].map(([, kind]) => kind);
    assert.ok(fonts.length > 0, 'it has fonts');
    // Glyphs of a Type 3 font are drawn in the document itself; every other font needs a font file.
    const outside = fonts.filter((kind) => kind !== 'Type3' && kind !== 'Type0');
    assert.ok((pdf.match(/\/FontFile[23]? \d+ 0 R/g)?.length ?? 0) >= outside.length, 'each font has its glyphs with it');
  }
});

test('the course runs under a strict content security policy and asks no other host', async () => {
  const item = index.items.find((each) => each.type === 'A03');
  assert.ok(item);
  const pages = item.files.filter((file) => file.mime === 'text/html');
  assert.equal(pages.length, 3);
  for (const page of pages) {
    const html = read(page.path);
    assert.match(html, /lang="zh-CN"/);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|https?:/);
    for (const [, target = ''] of html.matchAll(/(?:href|src)="([^"#]+)"/g)) {
      assert.ok(item.files.some((file) => file.path === `${item.id}/${target}`), `${page.path} refers to ${target}`);
    }
  }
  for (const script of item.files.filter((file) => file.mime === 'text/javascript')) {
    assert.doesNotMatch(read(script.path), /innerHTML|eval\(|\.style\b|https?:/);
    await run(process.execPath, ['--check', join(FILES, script.path)]);
  }
});
