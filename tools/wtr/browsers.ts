import { chromeLauncher } from '@web/test-runner-chrome';
import type { BrowserLauncher } from '@web/test-runner-core';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { chromiumArguments, findChromium, findFirefox, findProgram } from '../programs.ts';
import { webkitLauncher, webkitPrograms } from './webkit.ts';

/** An engine the tests run in, and how it is started when it is installed. */
interface Engine {
  readonly name: string;
  /** Says what is not installed, or nothing when all is there. */
  readonly missing: () => string | undefined;
  readonly launch: () => BrowserLauncher | Promise<BrowserLauncher>;
}

const engines: readonly Engine[] = [
  {
    name: 'chromium',
    missing: () => (findChromium() ? undefined : 'chromium'),
    launch: () =>
      chromeLauncher({
        launchOptions: { executablePath: findChromium() ?? '', args: [...chromiumArguments] },
      }),
  },
  {
    name: 'firefox',
    missing: () => (findFirefox() ? undefined : 'firefox-esr'),
    launch: () =>
      puppeteerLauncher({
        launchOptions: {
          browser: 'firefox',
          executablePath: findFirefox() ?? '',
          extraPrefsFirefox: { 'media.autoplay.default': 0 },
        },
      }),
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
