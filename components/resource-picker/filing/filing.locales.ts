/** Words of the way to a folder. */
import { registerLocales } from '../../base/i18n.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('resource-picker-filing', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});
