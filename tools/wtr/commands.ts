import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestRunnerPlugin } from '@web/test-runner-core';

/** What the commands need of a puppeteer page. */
interface Page {
  setViewport(size: Size): Promise<void>;
  emulateMediaType(type: string): Promise<void>;
  evaluateHandle(script: () => unknown): Promise<{ asElement(): { uploadFile(...paths: readonly string[]): Promise<void> } | null }>;
  readonly mouse: {
    click(x: number, y: number): Promise<void>;
    move(x: number, y: number, options?: { steps: number }): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
  readonly touchscreen: { touchStart(x: number, y: number): Promise<unknown>; touchMove(x: number, y: number): Promise<void>; touchEnd(): Promise<void> };
  readonly keyboard: {
    down(key: string): Promise<void>;
    press(key: string): Promise<void>;
    type(text: string): Promise<void>;
    up(key: string): Promise<void>;
  };
}

/** What the commands need of a WebDriver session. */
interface Driver {
  execute<T>(script: () => T): Promise<T>;
  elementSendKeys(elementId: string, text: string): Promise<void>;
  setWindowRect(x: number, y: number, width: number, height: number): Promise<unknown>;
  performActions(actions: readonly object[]): Promise<void>;
  releaseActions(): Promise<void>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A way from one point to another, pressed all along. */
interface Way {
  readonly from: Point;
  readonly to: Point;
  readonly by: 'mouse' | 'touch';
}

/** A file as a page hands it over, its bytes in base64. */
interface GivenFile {
  readonly name: string;
  readonly content: string;
}

/** The browsers of a test session seen from here: one gives a page, the other a driver. */
type Browser =
  | { readonly type: 'puppeteer'; getPage(session: string): Page }
  | { readonly type: 'webdriver'; driverOf(session: string): Driver };

/** Key values of WebDriver, by the name a keyboard event gives them. */
const driverKeys: Readonly<Record<string, string>> = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A',
  Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017',
};

async function resize(browser: Browser, session: string, size: Size): Promise<void> {
  if (browser.type === 'puppeteer') return browser.getPage(session).setViewport(size);
  const driver = browser.driverOf(session);
  const [aroundX, aroundY] = await driver.execute(
    () => [outerWidth - innerWidth, outerHeight - innerHeight] as const,
  );
  await driver.setWindowRect(0, 0, size.width + aroundX, size.height + aroundY);
  // The window manager answers before the page has its new size.
  for (let turn = 0; turn < 100; turn += 1) {
    const [width, height] = await driver.execute(() => [innerWidth, innerHeight] as const);
    if (width === size.width && height === size.height) return;
    await delay(30);
  }
}

async function pressChord(browser: Browser, session: string, chord: readonly string[]): Promise<void> {
  if (browser.type === 'puppeteer') {
    const { keyboard } = browser.getPage(session);
    const held = chord.slice(0, -1);
    for (const key of held) await keyboard.down(key);
    await keyboard.press(chord.at(-1) ?? '');
    for (const key of held.toReversed()) await keyboard.up(key);
    return;
  }
  const driver = browser.driverOf(session);
  const keys = chord.map((key) => driverKeys[key] ?? key);
  const down = keys.map((value) => ({ type: 'keyDown', value }));
  const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
  await driver.performActions([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]);
  await driver.releaseActions();
}

/** Presses and lets go where a pointer would. */
async function pressAt(browser: Browser, session: string, { x, y }: Point): Promise<void> {
  if (browser.type === 'puppeteer') return browser.getPage(session).mouse.click(x, y);
  const driver = browser.driverOf(session);
  const move = { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) };
  const actions = [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
  await driver.performActions([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  await driver.releaseActions();
}

/** Presses at one point, goes to the other, and lets go there. */
async function dragAlong(browser: Browser, session: string, { from, to, by }: Way): Promise<void> {
  const steps = 6;
  if (browser.type === 'puppeteer') {
    const { mouse, touchscreen } = browser.getPage(session);
    if (by === 'mouse') {
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(to.x, to.y, { steps });
      return mouse.up();
    }
    await touchscreen.touchStart(from.x, from.y);
    for (let step = 1; step <= steps; step += 1) await touchscreen.touchMove(from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps);
    return touchscreen.touchEnd();
  }
  const driver = browser.driverOf(session);
  const move = ({ x, y }: Point, duration: number) => ({ type: 'pointerMove', duration, origin: 'viewport', x: Math.round(x), y: Math.round(y) });
  const actions = [move(from, 0), { type: 'pointerDown', button: 0 }, move(to, 100), { type: 'pointerUp', button: 0 }];
  await driver.performActions([{ type: 'pointer', id: by, parameters: { pointerType: by }, actions }]);
  await driver.releaseActions();
}

/** Types as a keyboard with every letter would. */
async function typeText(browser: Browser, session: string, text: string): Promise<void> {
  if (browser.type === 'puppeteer') return browser.getPage(session).keyboard.type(text);
  const driver = browser.driverOf(session);
  const actions = Array.from(text).flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
  await driver.performActions([{ type: 'key', id: 'keyboard', actions }]);
  await driver.releaseActions();
}

/** Where the page says which field the files are for. */
const fieldOfFiles = (): unknown => Reflect.get(globalThis, 'kitFileField');
/** Under this name WebDriver hands elements over. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** Chooses files in a field, as the dialog of the system would hand them to it: that dialog stands outside of the page. */
async function chooseFiles(browser: Browser, session: string, files: readonly GivenFile[], folder: string): Promise<void> {
  const paths = files.map(({ name }) => join(folder, basename(name)));
  for (const [place, path] of paths.entries()) await writeFile(path, Buffer.from(files[place]?.content ?? '', 'base64'));
  if (browser.type === 'puppeteer') {
    const field = (await browser.getPage(session).evaluateHandle(fieldOfFiles)).asElement();
    return field?.uploadFile(...paths);
  }
  const driver = browser.driverOf(session);
  const field = await driver.execute(fieldOfFiles);
  const id: unknown = typeof field === 'object' && field !== null ? Reflect.get(field, elementKey) : undefined;
  if (typeof id === 'string') await driver.elementSendKeys(id, paths.join('\n'));
}

const isSize = (value: unknown): value is Size =>
  typeof value === 'object' && value !== null && 'width' in value && 'height' in value;

const isMedia = (value: unknown): value is { readonly media: 'print' | 'screen' } =>
  typeof value === 'object' && value !== null && 'media' in value && (value.media === 'print' || value.media === 'screen');

const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && 'x' in value && 'y' in value;

const isWay = (value: unknown): value is Way =>
  typeof value === 'object' && value !== null && 'from' in value && isPoint(value.from) && 'to' in value && isPoint(value.to) && 'by' in value && (value.by === 'mouse' || value.by === 'touch');

const isText = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';

const isChord = (value: unknown): value is { readonly chord: readonly string[] } =>
  typeof value === 'object' && value !== null && 'chord' in value && Array.isArray(value.chord);

const isFiles = (value: unknown): value is { readonly files: readonly GivenFile[] } =>
  typeof value === 'object' && value !== null && 'files' in value && Array.isArray(value.files);

/**
 * Server side of `test/helpers/browser.ts`: the commands that the runner's own plugins do not offer in
 * every engine. They have names of their own because the runner's plugins answer first, by throwing.
 */
export function portableCommands(): TestRunnerPlugin {
  // Engines read what was chosen when the page does, which may be late: the files stay as long as the runner.
  let folder: Promise<string> | undefined;
  return {
    name: 'portable-commands',
    async serverStop() {
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
    async executeCommand({ command, payload, session }) {
      // The launchers do not publish these members in their shared type; chromium and firefox are puppeteer's.
      const browser = session.browser as unknown as Browser;
      if (command === 'kit:viewport' && isSize(payload)) {
        await resize(browser, session.id, payload);
        return true;
      }
      // WebDriver knows no other medium than the screen.
      if (command === 'kit:media' && isMedia(payload) && browser.type === 'puppeteer') {
        await browser.getPage(session.id).emulateMediaType(payload.media);
        return true;
      }
      if (command === 'kit:pointer' && isPoint(payload)) {
        await pressAt(browser, session.id, payload);
        return true;
      }
      if (command === 'kit:drag' && isWay(payload)) {
        await dragAlong(browser, session.id, payload);
        return true;
      }
      if (command === 'kit:text' && isText(payload)) {
        await typeText(browser, session.id, payload.text);
        return true;
      }
      if (command === 'kit:files' && isFiles(payload)) {
        folder ??= mkdtemp(join(tmpdir(), 'chosen-'));
        await chooseFiles(browser, session.id, payload.files, await mkdtemp(join(await folder, 'one-')));
        return true;
      }
      if (command === 'kit:keys' && isChord(payload)) {
        await pressChord(browser, session.id, payload.chord);
        return true;
      }
      return undefined;
    },
  };
}
