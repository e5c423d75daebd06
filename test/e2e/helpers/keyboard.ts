/** Going through a page by keyboard alone, through shadow roots. */
import type { Page } from 'puppeteer-core';
import type { Wanted } from './deep.ts';

/** More stops than any page of ours has. */
const mostStops = 400;

/**
 * Presses Tab until what is wanted has the keyboard, and back where that is nearer, as people do; fails when it cannot be reached. Behind
 * the last stop of a page Firefox goes on among its own windows, where a driver has no keys.
 */
export async function tabTo(page: Page, wanted: Wanted): Promise<void> {
  const isBack = await liesBefore(page, wanted);
  for (let stop = 0; stop < 2 * mostStops; stop += 1) {
    if (await hasKeyboard(page, wanted)) return;
    // A driver presses a hundred keys a second: on a busy machine it is past a card before that is drawn. Then once more, as quickly as people do.
    if (stop >= mostStops) await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
    if (isBack) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (isBack) await page.keyboard.up('Shift');
  }
  throw new Error(`The keyboard does not reach ${JSON.stringify(wanted)} on ${page.url()}`);
}

/** Goes there by Tab and presses Enter. */
export async function enter(page: Page, wanted: Wanted): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Whether the nearest of what is wanted stands before what has the keyboard, in the order of reading. */
async function liesBefore(page: Page, wanted: Wanted): Promise<boolean> {
  return page.evaluate(({ css, text }) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active === null || active === document.body) return false;
    const wantedPlaces: number[] = [];
    let [place, here] = [0, 0];
    const walk = (element: Element): void => {
      place += 1;
      if (element === active) here = place;
      if (element.matches(css) && element.checkVisibility() && (text === undefined || element.textContent.includes(text))) wantedPlaces.push(place);
      if (element instanceof HTMLSlotElement && element.assignedElements().length > 0) element.assignedElements().forEach(walk);
      else for (const child of (element.shadowRoot ?? element).children) walk(child);
    };
    walk(document.body);
    const nearest = wantedPlaces.sort((a, b) => Math.abs(a - here) - Math.abs(b - here))[0];
    return nearest !== undefined && nearest < here;
  }, wanted);
}

/** Whether what is wanted has the keyboard. */
export async function hasKeyboard(page: Page, wanted: Wanted): Promise<boolean> {
  return page.evaluate(({ css, text }) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active !== null && active.matches(css) && (text === undefined || active.textContent.includes(text));
  }, wanted);
}
