import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as soon, setTimeout as delay } from 'node:timers/promises';
import type { TestRunnerCoreConfig } from '@web/test-runner-core';
import { Turns, Windows, type Window } from './windows.ts';

test('so many go on at once, the others in the order in which they came; a turn ends once', async () => {
  const turns = new Turns(2);
  const going: string[] = [];
  const begin = async (name: string) => {
    const end = await turns.take();
    going.push(name);
    return end;
  };
  const [first, second, third, fourth] = ['first', 'second', 'third', 'fourth'].map(begin);
  await soon();
  assert.deepEqual(going, ['first', 'second']);
  const endFirst = (await first) ?? assert.fail();
  endFirst();
  endFirst();
  await soon();
  assert.deepEqual(going, ['first', 'second', 'third']);
  ((await second) ?? assert.fail())();
  await fourth;
  ((await third) ?? assert.fail())();
  await begin('fifth');
  assert.deepEqual(going, ['first', 'second', 'third', 'fourth', 'fifth']);
});

async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await delay(5);
}

type Opened = ReturnType<typeof openedWindow>;
const forEver = new Promise<never>(() => undefined);

/** A window in which every start and stop does as it is told by the name of the file. */
function openedWindow(ended: string[], name: string) {
  const files: string[] = [];
  const does = (file: string, what: string): Promise<void> => {
    if (file.includes(`${what} fails`)) return Promise.reject(new Error(file));
    return file.includes(`${what} hangs`) ? forEver : Promise.resolve();
  };
  const launcher = {
    files,
    startSession: (file: string) => {
      files.push(file);
      return does(file, 'start');
    },
    stopSession: async (file: string) => {
      await does(file, 'stop');
      return {};
    },
    startDebugSession: () => Promise.resolve(),
    isActive: () => true,
    getBrowserUrl: () => 'elsewhere',
    stop: () => Promise.resolve(),
  };
  return { launcher, end: () => void ended.push(name) };
}

/** An engine whose windows open as they are told, one after the other. */
class Engine extends Windows<Opened['launcher']> {
  readonly name = 'Engine';
  readonly type = 'none';
  readonly opened: Opened[] = [];
  readonly ended: string[] = [];
  readonly #openings: (() => Promise<void>)[];

  constructor(turns: Turns, ...openings: (() => Promise<void>)[]) {
    super({ turns, patienceMs: 20, silenceMs: 20 });
    this.#openings = openings;
  }

  protected override ask(_launcher: Opened['launcher'], session: string): Promise<unknown> {
    if (session.includes('page is gone')) return Promise.reject(new Error('no page'));
    if (session.includes('driver is gone')) throw new Error('no driver');
    return session.includes('page hangs') ? forEver : Promise.resolve();
  }

  /** What ran in each window. */
  get files(): readonly string[][] {
    return this.opened.map(({ launcher }) => launcher.files);
  }

  protected override async open(): Promise<Window<Opened['launcher']>> {
    await this.#openings.shift()?.();
    const window = openedWindow(this.ended, String(this.opened.length));
    this.opened.push(window);
    return window;
  }
}

/** On a machine of two turns, so that one that is never given back is missed. */
async function engineWith(...openings: (() => Promise<void>)[]): Promise<{ engine: Engine; run: (file: string) => Promise<unknown> }> {
  const engine = new Engine(new Turns(2), ...openings);
  await engine.initialize({} as TestRunnerCoreConfig, []);
  const run = async (file: string) => {
    await engine.startSession(file, '');
    return engine.stopSession(file);
  };
  return { engine, run };
}
const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', messageOf);

test('a window runs one file after the other', async () => {
  const { engine, run } = await engineWith();
  for (const file of ['a', 'b', 'c']) await run(file);
  assert.deepEqual(engine.files, [['a', 'b', 'c']]);
  await engine.stop();
  assert.deepEqual(engine.ended, ['0']);
});

for (const [trouble, said] of [
  ['start fails', /^start fails$/],
  ['start hangs', /^Engine did not open the page/],
  ['stop fails', /^stop fails$/],
  ['stop hangs', /^Engine did not leave the page/],
] as const) {
  test(`a window in which a file's ${trouble} is ended and given to nobody, and its turn is free`, async () => {
    const { engine, run } = await engineWith();
    assert.match(await outcome(run(trouble)), said);
    assert.equal(engine.isActive(trouble), false);
    await Promise.all([engine.startSession('a', ''), engine.startSession('b', '')]);
    assert.deepEqual(engine.files, [[trouble], ['a'], ['b']]);
    assert.deepEqual(engine.ended, ['0']);
  });
}

test('a page that hangs is ended long before its tests are given up, and says so; one that is gone is left to the runner', async () => {
  const { engine } = await engineWith();
  await Promise.all([engine.startSession('page hangs', 'http://a'), engine.startSession('page is gone', 'http://b')]);
  await until(() => engine.ended.length > 0);
  assert.deepEqual(engine.ended[0], '0');
  assert.equal(engine.isActive('page hangs'), true, 'the runner still has it');
  assert.equal(await engine.getBrowserUrl('page hangs'), 'http://a', 'it went nowhere');
  assert.match((await engine.stopSession('page hangs')).errors?.[0]?.message ?? '', /^Engine hangs/);
  assert.deepEqual(await engine.stopSession('page is gone'), {});
  await engine.startSession('b', '');
  await engine.startSession('c', '');
  assert.deepEqual(engine.files, [['page hangs'], ['page is gone', 'b'], ['c']]);
});

test('a window that was stopped while a file runs has nobody to ask, which ends nothing else', async () => {
  const { engine, run } = await engineWith();
  await engine.startSession('driver is gone', '');
  // So long that it was asked; an error that nobody hears ends the runner, and this test.
  await delay(80);
  assert.deepEqual(await engine.stopSession('driver is gone'), {});
  await run('b');
  assert.deepEqual(engine.files, [['driver is gone', 'b']]);
});

test('a page that is through is asked no more', async () => {
  const { engine, run } = await engineWith();
  await run('page hangs');
  await delay(80);
  assert.deepEqual(engine.ended, []);
});

test('a file that is ended twice gives its window back once', async () => {
  const { engine } = await engineWith();
  await engine.startSession('a', '');
  await Promise.all([engine.stopSession('a'), engine.stopSession('a')]);
  await Promise.all([engine.startSession('b', ''), engine.startSession('c', '')]);
  assert.deepEqual(engine.files, [['a', 'b'], ['c']]);
});

test('a file that is through before its page stands keeps its window until then', async () => {
  const { engine } = await engineWith();
  const start = outcome(engine.startSession('start hangs', ''));
  await soon();
  assert.deepEqual(await engine.stopSession('start hangs'), {});
  assert.match(await start, /did not open the page/);
  await engine.startSession('b', '');
  assert.deepEqual(engine.files, [['start hangs'], ['b']]);
});

test('a window that does not open holds nobody up, is ended when it opens after all, and hinders the end of no other', async () => {
  let openNow = (): void => undefined;
  const slow = new Promise<void>((resolve) => (openNow = resolve));
  const { engine, run } = await engineWith(() => slow, () => Promise.reject(new Error('no screen')));
  assert.match(await outcome(run('a')), /did not open the page/);
  assert.equal(await outcome(run('b')), 'no screen');
  await run('c');
  assert.deepEqual(engine.files, [['c']]);
  openNow();
  await soon();
  assert.deepEqual(engine.ended, ['1']);
  await engine.stop();
  assert.deepEqual(engine.ended, ['1', '0']);
});
