/** Words that all elements share. Importing this makes them known. */
import { registerLocales } from '../i18n.ts';
import zh from './zh-CN.json' with { type: 'json' };

registerLocales('base', {
  'zh-CN': zh,
  en: () => import('./en.json', { with: { type: 'json' } }),
  ug: () => import('./ug.json', { with: { type: 'json' } }),
  bo: () => import('./bo.json', { with: { type: 'json' } }),
});
