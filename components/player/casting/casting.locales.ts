import { registerLocales } from '../../base/i18n.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

// They come with the panels, not with the player.
registerLocales('player-casting', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});
