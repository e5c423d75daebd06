import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import type { CuePoint } from '../../base/ports/index.ts';
import type { PlayerView } from '../view/player-view.ts';
import type { CueKeeper } from './cue-keeper.ts';

/** How options are called: a child answers with the letter, on a remote control with its number. */
const letter = (place: number): string => String.fromCharCode(65 + place);

/** One question at hand, with the answer once it is given; or what the teacher wanted to do here. */
export function asked(view: PlayerView, cues: CueKeeper, point: CuePoint): TemplateResult {
  if (point.kind === 'mark') return html`<p class="question__text"><bdi dir="auto">${point.text}</bdi></p>${goOn(view, cues)}`;
  const isOpen = !cues.isTeacher && !point.answer;
  return html`<form
    class="question"
    @submit=${(event: Event) => {
      event.preventDefault();
      cues.answer();
    }}
  >
    ${point.kind === 'short' ? shortAnswer(view, cues, point) : options(view, cues, point)}
    <div class="tools__row">${cues.aloud.button([point.text, ...point.options.map((option, place) => `${letter(place)}. ${option}`)], 'pill on-stage')}</div>
    <div class="question__said" role="status">${said(view, cues, point)}</div>
    ${isOpen ? answering(view, cues) : cues.isTeacher && !cues.revealed ? revealing(view, cues) : goOn(view, cues)}
  </form>`;
}

function options({ t }: PlayerView, cues: CueKeeper, point: CuePoint): TemplateResult {
  const { answer, key, kind } = point;
  const isOpen = !cues.isTeacher && !answer;
  const showsKey = cues.isTeacher ? cues.revealed : answer !== null;
  const chosen = answer?.choices ?? [...cues.choices];
  return html`<fieldset class="choices">
    <legend class="question__text"><bdi dir="auto">${point.text}</bdi>${kind === 'multiple' ? html` <span class="question__hint">${t('player-questions.several')}</span>` : nothing}</legend>
    ${point.options.map((option, place) => {
      const isRight = showsKey && key?.choices.includes(place);
      const led = point.branches?.find(({ choice }) => choice === place)?.seconds;
      return html`<label class="pick question__option ${isRight ? 'question__option--right' : ''}">
        <input
          class="on-stage"
          type=${kind === 'single' ? 'radio' : 'checkbox'}
          name="answer"
          .checked=${chosen.includes(place)}
          aria-disabled=${isOpen ? 'false' : 'true'}
          @click=${(event: Event) => {
            if (!isOpen) event.preventDefault();
          }}
          @change=${(event: Event) => {
            if (isOpen && event.currentTarget instanceof HTMLInputElement) cues.choose(place, event.currentTarget.checked);
          }}
        />
        <span>${letter(place)}. <bdi dir="auto">${option}</bdi></span>
        ${cues.isTeacher && led !== undefined ? html`<span class="question__hint">${t('player-questions.leads', { time: clock(led) })}</span>` : nothing}
        ${isRight ? html`<span class="question__mark">${icon('check', 'small')} ${t('player-questions.key')}</span>` : nothing}
      </label>`;
    })}
  </fieldset>`;
}

function shortAnswer({ t }: PlayerView, cues: CueKeeper, { text, answer }: CuePoint): TemplateResult {
  if (cues.isTeacher || answer) {
    return html`<p class="question__text"><bdi dir="auto">${text}</bdi></p>
      ${answer ? html`<p class="panel__note">${t('player-questions.own')} <bdi dir="auto">${answer.text}</bdi></p>` : nothing}`;
  }
  return html`<label class="note-form__field">
    <span class="question__text"><bdi dir="auto">${text}</bdi></span>
    <textarea
      class="note-form__text on-stage"
      rows="2"
      maxlength="500"
      .value=${cues.text}
      @input=${(event: Event) => {
        if (event.currentTarget instanceof HTMLTextAreaElement) cues.text = event.currentTarget.value;
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) cues.answer();
      }}
    ></textarea>
  </label>`;
}

/** Whether it is right, why, and to the teacher what the class has answered. */
function said({ t }: PlayerView, cues: CueKeeper, { answer, key, count, kind }: CuePoint): TemplateResult | typeof nothing {
  if (cues.isTeacher ? !cues.revealed : !answer) return nothing;
  return html`${answer ? html`<p class="question__verdict">${verdict(t, answer)}</p>` : nothing}
  ${kind === 'short' && key && key.texts.length > 0 ? html`<p>${t('player-questions.key')}: <bdi dir="auto">${key.texts.join(' / ')}</bdi></p>` : nothing}
  ${key?.explanation ? html`<p><bdi dir="auto">${key.explanation}</bdi></p>` : nothing} ${count && count.answered > 0 ? given(t, count) : nothing}`;
}

function verdict(t: PlayerView['t'], { right, waiting }: NonNullable<CuePoint['answer']>): TemplateResult {
  if (waiting) return html`${icon('sync', 'small')} ${t('player-questions.waiting.text')}`;
  if (right === null) return html`${icon('check', 'small')} ${t('player-questions.answered.text')}`;
  return right ? html`${icon('done', 'small')} ${t('player-questions.right.text')}` : html`${t('player-questions.wrong.text')}`;
}

function given(t: PlayerView['t'], { answered, learners, given: all }: NonNullable<CuePoint['count']>): TemplateResult {
  return html`<p>${t('player-questions.count', { answered, learners })}</p>
    <ul class="question__given">
      ${all.map(
        ({ choices, text, count }) =>
          html`<li>
            <bdi dir="auto">${text === '' ? choices.map(letter).join(' ') : text}</bdi>
            <span class="timed__time">${t('player-questions.times', { count })}</span>
          </li>`,
      )}
    </ul>`;
}

function answering({ t }: PlayerView, cues: CueKeeper): TemplateResult {
  return html`<div class="tools__row">
    <button type="submit" class="pill pill--strong on-stage" aria-busy=${cues.isSending ? 'true' : 'false'}>${t('player-questions.answer')}</button>
    ${cues.mustAnswer
      ? html`<p class="panel__note">${icon('lock', 'small')} ${t('player-questions.must')}</p>`
      : html`<button type="button" class="pill on-stage" @click=${() => cues.goOn()}>${t('player-questions.skip')}</button>`}
  </div>`;
}

function revealing(view: PlayerView, cues: CueKeeper): TemplateResult {
  return html`<div class="tools__row">
    <button type="button" class="pill on-stage" @click=${() => cues.reveal()}>${icon('eye', 'small')} ${view.t('player-questions.reveal')}</button>
    ${goOn(view, cues)}
  </div>`;
}

function goOn({ t }: PlayerView, cues: CueKeeper): TemplateResult {
  const { leadsTo } = cues;
  return html`<button type="button" class="pill pill--strong question__on on-stage" @click=${() => cues.goOn()}>
    ${icon('play', 'small')} ${leadsTo === null ? t('player-questions.on') : t('player-questions.on.at', { time: clock(leadsTo) })}
  </button>`;
}
