/** Films and sounds at the bounds of the technical standard, and files that lie. */
import assert from 'node:assert/strict';
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { filmOf, soundOf, type FilmAsked, type SoundAsked } from '../test/helpers/films.ts';
import { judgeMedia, measureMedia, type MediaFacts } from './src/technical-standard/judge.ts';

const checksOf = async (kind: MediaFacts['kind'], bytes: Uint8Array<ArrayBuffer> | Blob) => judgeMedia(await measureMedia(kind, bytes instanceof Blob ? bytes : new Blob([bytes])));
const withVerdict = async (verdict: string, kind: MediaFacts['kind'], bytes: Uint8Array<ArrayBuffer> | Blob) =>
  (await checksOf(kind, bytes)).filter((check) => check.verdict === verdict).map(({ rule, measured }) => [rule, measured]);

it('[RES-01] a film at each bound passes, and fails just below it', async () => {
  assert.deepEqual(await checksOf('video', filmOf()), [
    { rule: 'container', verdict: 'pass', measured: 'MP4' }, { rule: 'video-codec', verdict: 'pass', measured: 'H.264' }, { rule: 'audio-codec', verdict: 'pass', measured: 'AAC' },
    { rule: 'width', verdict: 'pass', measured: 1280 }, { rule: 'height', verdict: 'pass', measured: 720 }, { rule: 'frame-rate', verdict: 'pass', measured: 25 }, { rule: 'bit-rate', verdict: 'pass', measured: 2_000_000 },
  ]);
  const failing: [FilmAsked, unknown[]][] = [
    [{ width: 1279 }, ['width', 1279]], [{ height: 719 }, ['height', 719]], [{ frameRate: 24.9 }, ['frame-rate', 24.9]], [{ bitRate: 1_990_000 }, ['bit-rate', 1_990_000]],
    [{ video: 'hvc1' }, ['video-codec', 'H.265']], [{ audio: 0x6b }, ['audio-codec', 'MP3']], [{ audio: null }, ['audio-codec', '']], [{ brand: 'qt  ' }, ['container', 'QuickTime']],
    [{ before: 5000 }, ['audio-codec', 'mp4a']], [{ width: 1920, height: 1080, isUpright: true }, ['width', 1080]],
  ];
  for (const [asked, expected] of failing) assert.deepEqual(await withVerdict('fail', 'video', filmOf(asked)), [expected], JSON.stringify(asked));
});

it('[RES-02] a sound needs 44 kHz and two channels; its depth is not measured', async () => {
  assert.deepEqual(await withVerdict('unknown', 'audio', soundOf({ words: 3000 })), [['sample-depth', null]]);
  assert.deepEqual(await withVerdict('pass', 'audio', soundOf({ words: 3000 })), [['container', 'MP3'], ['sample-rate', 44_100], ['channels', 2]]);
  const failing: [SoundAsked, unknown[]][] = [[{ sampleRate: 32_000 }, ['sample-rate', 32_000]], [{ channels: 1 }, ['channels', 1]]];
  for (const [asked, expected] of failing) assert.deepEqual(await withVerdict('fail', 'audio', soundOf(asked)), [expected]);
});

it('a file that ends too soon, or lies about its sizes, has nothing measured and holds nobody up', async () => {
  const film = filmOf();
  const lies = (place: number, ...bytes: number[]) => {
    const lying = film.slice();
    lying.set(bytes, place);
    return lying;
  };
  // The head ends in the middle; is longer than the file; a box within is longer than what holds it, and one has no length.
  for (const bad of [film.slice(0, 200), lies(16, 0x7f, 0xff, 0xff, 0xff), lies(16, 0, 0, 0, 1), lies(24, 0x7f, 0xff, 0xff, 0xff), lies(24, 0, 0, 0, 0), film.slice(0, 3), soundOf()]) {
    assert.deepEqual(await withVerdict('pass', 'video', bad).then((rules) => rules.filter(([rule]) => rule === 'frame-rate' || rule === 'bit-rate')), []);
  }
  for (const bad of [new Uint8Array(), Uint8Array.of(0xff, 0xfb, 0x90, 0), soundOf({ words: 100 }).slice(0, 40), film]) assert.equal((await withVerdict('unknown', 'audio', bad)).length, 4);
});

it('a film of very many pieces is given up early', async () => {
  const pieces = new Uint8Array(800_000);
  for (let place = 0; place < pieces.length; place += 8) pieces.set([0, 0, 0, 8], place);
  let reads = 0;
  const counted = { size: pieces.length, slice: (from: number, to: number) => ((reads += 1), new Blob([pieces.subarray(from, to)])) };
  assert.deepEqual(await measureMedia('video', counted), { kind: 'video', film: null });
  assert.ok(reads <= 1000, `${reads}`);
});

it('measures what encoders make', async () => {
  const file = (name: string) => openAsBlob(join(import.meta.dirname, '../demo/media/files', name));
  const film = await measureMedia('video', await file('fractions/master.mp4'));
  const sound = await measureMedia('audio', await file('library-dialogue/listening.mp3'));
  const measured = film.kind === 'video' && film.film !== null ? { ...film.film, bitRate: Math.round((film.film.bitRate ?? 0) / 1e5) } : null;
  assert.deepEqual(measured, { container: 'MP4', video: 'H.264', audio: 'AAC', width: 1280, height: 720, frameRate: 25, bitRate: 20 });
  assert.deepEqual(sound, { kind: 'audio', sound: { container: 'MP3', sampleRate: 44_100, channels: 2 } });
});
