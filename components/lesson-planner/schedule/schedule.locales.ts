/** Words of what a week and a term have beside their lessons: bells, days without lessons, swaps, timetables that come and go. */
import { registerLocales } from '../../base/i18n.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('lesson-planner-schedule', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});
