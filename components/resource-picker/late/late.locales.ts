/** Words of what comes when it is first wanted: the comparison, the opened list of what is chosen, files, what is kept on this machine, the table. */
import { registerLocales } from '../../base/i18n.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('resource-picker-late', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});
