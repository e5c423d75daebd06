/** Whom to call at once: a case takes its time. Stands at every form by which something is reported. */
import { html, type TemplateResult } from 'lit';
import { registerLocales } from '../i18n.ts';
import { icon } from '../icons.ts';
import type { Translate } from '../views.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

registerLocales('report', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

export const renderHelp = (t: Translate): TemplateResult => html`<p class="field__hint reporting__help">${icon('info', 'small')}<span>${t('report.help')}</span></p>`;
