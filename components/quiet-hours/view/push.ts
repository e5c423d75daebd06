/** Whether this device is told while nothing is open: a quiet offer below the hours, never a question by itself. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PushState } from '../../base/index.ts';
import { icon } from '../../base/icons.ts';

interface PushOptions {
  readonly push: PushState | undefined;
  readonly pushing: boolean;
  readonly t: (key: string) => string;
  readonly onChange: (on: boolean) => void;
}

export function renderPush({ push = 'absent', pushing, t, onChange }: PushOptions): TemplateResult | typeof nothing {
  if (push === 'absent') return nothing;
  const isOn = push === 'on';
  return html`<section class="push" part="push" aria-labelledby="push">
    <h3 class="digest__title" id="push">${t('quiet-hours.push')}</h3>
    <p class="push__hint">${t('quiet-hours.push.hint')}</p>
    <p class="push__state" role="status">
      ${push === 'off' ? nothing : html`${icon(isOn ? 'done' : 'alert', 'small')} <span>${t(isOn ? 'quiet-hours.push.on' : 'quiet-hours.push.blocked')}</span>`}
    </p>
    ${push === 'blocked'
      ? nothing
      : html`<p class="acts">
          <button class="button" type="button" aria-busy=${pushing ? 'true' : 'false'} @click=${() => onChange(!isOn)}>
            ${icon(isOn ? 'mute' : 'bell', 'small')} ${t(isOn ? 'quiet-hours.push.stop' : 'quiet-hours.push.start')}
          </button>
        </p>`}
  </section>`;
}
