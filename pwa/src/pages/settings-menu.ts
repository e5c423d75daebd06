import { icon } from 'learning-space/icons';
import { html, nothing, type TemplateResult } from 'lit';
import languages from '../../locales/languages.json' with { type: 'json' };
import type { Language, Settings, Theme } from '../settings.ts';
import { themeWords } from '../words.ts';
import type { Translate } from './page.ts';

export interface SettingsMenuOptions {
  readonly settings: Settings;
  readonly t: Translate;
  readonly onSet: (part: Partial<Settings>) => void;
  /** Absent while nobody is signed in. */
  readonly onSignOut: (() => void) | undefined;
}

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** What a person sets on this device, and the way out. */
export function renderSettings({ settings, t, onSet, onSignOut }: SettingsMenuOptions): TemplateResult {
  const { language, theme } = settings;
  return html`<details class="settings" @focusout=${onLeave} @keydown=${onKey}>
    <summary class="tool" aria-label=${t('app.settings')} title=${t('app.settings')}>${icon('settings')}</summary>
    <div class="settings__panel" tabindex="-1">
      <label class="setting"
        ><span>${t('app.language')}</span>
        <select @change=${(event: Event) => event.target instanceof HTMLSelectElement && onSet({ language: event.target.value as Language })}>
          ${Object.entries(languages).map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === language}>${name}</option>`)}
        </select>
      </label>
      <label class="setting"
        ><span>${t('app.theme')}</span>
        <select @change=${(event: Event) => event.target instanceof HTMLSelectElement && onSet({ theme: event.target.value as Theme })}>
          ${themes.map((name) => html`<option value=${name} ?selected=${name === theme}>${t(themeWords[name])}</option>`)}
        </select>
      </label>
      ${onSignOut === undefined ? nothing : html`<button class="setting setting--act" type="button" @click=${onSignOut}>${icon('exit')}<span>${t('app.sign-out')}</span></button>`}
    </div>
  </details>`;
}

// Safari gives a pressed button no focus: the panel takes it, so that the press is not taken for leaving.
function onLeave(event: FocusEvent): void {
  const details = event.currentTarget;
  if (!(details instanceof HTMLDetailsElement)) return;
  if (!(event.relatedTarget instanceof Node && details.contains(event.relatedTarget))) details.open = false;
}

function onKey(event: KeyboardEvent): void {
  const details = event.currentTarget;
  if (event.key !== 'Escape' || !(details instanceof HTMLDetailsElement) || !details.open) return;
  details.open = false;
  details.querySelector('summary')?.focus();
}
