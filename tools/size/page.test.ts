import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf, staleIn } from './page.ts';

const figure = (name: string, gzipped: number) => ({ name, weight: { files: 3, minified: gzipped * 3, gzipped } });
const page = pageOf([figure('player.js', 36_500), figure('all.js', 121_700)]);

test('a page of the same figures is not stale, nor is one that a compressor wrote a little otherwise', () => {
  assert.deepEqual(staleIn(page, [figure('player.js', 36_500), figure('all.js', 121_700)]), []);
  assert.deepEqual(staleIn(page, [figure('player.js', 37_400), figure('all.js', 123_900)]), []);
});

test('a figure that moved, and files that came or went, make it stale', () => {
  assert.deepEqual(staleIn(page, [figure('player.js', 37_600), figure('chat.js', 50_000)]), [
    'player.js was 36.5 kB and is 37.6 kB',
    'chat.js is not there',
    'all.js is no more',
  ]);
});
