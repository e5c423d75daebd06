/** i18next as our translator. Imported on demand, so that a page in Chinese never carries it. */
import { createInstance } from 'i18next';
import type { Translator } from './i18n.ts';
import { fromI18next, i18nextNamespace } from './i18next-translator.ts';

/** Makes an i18next instance of our own; the page's global one is never touched. */
export function createTranslator(): Translator {
  const instance = createInstance();
  void instance.init({ lng: 'zh-CN', ns: i18nextNamespace, defaultNS: i18nextNamespace, resources: {}, initAsync: false, fallbackLng: false });
  return fromI18next(instance);
}
