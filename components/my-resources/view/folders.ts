/** The side of what one keeps: folders, tags, saved searches. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, newId, type Folder, type SavedSearch } from '../../base/index.ts';
import { folderRemoval, searchRemoval } from '../model/removal.ts';
import { onForm, wordsOf, type MyView } from './my-view.ts';

export function renderSide(view: MyView): TemplateResult {
  const { t, data, arrangement, naming, acts } = view;
  const { folders, tags, searches } = data.shelf;
  const loose = data.favourites.filter(({ folderId }) => folderId === null).length;
  return html`<nav class="side" part="folders" aria-label=${t('my-resources.folders')}>
    <ul class="folders" role="list">
      <li>${folderButton(view, '', t('my-resources.folders.all'), data.favourites.length)}</li>
      ${folders.length === 0 ? nothing : html`<li>${folderButton(view, 'none', t('my-resources.folders.none'), loose)}</li>`}
      ${folders.map((folder) => html`<li>${naming === folder.id ? nameForm(view, folder) : folderLine(view, folder)}</li>`)}
      <li>
        ${naming === 'new'
          ? nameForm(view, null)
          : html`<button type="button" class="button button--quiet button--small new-folder" @click=${() => acts.name('new')}>${icon('plus', 'small')}${t('my-resources.folders.new')}</button>`}
      </li>
    </ul>
    ${tags.length === 0
      ? nothing
      : html`<p class="tags" role="group" aria-label=${t('my-resources.tags')}>
          ${tags.map(({ value, count }) => {
            const isChosen = arrangement.tag === value;
            return html`<button type="button" class="button button--small tag" aria-pressed=${isChosen} @click=${() => acts.arrange({ tag: isChosen ? '' : value })}>
              <bdi dir="auto">${value}</bdi> <span class="quiet figures">${view.format.number(count)}</span>
            </button>`;
          })}
        </p>`}
    ${searches.length === 0
      ? nothing
      : html`<section aria-labelledby="searches">
          <h3 class="subheading" id="searches">${t('my-resources.searches')}</h3>
          <ul class="searches" role="list">${searches.map((search) => searchLine(view, search))}</ul>
        </section>`}
  </nav>`;
}

function folderButton({ arrangement, format, acts }: MyView, id: string, name: string, count: number): TemplateResult {
  return html`<button type="button" class="folder" data-folder=${id} aria-current=${arrangement.folder === id} @click=${() => acts.arrange({ folder: id })}>
    <bdi dir="auto">${name}</bdi> <span class="quiet figures">${format.number(count)}</span>
  </button>`;
}

function folderLine(view: MyView, folder: Folder): TemplateResult {
  const { t, data, acts } = view;
  const { name } = folder;
  const count = data.favourites.filter(({ folderId }) => folderId === folder.id).length;
  return html`<div class="line-of-acts">
    ${folderButton(view, folder.id, name, count)}
    <button type="button" class="button button--icon button--quiet rename" data-rename=${folder.id} aria-label=${t('my-resources.folders.rename', { name })} @click=${() => acts.name(folder.id)}>
      ${icon('note', 'small')}
    </button>
    <button type="button" class="button button--icon button--quiet" data-drop=${folder.id} aria-label=${t('my-resources.folders.remove', { name })} @click=${() => acts.remove(folderRemoval(folder, data.favourites))}>
      ${icon('close', 'small')}
    </button>
  </div>`;
}

function nameForm({ t, acts }: MyView, folder: Folder | null): TemplateResult {
  const onSubmit = onForm((form) => {
    const name = wordsOf(form, 'name');
    if (name === '') return;
    acts.change({ act: 'put-folder', folderId: folder?.id ?? newId(), name });
    acts.name('');
  });
  return html`<form class="naming" @submit=${onSubmit} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.isComposing && acts.name('')}>
    <input class="input" name="name" required maxlength="60" dir="auto" .value=${folder?.name ?? ''} aria-label=${t('my-resources.folders.name')} />
    <button type="submit" class="button button--small button--primary">${t('my-resources.save')}</button>
    <button type="button" class="button button--small" @click=${() => acts.name('')}>${t('my-resources.cancel')}</button>
  </form>`;
}

function searchLine({ t, acts }: MyView, search: SavedSearch): TemplateResult {
  const { id, name, query, subscribed, newCount } = search;
  const onOpen = (): void => {
    if (subscribed) acts.change({ act: 'see-search', searchId: id });
    acts.search(query);
  };
  return html`<li class="search-line">
    <button type="button" class="folder" @click=${onOpen}>
      <bdi dir="auto">${name}</bdi>${newCount ? html` <span class="badge badge--accent">${t('my-resources.searches.new', { count: newCount })}</span>` : nothing}
    </button>
    <label class="choice"
      ><input
        type="checkbox"
        .checked=${subscribed}
        aria-label=${t('my-resources.searches.subscribe', { name })}
        @change=${() => acts.change({ act: 'put-search', searchId: id, draft: { name, query, subscribed: !subscribed } })}
      /><span aria-hidden="true">${t('my-resources.searches.tell')}</span></label
    >
    <button type="button" class="button button--icon button--quiet" aria-label=${t('my-resources.searches.remove', { name })} @click=${() => acts.remove(searchRemoval(search))}>${icon('close', 'small')}</button>
  </li>`;
}
