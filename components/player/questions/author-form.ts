import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import type { CuePointKind } from '../../base/ports/index.ts';
import { choices } from '../view/choices.ts';
import type { PlayerView } from '../view/player-view.ts';
import { mostOptions, type CueDraft, type CueLack } from './cue-draft.ts';
import type { CueKeeper } from './cue-keeper.ts';

/** Written out in full, so that a search finds the keys. */
const kinds: Record<CuePointKind, string> = {
  mark: 'player-questions.kind.mark',
  single: 'player-questions.kind.single',
  multiple: 'player-questions.kind.multiple',
  short: 'player-questions.kind.short',
};
const lacks: Record<CueLack, string> = {
  text: 'player-questions.lack.text',
  options: 'player-questions.lack.options',
  same: 'player-questions.lack.same',
  key: 'player-questions.lack.key',
  place: 'player-questions.lack.place',
};

/** A teacher sets a question or a mark at the present place. */
export function authorForm(view: PlayerView, cues: CueKeeper, draft: CueDraft): TemplateResult {
  const { t, acts } = view;
  const update = (change: Partial<CueDraft>): void => {
    Object.assign(draft, change);
    cues.lack = null;
    acts.refresh();
  };
  return html`<form
    class="question"
    @submit=${(event: Event) => {
      event.preventDefault();
      cues.save();
    }}
  >
    <p class="timed__heading">${t('player-questions.at', { time: clock(draft.seconds) })}</p>
    ${choices(t('player-questions.kind'), 'cue-kind', (Object.keys(kinds) as CuePointKind[]).map((kind) => ({ label: t(kinds[kind]), checked: draft.kind === kind, act: () => update({ kind, right: new Set() }) })), true)}
    ${words(t(draft.kind === 'mark' ? 'player-questions.text.mark' : 'player-questions.text'), draft.text, 500, (text) => update({ text }))}
    ${draft.isChoice ? optionRows(view, draft, update) : nothing}
    ${draft.kind === 'short' ? words(t('player-questions.texts'), draft.texts, 2000, (texts) => update({ texts })) : nothing}
    ${draft.kind === 'mark' ? nothing : words(t('player-questions.explanation'), draft.explanation, 1000, (explanation) => update({ explanation }))}
    <p role="alert">${cues.lack === null ? nothing : html`${icon('alert', 'small')} ${t(lacks[cues.lack])}`}</p>
    <div class="tools__row">
      <button type="submit" class="pill pill--strong on-stage">${t('player-questions.save')}</button>
      <button type="button" class="pill on-stage" @click=${() => cues.back()}>${t('player-questions.cancel')}</button>
    </div>
  </form>`;
}

function words(label: string, value: string, most: number, write: (text: string) => void): TemplateResult {
  return html`<label class="note-form__field">
    <span class="timed__heading">${label}</span>
    <textarea
      class="note-form__text on-stage"
      rows="2"
      maxlength=${most}
      .value=${value}
      @input=${(event: Event) => {
        if (event.currentTarget instanceof HTMLTextAreaElement) write(event.currentTarget.value);
      }}
    ></textarea>
  </label>`;
}

function optionRows(view: PlayerView, draft: CueDraft, update: (change: Partial<CueDraft>) => void): TemplateResult {
  const { t } = view;
  return html`<fieldset class="choices">
    <legend>${t('player-questions.options')}</legend>
    ${draft.options.map(
      (option, place) => html`<div class="question__row">
        <input
          type=${draft.kind === 'single' ? 'radio' : 'checkbox'}
          class="on-stage"
          name="right"
          .checked=${draft.right.has(place)}
          aria-label=${t('player-questions.is-right', { number: place + 1 })}
          @change=${(event: Event) => {
            if (event.currentTarget instanceof HTMLInputElement) draft.mark(place, event.currentTarget.checked);
            update({});
          }}
        />
        <input
          type="text"
          class="note-form__text on-stage"
          maxlength="200"
          .value=${option}
          aria-label=${t('player-questions.option', { number: place + 1 })}
          @input=${(event: Event) => {
            if (!(event.currentTarget instanceof HTMLInputElement)) return;
            const { value } = event.currentTarget;
            update({ options: draft.options.map((one, at) => (at === place ? value : one)) });
          }}
        />
        ${draft.kind === 'single' ? wayOf(view, draft, place) : nothing}
      </div>`,
    )}
    ${draft.options.length < mostOptions
      ? html`<button type="button" class="note__act on-stage" @click=${() => update({ options: [...draft.options, ''] })}>${t('player-questions.more')}</button>`
      : nothing}
  </fieldset>`;
}

/** Where the lesson goes on after an option. */
function wayOf({ t, acts }: PlayerView, draft: CueDraft, place: number): TemplateResult {
  return html`<input
    type="text"
    class="note-form__text question__way on-stage"
    maxlength="10"
    placeholder=${t('player-questions.way')}
    .value=${draft.ways[place] ?? ''}
    aria-label=${t('player-questions.way.option', { number: place + 1 })}
    @input=${(event: Event) => {
      if (event.currentTarget instanceof HTMLInputElement) draft.ways[place] = event.currentTarget.value;
      acts.refresh();
    }}
  />`;
}
