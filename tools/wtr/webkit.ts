import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserLauncher, TestRunnerCoreConfig } from '@web/test-runner-core';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { freePort } from '../free-port.ts';
import { Windows, type Window } from './windows.ts';

const browserProgram = `${import.meta.dirname}/webkit-window.py`;
/** Of the window that this program opens. */
const firstSize = { width: 1024, height: 768 };

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
  try {
    return { ...(await startChildren(children)), end };
  } catch (error) {
    end();
    throw error;
  }
}

async function startChildren(children: ChildProcess[]): Promise<{ readonly port: number; readonly capabilities: object }> {
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
  return { port: await startDriver(children, env), capabilities };
}

/** The launcher as its package makes it; what it drives the window by is its own affair. */
type DriverLauncher = ReturnType<typeof webdriverLauncher>;

/** What it has and does not publish. */
interface InsideLauncher {
  readonly driver: { execute(script: string): Promise<unknown>; setWindowRect(x: number, y: number, width: number, height: number): Promise<unknown> };
  readonly driverManager: { startSession(session: string, url: string): Promise<void> };
  ensureManagerInitialized(): Promise<void>;
}
const insideOf = (launcher: DriverLauncher): InsideLauncher => launcher as unknown as InsideLauncher;

/** WebKitGTK for the test runner, in windows with nothing around the page, so that they can be as narrow as a phone. */
class WebkitWindows extends Windows<DriverLauncher> {
  readonly name = 'WebKitGTK';
  readonly type = 'webdriver';

  /** The driver of the window in which a file runs, for commands of its tests. */
  driverOf(session: string): unknown {
    return insideOf(this.launcherOf(session)).driver;
  }

  /** The launcher's own start hears neither when its driver has opened the page nor that it could not. */
  protected override async start(launcher: DriverLauncher, session: string, url: string): Promise<void> {
    const inside = insideOf(launcher);
    await inside.ensureManagerInitialized();
    // As large as it was at first, whatever the file before has made of it.
    await inside.driver.setWindowRect(0, 0, firstSize.width, firstSize.height);
    await inside.driverManager.startSession(session, url);
  }

  protected override ask(launcher: DriverLauncher): Promise<unknown> {
    return insideOf(launcher).driver.execute('return 0');
  }

  protected override async open(config: TestRunnerCoreConfig): Promise<Window<DriverLauncher>> {
    const { port, capabilities, end } = await startWebkit();
    const launcher = webdriverLauncher({
      hostname: '127.0.0.1',
      port,
      path: '/',
      logLevel: 'error',
      capabilities: { ...capabilities, 'wdio:enforceWebDriverClassic': true },
    });
    await launcher.initialize(config);
    return { launcher, end };
  }
}

/** WebKitGTK for the test runner. */
export const webkitLauncher = (): BrowserLauncher => new WebkitWindows();
