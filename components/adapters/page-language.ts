import { defaultLanguage } from '../base/language.ts';

/** The language of the page; of the library where there is no page, as in a service worker. */
export function pageLanguage(): string {
  return (typeof document === 'undefined' ? '' : document.documentElement.lang) || defaultLanguage;
}
