import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import type { PlayerView } from '../view/player-view.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

// They come with the panels, not with the player.
registerLocales('player-limits', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** Time is up: calm, with the place kept. A native modal dialog: it keeps the focus, and Escape closes it. */
export function limit({ limits, playback, t }: PlayerView): TemplateResult | typeof nothing {
  const rule = limits?.rule;
  if (!limits || !rule) return nothing;
  const isDaily = limits.reason !== 'hours';
  return html`<dialog class="rest limit" aria-labelledby="limit-title">
    ${icon('clock', 'large')}
    <p class="message__title" id="limit-title">${t(isDaily ? 'player-limits.daily' : 'player-limits.hours')}</p>
    <p>
      ${isDaily
        ? t('player-limits.daily.text', { minutes: rule.dailyMinutes ?? 0 })
        : t('player-limits.hours.text', { from: rule.from ?? '', to: rule.to ?? '' })}
      ${playback.isLive ? nothing : t('player-limits.place', { time: clock(playback.currentTime) })}
    </p>
    ${rule.tasksExempt ? html`<p>${t('player-limits.tasks')}</p>` : nothing}
    <div class="message__acts">
      <button type="button" class="pill on-stage" @click=${() => limits.close()}>${t('player-limits.close')}</button>
    </div>
  </dialog>`;
}

/** The person sees the same rule as the guardian who set it, and what is used of it. */
export function limitNote({ limits, t }: PlayerView): TemplateResult | typeof nothing {
  const rule = limits?.rule;
  if (!limits || !rule) return nothing;
  const { dailyMinutes, from, to } = rule;
  return html`<p class="panel__note">
    ${dailyMinutes === null ? t('player-limits.used', { used: limits.usedMinutes }) : t('player-limits.used-of', { used: limits.usedMinutes, minutes: dailyMinutes })}
    ${from === null || to === null ? nothing : t('player-limits.hours.text', { from, to })}
  </p>`;
}
