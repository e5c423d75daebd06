/** Words of the closer look, and of the facts that the comparison lays side by side. */
import { registerLocales } from '../../base/i18n.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('resource-picker-judged', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});
