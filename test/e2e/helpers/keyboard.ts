/** Going through a page by keyboard alone, through shadow roots. */
import type { Page } from 'puppeteer-core';
import type { Wanted } from './deep.ts';

/** More stops than any page of ours has. */
const mostStops = 400;

/** Presses Tab until what is wanted has the keyboard; fails when it cannot be reached. */
export async function tabTo(page: Page, wanted: Wanted): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await hasKeyboard(page, wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${JSON.stringify(wanted)} on ${page.url()}`);
}

/** Goes there by Tab and presses Enter. */
export async function enter(page: Page, wanted: Wanted): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Whether what is wanted has the keyboard. */
export async function hasKeyboard(page: Page, wanted: Wanted): Promise<boolean> {
  return page.evaluate(({ css, text }) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active !== null && active.matches(css) && (text === undefined || active.textContent.includes(text));
  }, wanted);
}
