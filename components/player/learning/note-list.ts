import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import type { Note, NotePlace } from '../../base/ports/index.ts';
import type { PlayerNotes } from '../player.types.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import type { NoteTaking } from './note-taking.ts';

registerLocales('player-learning', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

export interface NoteListView {
  t(key: string, values?: Record<string, string | number>): string;
  readonly noteTaking: NoteTaking;
  readonly notes: PlayerNotes | null;
  /** Words for a place: a second, or a page. */
  nameOf(place: NotePlace): string;
  /** What comes first is smaller; `null`: no place of this kind. */
  orderOf(place: NotePlace): number | null;
  /** True where the person may not go yet. */
  isClosed(place: NotePlace): boolean;
  go(place: NotePlace): void;
  /** The field has the keyboard's place. */
  write(): void;
  /** Class of buttons. */
  readonly button: string;
  /** Class of what lies on a picture. */
  readonly tone: string;
}

/** Notes and bookmarks: to write at the present place, to jump to, to share with the class. */
export function noteList(view: NoteListView): TemplateResult {
  const { t, noteTaking, notes: known, orderOf } = view;
  const items = (known?.items ?? [])
    .flatMap((note) => {
      const order = orderOf(note.place);
      return order === null ? [] : [{ note, order }];
    })
    .sort((a, b) => a.order - b.order);
  return html`${form(view)}
    <section class="timed" aria-label=${t('player-learning.notes.list')}>
      <h3 class="timed__heading">${t('player-learning.notes.list')}</h3>
      ${noteTaking.dropped
        ? html`<p class="panel__note" role="status">
            ${t('player-learning.notes.dropped')}
            <button type="button" class="note__act ${view.tone}" @click=${() => noteTaking.takeBack()}>${t('player-learning.notes.undo')}</button>
          </p>`
        : nothing}
      ${items.length === 0
        ? html`<p class="panel__note">${t('player-learning.notes.none')}</p>`
        : html`<ol>
            ${repeat(items, ({ note }) => note.id, ({ note }) => entry(view, note))}
          </ol>`}
    </section>`;
}

function form({ t, noteTaking, nameOf, button, tone }: NoteListView): TemplateResult {
  const save = (): void => noteTaking.save();
  return html`<div class="note-form">
    <label class="note-form__field">
      <span class="timed__heading">${t('player-learning.notes.write', { time: nameOf(noteTaking.place) })}</span>
      <textarea
        class="note-form__text ${tone}"
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
      <button type="button" class=${button} @click=${save}>${t('player-learning.notes.save')}</button>
      <button type="button" class=${button} @click=${() => noteTaking.mark()}>${icon('flag', 'small')} ${t('player-learning.notes.mark')}</button>
    </div>
  </div>`;
}

function entry(view: NoteListView, note: Note): TemplateResult {
  const { t, noteTaking } = view;
  return html`<li class="note">
    <button type="button" class="timed__entry ${view.tone}" aria-disabled=${view.isClosed(note.place) ? 'true' : 'false'} @click=${() => view.go(note.place)}>
      <span class="timed__time">${view.nameOf(note.place)}</span>
      ${note.text === '' ? html`<span class="note__mark">${icon('flag', 'small')} ${t('player-learning.notes.bookmark')}</span>` : html`<bdi class="note__text" dir="auto">${note.text}</bdi>`}
    </button>
    <div class="note__acts">
      ${origin(view, note)}
      ${note.own ? act(view, t('player-learning.notes.edit'), () => edit(view, note)) : nothing} ${sharing(view, note)}
      ${note.own ? act(view, t('player-learning.notes.drop'), () => noteTaking.drop(note)) : nothing}
    </div>
  </li>`;
}

const act = ({ tone }: NoteListView, label: string, press: () => void): TemplateResult =>
  html`<button type="button" class="note__act ${tone}" @click=${press}>${label}</button>`;

function edit({ noteTaking, write }: NoteListView, note: Note): void {
  noteTaking.edit(note);
  // The field has the keyboard's place again, as when the panel was opened.
  write();
}

/** Who wrote it, and who else reads it. */
function origin({ t, notes: known }: NoteListView, { own, author, classId }: Note): TemplateResult | typeof nothing {
  if (!own) return html`<span class="note__origin">${author ? html`<bdi>${author.name}</bdi>` : t('player-learning.notes.classmate')}</span>`;
  if (classId === null) return nothing;
  const name = known?.classes.find(({ id }) => id === classId)?.name;
  return html`<span class="note__origin">${icon('users', 'small')} ${name === undefined ? t('player-learning.notes.shared') : t('player-learning.notes.shared-with', { class: name })}</span>`;
}

function sharing(view: NoteListView, note: Note): unknown {
  const { t, notes: known, noteTaking } = view;
  if (note.mayWithdraw) return act(view, t('player-learning.notes.withdraw'), () => noteTaking.withdraw(note));
  if (!note.own || note.classId !== null || note.text === '') return nothing;
  return (known?.classes ?? []).map(({ id, name }) => act(view, t('player-learning.notes.share', { class: name }), () => noteTaking.share(note, id)));
}
