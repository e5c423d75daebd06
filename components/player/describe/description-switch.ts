import { html, nothing, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { toggle } from '../view/choices.ts';
import type { PlayerView } from '../view/player-view.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

// They come with the panels, not with the player.
registerLocales('player-describe', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** For whoever does not see the picture: what happens in it, in words. */
export function descriptionSwitch({ acts, describing, preferences, texts, t }: PlayerView): TemplateResult | typeof nothing {
  if (!texts.hasDescriptions) return nothing;
  return html`${toggle(t('player-describe.on'), t('player-describe.note'), preferences.descriptions, acts.describe)}
    <p class="panel__note" role="status">
      ${describing.isLost ? t('player-describe.lost') : describing.keeper?.hasNoVoice ? t('player-describe.mute') : nothing}
    </p>`;
}
