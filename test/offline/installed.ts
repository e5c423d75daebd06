/** What the tests of the installed app begin with: a school with something to see, and a device whose line can be cut. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { signIn } from '../e2e/helpers/app.ts';
import type { JourneyBrowser } from '../e2e/helpers/browsers.ts';
import { startBuilt } from '../e2e/helpers/built.ts';
import { findCast, signInAs, type Cast } from '../e2e/helpers/county.ts';
import { openLine, type Line } from '../e2e/helpers/line.ts';

export const lesson = '分数的初步认识';
/** The task that everybody of the class has. */
export const firstTask = '开学第一课';

/** The service of a test file, and the people of a class. */
export class School {
  readonly service: RunningService;
  readonly cast: Cast;

  private constructor(service: RunningService, cast: Cast) {
    this.service = service;
    this.cast = cast;
  }

  static async open(): Promise<School> {
    const service = await startBuilt();
    const school = new School(service, await findCast(service.origin));
    await school.giveTask(firstTask);
    return school;
  }

  async giveTask(title: string): Promise<void> {
    const teacher = await signInAs(this.service.origin, this.cast.teacher);
    const classId = teacher.me.identities.flatMap(({ classes }) => classes)[0]?.id;
    const found = (await (await teacher.call(`/resources?q=${encodeURIComponent(lesson)}`)).json()) as { items: { id: string }[] };
    const draft = { classId, resourceId: found.items[0]?.id, title, instruction: '', paperAlternative: null, dueAt: null };
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    assert.equal((await teacher.call('/tasks', { method: 'POST', headers, body: JSON.stringify(draft) })).status, 201);
  }

  async taskTitles(): Promise<string[]> {
    const teacher = await signInAs(this.service.origin, this.cast.teacher);
    const page = (await (await teacher.call('/tasks?limit=100')).json()) as { items: { title: string }[] };
    return page.items.map(({ title }) => title);
  }

  close(): Promise<void> {
    return this.service.remove();
  }
}

/** A machine of its own: what its browser keeps outlives the browser. */
export class Device {
  readonly line: Line;
  readonly #engine: JourneyBrowser;
  readonly #profile: string;
  #browser: Browser;

  private constructor(line: Line, engine: JourneyBrowser, profile: string, browser: Browser) {
    this.line = line;
    this.#engine = engine;
    this.#profile = profile;
    this.#browser = browser;
  }

  static async open(engine: JourneyBrowser, { service }: School): Promise<Device> {
    const line = await openLine(service.origin);
    const profile = await mkdtemp(path.join(os.tmpdir(), 'ls-profile-'));
    return new Device(line, engine, profile, await engine.launch(profile));
  }

  get browser(): Browser {
    return this.#browser;
  }

  /** Closes the browser and opens it again. */
  async restart(between: () => void): Promise<Browser> {
    await this.#browser.close();
    between();
    this.#browser = await this.#engine.launch(this.#profile);
    return this.#browser;
  }

  async openKept(name: string): Promise<Page> {
    const [page = await this.#browser.newPage()] = await this.#browser.pages();
    return keep(page, this.line.origin, name);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.line.close();
    // A browser that was closed may still be writing.
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Signs somebody in on a phone, and waits until the app has been kept on it. */
export async function keep(page: Page, origin: string, name: string): Promise<Page> {
  await page.setViewport({ width: 360, height: 640 });
  await signIn(page, origin, name);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated') await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
  });
  return page;
}
