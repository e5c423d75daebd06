/** Everything that stands in the attributes of a page, as one text to search in. */
import type { Page } from 'puppeteer-core';

/** The values of all attributes, shadow roots included. */
export async function attributeText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const values: string[] = [];
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        for (const { value } of element.attributes) values.push(value);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return values.join('\n');
  });
}
