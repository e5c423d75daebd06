import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Timeline } from './lessons/lesson.ts';
import type { FrameOrder } from './scenes/page.ts';
import { FPS } from './sound/mix.ts';

/** The installed Chromium; another one can be named in the environment. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Frames drawn in one call of the page. */
const BATCH = 10;

/** Draws the scenes in a browser. */
export class Studio {
  readonly browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.browser = browser;
    this.#page = page;
  }

  static async open(): Promise<Studio> {
    const entry = fileURLToPath(new URL('scenes/page.ts', import.meta.url));
    const bundle = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', globalName: 'lessonFrames', target: 'chrome109' });
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
    return new Studio(browser, page);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** Draws single moments as JPEG. */
  async frames(order: FrameOrder): Promise<Buffer[]> {
    const drawn: unknown = await this.#page.evaluate(`lessonFrames.draw(${JSON.stringify(order)})`);
    if (!Array.isArray(drawn)) throw new Error('The page drew nothing');
    return drawn.map((frame) => Buffer.from(String(frame), 'base64'));
  }

  /** Draws the whole film into a file that has lost nothing but what JPEG at top quality loses. */
  async film(scene: string, timeline: Timeline, file: string): Promise<void> {
    const args = ['-v', 'error', '-y', '-f', 'image2pipe', '-c:v', 'mjpeg', '-framerate', `${FPS}`, '-i', 'pipe:0'];
    const colours = 'scale=in_range=full:out_range=tv:in_color_matrix=bt601:out_color_matrix=bt709,format=yuv420p';
    const ffmpeg = spawn('ffmpeg', [...args, '-vf', colours, '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '4', file], {
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    const closed = new Promise<number | null>((resolve, reject) => ffmpeg.once('close', resolve).once('error', reject));
    const count = Math.round(timeline.duration * FPS);
    for (let first = 0; first < count; first += BATCH) {
      const times = Array.from({ length: Math.min(BATCH, count - first) }, (_, i) => (first + i) / FPS);
      for (const frame of await this.frames({ scene, timeline, times, scale: 1, quality: 0.97 })) {
        if (!ffmpeg.stdin.write(frame)) await once(ffmpeg.stdin, 'drain');
      }
    }
    ffmpeg.stdin.end();
    const code = await closed;
    if (code !== 0) throw new Error(`ffmpeg ended with ${code ?? 'a signal'} while the film "${scene}" was drawn`);
  }
}
