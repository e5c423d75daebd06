import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import type { Note } from '../../base/ports/index.ts';
import type { PlayerNotes } from '../player.types.ts';
import type { PlayerView } from './player-view.ts';

/** Notes and bookmarks: to write at the present place, to jump to, to share with the class. */
export function notes(view: PlayerView): TemplateResult {
  const { t, noteTaking, notes: known } = view;
  const items = (known?.items ?? []).filter(({ place }) => place.kind === 'time').sort((a, b) => secondsOf(a) - secondsOf(b));
  return html`${form(view)}
    <section class="timed" aria-label=${t('player.notes.list')}>
      <h3 class="timed__heading">${t('player.notes.list')}</h3>
      ${noteTaking.dropped
        ? html`<p class="panel__note" role="status">
            ${t('player.notes.dropped')}
            <button type="button" class="note__act on-stage" @click=${() => noteTaking.takeBack()}>${t('player.notes.undo')}</button>
          </p>`
        : nothing}
      ${items.length === 0
        ? html`<p class="panel__note">${t('player.notes.none')}</p>`
        : html`<ol>
            ${repeat(items, ({ id }) => id, (note) => entry(view, note))}
          </ol>`}
    </section>`;
}

function form({ t, noteTaking }: PlayerView): TemplateResult {
  const save = (): void => noteTaking.save();
  return html`<div class="note-form">
    <label class="note-form__field">
      <span class="timed__heading">${t('player.notes.write', { time: clock(noteTaking.seconds) })}</span>
      <textarea
        class="note-form__text on-stage"
        rows="2"
        maxlength="2000"
        .value=${noteTaking.text}
        aria-busy=${noteTaking.isWaiting ? 'true' : 'false'}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof HTMLTextAreaElement) noteTaking.write(event.currentTarget.value);
        }}
        @change=${save}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) save();
        }}
      ></textarea>
    </label>
    <div class="tools__row">
      <button type="button" class="pill on-stage" @click=${save}>${t('player.notes.save')}</button>
      <button type="button" class="pill on-stage" @click=${() => noteTaking.mark()}>${icon('flag', 'small')} ${t('player.notes.mark')}</button>
    </div>
  </div>`;
}

const secondsOf = ({ place }: Note): number => (place.kind === 'time' ? place.seconds : 0);

function entry(view: PlayerView, note: Note): TemplateResult {
  const { t, acts, ui, noteTaking } = view;
  const start = secondsOf(note);
  return html`<li class="note">
    <button
      type="button"
      class="timed__entry on-stage"
      aria-disabled=${ui.limit !== null && start > ui.limit ? 'true' : 'false'}
      @click=${() => acts.playFrom(start)}
    >
      <span class="timed__time">${clock(start)}</span>
      ${note.text === '' ? html`<span class="note__mark">${icon('flag', 'small')} ${t('player.notes.bookmark')}</span>` : html`<bdi class="note__text" dir="auto">${note.text}</bdi>`}
    </button>
    <div class="note__acts">
      ${origin(view, note)}
      ${note.own ? act(t('player.notes.edit'), () => edit(view, note)) : nothing} ${sharing(view, note)}
      ${note.own ? act(t('player.notes.drop'), () => noteTaking.drop(note)) : nothing}
    </div>
  </li>`;
}

const act = (label: string, press: () => void): TemplateResult =>
  html`<button type="button" class="note__act on-stage" @click=${press}>${label}</button>`;

function edit({ noteTaking, acts }: PlayerView, note: Note): void {
  noteTaking.edit(note);
  // The field has the keyboard's place again, as when the panel was opened.
  acts.openPanel('notes');
}

/** Who wrote it, and who else reads it. */
function origin({ t, notes: known }: PlayerView, { own, author, classId }: Note): TemplateResult | typeof nothing {
  if (!own) return html`<span class="note__origin">${author ? html`<bdi>${author.name}</bdi>` : t('player.notes.classmate')}</span>`;
  if (classId === null) return nothing;
  const name = known?.classes.find(({ id }) => id === classId)?.name;
  return html`<span class="note__origin">${icon('users', 'small')} ${name === undefined ? t('player.notes.shared') : t('player.notes.shared-with', { class: name })}</span>`;
}

function sharing({ t, notes: known, noteTaking }: PlayerView, note: Note): unknown {
  if (note.mayWithdraw) return act(t('player.notes.withdraw'), () => noteTaking.withdraw(note));
  if (!note.own || note.classId !== null || note.text === '') return nothing;
  return shareable(known).map(({ id, name }) => act(t('player.notes.share', { class: name }), () => noteTaking.share(note, id)));
}

const shareable = (known: PlayerNotes | null): PlayerNotes['classes'] => known?.classes ?? [];
