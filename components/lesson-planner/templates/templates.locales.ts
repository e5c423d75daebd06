import { registerLocales } from '../../base/i18n.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

// They come when a plan is begun from a template.
registerLocales('lesson-planner-templates', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});
