import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/** One of several things to choose. */
export interface Choice {
  label: string;
  checked: boolean;
  act: () => void;
  language?: string | null;
}

/** Native radios: what assistive technology has known for thirty years. `row`: short ones beside each other. */
export function choices(legend: string, name: string, options: readonly Choice[], row = false): TemplateResult {
  return html`<fieldset class="choices ${row ? 'choices--row' : ''}">
    <legend>${legend}</legend>
    ${options.map(
      (option) =>
        html`<label class="pick">
          <input type="radio" name=${name} class="on-stage" .checked=${option.checked} @change=${option.act} />
          <span lang=${ifDefined(option.language || undefined)}>${option.label}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** Something that is on or off. */
export function toggle(label: string, note: string, checked: boolean, act: (on: boolean) => void): TemplateResult {
  return html`<label class="pick pick--switch">
    <input
      type="checkbox"
      class="on-stage"
      .checked=${checked}
      @change=${(event: Event) => act(event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked)}
    />
    <span>${label}<span class="pick__note">${note}</span></span>
  </label>`;
}
