/** The dialog in which a favourite is put into a folder and under tags. */
import { html, nothing, render, type ReactiveController, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { icon } from '../../base/icons.ts';
import { announce, isolate, newId, problemFrom, type LsElement, type Problem, type ResourceSummary } from '../../base/index.ts';
import { tagsOf } from '../../base/tags.ts';
import { person } from '../../base/text.ts';
import { renderProblem } from '../../base/views.ts';
import type { FilingOptions } from '../controllers/filing.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import { LsResourceFolderRequestEvent } from '../resource-picker.events.ts';
import type { FolderChoice, PickerFolders } from '../resource-picker.types.ts';

type Item = Pick<ResourceSummary, 'id' | 'title'>;

const nothingFiled: PickerFolders = { folders: [], tags: [], places: {} };
/** Tags that are offered; whoever has more writes the others. */
const mostOffered = 12;
const newFolder = 'new';

export class FilingDialog implements ReactiveController {
  readonly #host: LsElement;
  readonly #options: FilingOptions;
  /** Before all that the element draws itself: its own drawing never touches it. */
  readonly #place = document.createElement('div');
  #item: Item = { id: '', title: '' };
  /** Id of the folder that is chosen, empty for none. */
  #chosen = '';
  #tags = '';
  #name = '';
  #outcome: 'none' | 'saving' | Problem = 'none';
  /** Counts what is filed: an answer about an earlier one is nothing for the present one. */
  #turn = 0;

  constructor(host: LsElement, options: FilingOptions) {
    this.#host = host;
    this.#options = options;
    host.renderRoot.prepend(this.#place);
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#dialog?.open === true;
  }

  open(item: Item): void {
    const { folderId = null, tags = [] } = this.#filed.places[item.id] ?? {};
    this.#turn += 1;
    this.#item = item;
    this.#chosen = folderId ?? '';
    this.#tags = tags.join('、');
    this.#name = '';
    this.#outcome = 'none';
    this.#draw();
    this.#dialog?.showModal();
    this.#place.querySelector<HTMLElement>('[name="folder"]:checked')?.focus();
  }

  /** Nothing of it stays in the page for whoever comes next. */
  forget(): void {
    this.#turn += 1;
    this.#dialog?.close();
    this.#item = { id: '', title: '' };
    this.#chosen = this.#tags = this.#name = '';
    this.#outcome = 'none';
    render(nothing, this.#place);
  }

  /** Its words follow the language of the element, and its folders what is told of them. */
  hostUpdated(): void {
    if (this.isOpen) this.#draw();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#place.querySelector('dialog');
  }
  get #filed(): PickerFolders {
    return this.#options.shelf()?.filed ?? nothingFiled;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = this.#name.trim();
    if (this.#outcome === 'saving' || (this.#chosen === newFolder && name === '')) return;
    // Whoever writes the name of a folder that is there means that one.
    const known = this.#filed.folders.find((folder) => (this.#chosen === newFolder ? folder.name === name : folder.id === this.#chosen));
    const isNew = this.#chosen === newFolder && known === undefined;
    void this.#save({ resourceId: this.#item.id, folderId: isNew ? newId() : (known?.id ?? null), tags: tagsOf(this.#tags), newName: isNew ? name : null }, known?.name ?? (isNew ? name : null));
  };

  async #save(choice: FolderChoice, name: string | null): Promise<void> {
    const turn = this.#turn;
    const host = this.#host;
    this.#become('saving');
    try {
      const request = new LsResourceFolderRequestEvent(choice);
      this.#options.request(request);
      await request.answered();
      if (turn !== this.#turn) return;
      this.#dialog?.close();
      announce(name === null ? host.t('resource-picker-filing.done.none') : host.t('resource-picker-filing.done', { name: isolate(name) }), host.language, host);
    } catch (error) {
      if (turn === this.#turn) this.#become(problemFrom(error));
    }
  }

  #become(outcome: 'saving' | Problem): void {
    this.#outcome = outcome;
    this.#draw();
  }

  #draw(): void {
    const t = this.#host.t.bind(this.#host);
    const { folders } = this.#filed;
    const close = (): void => this.#dialog?.close();
    // Keys that are typed here are no commands of the element around.
    const keepKeys = (event: Event): void => event.stopPropagation();
    render(
      html`<dialog class="filing" aria-labelledby="filing-title" @keydown=${keepKeys}>
        ${keyed(
          this.#turn,
          html`<form class="filing__form" aria-busy=${this.#outcome === 'saving' ? 'true' : 'false'} @submit=${this.#onSubmit}>
            <div class="filing__head">
              <h3 class="heading" id="filing-title">${t('resource-picker-filing.title')}</h3>
              <button class="button button--icon button--quiet" type="button" aria-label=${t('resource-picker-filing.close')} @click=${close}>${icon('close')}</button>
            </div>
            <p class="quiet small">${person(shorten(this.#item.title, longestTitle))}</p>
            <div class="filing__folders" role="radiogroup" aria-labelledby="filing-title">
              ${this.#folder('', html`${t('resource-picker-filing.none')}`)} ${folders.map(({ id, name }) => this.#folder(id, person(name)))} ${this.#folder(newFolder, html`${icon('plus', 'small')} ${t('resource-picker-filing.new')}`)}
            </div>
            ${this.#chosen === newFolder
              ? html`<input class="input" name="name" required maxlength="60" dir="auto" autocomplete="off" aria-label=${t('resource-picker-filing.new.name')} placeholder=${t('resource-picker-filing.new.name')} .value=${this.#name} @input=${(event: Event) => (this.#name = valueOf(event))} />`
              : nothing}
            <label class="field"
              ><span class="field__label">${t('resource-picker-filing.tags')}</span
              ><input class="input" name="tags" dir="auto" maxlength="400" autocomplete="off" .value=${this.#tags} @input=${this.#onTags} /><span class="field__hint">${t('resource-picker-filing.tags.hint')}</span></label
            >
            ${this.#usedTags(t('resource-picker-filing.tags.used'))} ${typeof this.#outcome === 'string' ? nothing : renderProblem(this.#outcome, t)}
            <button type="submit" class="button button--primary">${t('resource-picker-filing.save')}</button>
          </form>`,
        )}
      </dialog>`,
      this.#place,
    );
  }

  #folder(id: string, name: TemplateResult): TemplateResult {
    const onChoose = (): void => {
      this.#chosen = id;
      this.#draw();
    };
    return html`<label class="choice"><input type="radio" name="folder" value=${id} .checked=${this.#chosen === id} @change=${onChoose} /><span class="filing__name">${name}</span></label>`;
  }

  #usedTags(label: string): TemplateResult | typeof nothing {
    const { tags } = this.#filed;
    if (tags.length === 0) return nothing;
    const chosen = tagsOf(this.#tags);
    const toggle = (tag: string): void => this.#tag((chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag]).join('、'));
    return html`<div class="filing__tags" role="group" aria-label=${label}>
      ${tags.slice(0, mostOffered).map((tag) => html`<button type="button" class="button button--small" aria-pressed=${chosen.includes(tag) ? 'true' : 'false'} @click=${() => toggle(tag)}>${person(tag)}</button>`)}
    </div>`;
  }

  readonly #onTags = (event: InputEvent): void => {
    this.#tags = valueOf(event);
    // What an input method is still composing is not touched.
    if (!event.isComposing) this.#draw();
  };

  #tag(words: string): void {
    this.#tags = words;
    this.#draw();
  }
}

function valueOf({ currentTarget }: Event): string {
  return currentTarget instanceof HTMLInputElement ? currentTarget.value : '';
}
