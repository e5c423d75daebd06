import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserLauncher, SessionResult, TestRunnerCoreConfig } from '@web/test-runner-core';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { freePort } from '../free-port.ts';

const browserProgram = `${import.meta.dirname}/webkit-window.py`;

/** A screen that nobody sees; the number it picked comes over its third file descriptor. */
async function startScreen(children: ChildProcess[]): Promise<string> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2000x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(screen);
  const answer = once(screen.stdio[3] as Readable, 'data').then(([data]) => `:${String(data).trim()}`);
  const ended = once(screen, 'exit').then(() => Promise.reject(new Error('Xvfb did not start')));
  return Promise.race([answer, ended]);
}

async function startDriver(children: ChildProcess[], env: NodeJS.ProcessEnv): Promise<number> {
  const port = await freePort();
  children.push(spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' }));
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}/status`).then(() => true, () => false);
    if (answered) return port;
    await delay(100);
  }
  throw new Error('WebKitWebDriver does not answer');
}

/** Programs without which there is no WebKitGTK to test in. */
export const webkitPrograms = ['WebKitWebDriver', 'Xvfb', '/usr/bin/python3'] as const;

/** WebKitGTK on an own screen, with an own driver on `port`. Ends what it started and nothing else. */
export async function startWebkit(): Promise<{ readonly port: number; readonly capabilities: object; end(): void }> {
  const children: ChildProcess[] = [];
  const end = () => {
    for (const child of children.reverse()) {
      child.kill();
      // One that hangs must not keep the tests' own process alive.
      child.unref();
    }
  };
  process.once('exit', end);

  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DISPLAY: await startScreen(children),
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    // There is no graphics card: drawing by OpenGL in software takes twice the processor time of drawing without it.
    WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    NO_AT_BRIDGE: '1',
  };
  const capabilities = {
    browserName: 'WebKitGTK',
    'webkitgtk:browserOptions': { binary: browserProgram, args: [] },
  };
  return { port: await startDriver(children, env), capabilities, end };
}

/** WebKitGTK for the test runner, in a window with nothing around the page, so that it can be as narrow as a phone. */
async function openWindow(config: TestRunnerCoreConfig): Promise<Window> {
  const { port, capabilities, end } = await startWebkit();
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: { ...capabilities, 'wdio:enforceWebDriverClassic': true },
  });
  // Above one, the WebDriver launcher moves tests into iframes, where keys go astray.
  await launcher.initialize({ ...config, concurrency: 1 });
  return { launcher, end, files: new Set() };
}

interface Window {
  readonly launcher: ReturnType<typeof webdriverLauncher>;
  readonly end: () => void;
  /** The files whose tests run in it: one, and for a moment the next. */
  readonly files: Set<string>;
}

/** This engine is slower than the others and would run on alone: it works in two windows, each with its own screen and profile. */
const mostWindows = 2;

/** Windows of WebKitGTK side by side, a file of tests in each. */
class WebkitWindows implements BrowserLauncher {
  readonly name = 'WebKitGTK';
  readonly type = 'webdriver';
  readonly concurrency = mostWindows;
  readonly #windows: Promise<Window>[] = [];
  readonly #of = new Map<string, Window>();
  #config: TestRunnerCoreConfig | undefined;

  initialize(config: TestRunnerCoreConfig): Promise<void> {
    this.#config = config;
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    for (const { launcher, end } of await Promise.all(this.#windows)) {
      await launcher.stop();
      end();
    }
  }

  async startSession(session: string, url: string): Promise<void> {
    const window = await this.#windowFor(session);
    this.#of.set(session, window);
    await window.launcher.startSession(session, url);
  }

  async stopSession(session: string): Promise<SessionResult> {
    const window = this.#windowOf(session);
    try {
      const { testCoverage } = await window.launcher.stopSession(session);
      return testCoverage === undefined ? {} : { testCoverage };
    } finally {
      window.files.delete(session);
    }
  }

  isActive(session: string): boolean {
    return this.#of.get(session)?.launcher.isActive(session) ?? false;
  }

  getBrowserUrl(session: string): Promise<string | undefined> {
    return this.#windowOf(session).launcher.getBrowserUrl(session);
  }

  startDebugSession(session: string, url: string): Promise<void> {
    return this.#windowOf(session).launcher.startDebugSession(session, url);
  }

  /** The driver of the window in which a file runs, for commands of its tests. */
  driverOf(session: string): unknown {
    // The launcher does not publish it.
    return Reflect.get(this.#windowOf(session).launcher, 'driver');
  }

  #windowOf(session: string): Window {
    const window = this.#of.get(session);
    if (window === undefined) throw new Error(`No window runs ${session}`);
    return window;
  }

  /** One where nothing runs; a new one while there may be more; or the one with least. It is taken at once. */
  async #windowFor(session: string): Promise<Window> {
    const windows = await Promise.all(this.#windows);
    let [window] = windows.sort((a, b) => a.files.size - b.files.size);
    if ((window === undefined || window.files.size > 0) && this.#windows.length < mostWindows && this.#config !== undefined) {
      const another = openWindow(this.#config);
      this.#windows.push(another);
      window = await another;
    }
    if (window === undefined) throw new Error('WebKitGTK was not initialized');
    window.files.add(session);
    return window;
  }
}

/** WebKitGTK for the test runner. */
export function webkitLauncher(): BrowserLauncher {
  return new WebkitWindows();
}
