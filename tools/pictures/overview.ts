import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { openAs, type Place } from './page.ts';

const look = { language: 'zh-CN', theme: 'light' } as const;
const desk = { width: 1280, height: 800 };
const phone = { width: 360, height: 720 };

/** The picture of the README: a teacher's picker, and beside it a pupil's start page and a lesson on a phone. */
export async function makeOverview(browser: Browser, pages: Record<string, Place>, file: string): Promise<void> {
  const take = async (name: string, size: { width: number; height: number }): Promise<string> => {
    const place = pages[name];
    if (!place) throw new Error(`There is no page ${name}`);
    const page = await openAs(browser, place, look, size);
    const picture = await page.screenshot({ encoding: 'base64' });
    await page.browserContext().close();
    return `data:image/png;base64,${picture}`;
  };
  const [picker, start, player] = [await take('picker', desk), await take('student', phone), await take('player', phone)];
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 640 });
  await page.setContent(`<!doctype html>
    <style>
      body { margin: 0; height: 640px; position: relative; overflow: hidden; background: #e8f0ee; }
      img { position: absolute; display: block; box-shadow: 0 12px 40px rgb(20 50 46 / 22%); background: #fff; }
      .desk { left: 40px; top: 40px; width: 832px; border-radius: 12px; }
      .phone { width: 252px; border-radius: 22px; outline: 6px solid #1c2624; }
      .start { left: 720px; top: 96px; }
      .player { left: 992px; top: 60px; }
    </style>
    <img class="desk" src="${picker}"><img class="phone start" src="${start}"><img class="phone player" src="${player}">`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  await page.close();
}
