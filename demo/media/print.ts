import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

/** The day written into the document, so that two runs make the same file. */
const DAY = 'D:20250901000000';

/** Prints a page as A4 with its fonts embedded. */
export async function printPdf(browser: Browser, html: string, file: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(html).href);
  const printed = await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true, tagged: true, outline: true });
  await page.close();
  // Same length, so that the offsets inside the document stay right.
  const dated = printed.toString('latin1').replace(/(\/(?:Creation|Mod)Date \()D:\d{14}/g, `$1${DAY}`);
  await writeFile(file, dated, 'latin1');
}
