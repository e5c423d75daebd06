import { ChromeLauncher, chromeLauncher } from '@web/test-runner-chrome';
import type { BrowserLauncher, TestRunnerCoreConfig } from '@web/test-runner-core';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { chromiumArguments, findChromium, findFirefox, findProgram } from '../programs.ts';
import { webkitLauncher, webkitPrograms } from './webkit.ts';
import { Windows, type Window } from './windows.ts';

/** An engine the tests run in, and how it is started when it is installed. */
interface Engine {
  readonly name: string;
  /** Says what is not installed, or nothing when all is there. */
  readonly missing: () => string | undefined;
  readonly launch: () => BrowserLauncher | Promise<BrowserLauncher>;
}

/** A launcher of a package that says less of itself than it is. */
function puppeteerOf(launcher: BrowserLauncher): ChromeLauncher {
  if (!(launcher instanceof ChromeLauncher)) throw new Error(`${launcher.name} is not driven by puppeteer`);
  return launcher;
}

/** An engine that puppeteer drives, in windows that are browsers of their own: of two pages in one only the front one has the keys and draws. */
class PuppeteerWindows extends Windows<ChromeLauncher> {
  readonly name: string;
  readonly type = 'puppeteer';
  readonly #launcher: () => BrowserLauncher;

  constructor(launcher: () => BrowserLauncher) {
    super();
    this.#launcher = launcher;
    this.name = launcher().name;
  }

  /** The page of a file, for commands of its tests. */
  getPage(session: string): ReturnType<ChromeLauncher['getPage']> {
    return this.launcherOf(session).getPage(session);
  }

  protected override ask(launcher: ChromeLauncher, session: string): Promise<unknown> {
    return launcher.getPage(session).evaluate('0');
  }

  protected override async open(config: TestRunnerCoreConfig, files: string[]): Promise<Window<ChromeLauncher>> {
    const launcher = puppeteerOf(this.#launcher());
    await launcher.initialize(config, files);
    return { launcher, end: () => undefined };
  }
}

const engines: readonly Engine[] = [
  {
    name: 'chromium',
    missing: () => (findChromium() ? undefined : 'chromium'),
    launch: () => new PuppeteerWindows(() => chromeLauncher({ launchOptions: { executablePath: findChromium() ?? '', args: [...chromiumArguments] } })),
  },
  {
    name: 'firefox',
    missing: () => (findFirefox() ? undefined : 'firefox-esr'),
    launch: () =>
      new PuppeteerWindows(() =>
        puppeteerLauncher({
          launchOptions: { browser: 'firefox', executablePath: findFirefox() ?? '', extraPrefsFirefox: { 'media.autoplay.default': 0 } },
        }),
      ),
  },
  {
    name: 'webkit',
    missing: () => webkitPrograms.find((program) => !findProgram(program)),
    launch: webkitLauncher,
  },
];

/**
 * Starts what `BROWSERS` asks for (all three when it is not set). On a developer's machine an engine that is
 * not installed is named and left out; in CI it is an error, so that no engine drops out unseen.
 */
export async function browserLaunchers(
  wanted: readonly string[] = (process.env['BROWSERS'] ?? 'chromium,firefox,webkit').split(','),
): Promise<BrowserLauncher[]> {
  const unknown = wanted.filter((name) => !engines.some((engine) => engine.name === name));
  if (unknown.length > 0) throw new Error(`BROWSERS names no engine of ours: ${unknown.join(', ')}`);
  const launchers: BrowserLauncher[] = [];
  for (const engine of engines.filter(({ name }) => wanted.includes(name))) {
    const missing = engine.missing();
    if (missing === undefined) {
      launchers.push(await engine.launch());
      continue;
    }
    const line = `${engine.name} is left out: ${missing} is not installed on this machine`;
    if (process.env['CI'] === 'true') throw new Error(line);
    console.warn(line);
  }
  if (launchers.length === 0) throw new Error('No browser to test in is installed on this machine');
  return launchers;
}
