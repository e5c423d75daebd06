import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectionTo, placeOf } from './arrows.ts';
import { findInCss, findInHtml } from './templates.ts';

const may = (from: string, to: string) => objectionTo(placeOf(from), placeOf(to)) === undefined;

test('imports point one way', () => {
  assert.ok(may('components/player/player.ts', 'components/base/ls-element.ts'));
  assert.ok(may('components/adapters/http/client.ts', 'contract/src/index.ts'));
  assert.ok(may('service/src/app.ts', 'contract/src/index.ts'));
  assert.ok(may('test/e2e/lesson.test.ts', 'service/src/app.ts'));

  assert.ok(!may('components/base/ls-element.ts', 'components/adapters/http/client.ts'));
  assert.ok(!may('components/base/ls-element.ts', 'components/player/player.ts'));
  assert.ok(!may('contract/src/index.ts', 'components/base/ports/ids.ts'));
  assert.ok(!may('service/src/app.ts', 'components/base/ports/ids.ts'));
  assert.ok(!may('components/player/player.ts', 'contract/src/index.ts'));
  assert.ok(!may('pwa/app.ts', 'components/player/player.ts'));
  assert.ok(!may('demo/old-portal.ts', 'components/player/player.define.ts'));
});

test('elements do not reach into each other, but may bring another one along', () => {
  assert.ok(!may('components/space/space.ts', 'components/player/player.types.ts'));
  assert.ok(may('components/space/space.define.ts', 'components/player/player.define.ts'));
});

test('only the provider and define files choose an adapter', () => {
  assert.ok(may('components/provider/provider.ts', 'components/adapters/http/client.ts'));
  assert.ok(may('components/player/player.define.ts', 'components/adapters/http/client.ts'));
  assert.ok(may('components/player/player.test.ts', 'components/adapters/memory/index.ts'));
  assert.ok(!may('components/player/player.ts', 'components/adapters/http/client.ts'));
});

test('html templates: no styles, markup, handlers or words of their own', () => {
  const hole = '\uE000';
  assert.deepEqual(findInHtml(`<p class="a" @click=${hole}>${hole} · 1/2 &nbsp;</p><!-- a word -->`), []);
  assert.equal(findInHtml(`<p style="--_x: ${hole}"></p>`).length, 1);
  assert.equal(findInHtml('<style>:host</style>').length, 2);
  assert.equal(findInHtml(`<p .innerHTML=${hole}></p>`).length, 1);
  assert.equal(findInHtml('<p onclick="go()"></p>').length, 1);
  assert.equal(findInHtml('<p>Hello</p>').length, 1);
  assert.equal(findInHtml('<p>课程</p>').length, 1);
  assert.equal(findInHtml('<button aria-label="Close"></button>').length, 1);
  assert.deepEqual(findInHtml(`<button aria-label="${hole}" type="button"></button>`), []);
});

test('css templates: logical properties, and nothing newer than Chromium 109', () => {
  assert.deepEqual(findInCss('@media (min-width: 40em) { :host { margin-inline-start: 1px; max-inline-size: 2px } }'), []);
  assert.deepEqual(findInCss('/* width: 1px */ p { text-align: start; border-start-start-radius: 1px }'), []);
  for (const bad of [
    'p { margin-left: 1px }', 'p { left: 0 }', 'p { width: 1px }', 'p { text-align: right }',
    'p { border-top-left-radius: 1px }', ':host(:dir(rtl)) {}', 'p { color: color-mix(in srgb, red, blue) }',
    'p { color: red; & span { color: blue } }', 'p { max-inline-size: 1.5rem }',
  ]) assert.equal(findInCss(bad).length, 1, bad);
});
