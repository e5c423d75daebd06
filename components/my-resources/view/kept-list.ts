/** What one keeps: sought, sorted, and each with its folder, tags and note. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon, type Favourite } from '../../base/index.ts';
import { flag } from '../../base/report/flag.ts';
import { tagsOf } from '../../base/tags.ts';
import { isolate } from '../../base/text.ts';
import { arranged, sorts } from '../model/arrange.ts';
import { favouriteRemoval } from '../model/removal.ts';
import { renderCloser } from './closer.ts';
import { onForm, wordsOf, type MyView } from './my-view.ts';
import { passOn } from './pass-on.ts';
import { sortKeys } from './words.ts';

export function renderKept(view: MyView): TemplateResult {
  const { t, data, arrangement, format, acts } = view;
  const shown = arranged(data.favourites, arrangement, (a, b) => format.compare(a, b));
  return html`<div class="finding">
      <label class="field find"
        ><span class="field__label">${t('my-resources.find')}</span>
        <input
          class="input"
          type="search"
          dir="auto"
          .value=${arrangement.words}
          @input=${({ currentTarget }: Event) => currentTarget instanceof HTMLInputElement && acts.arrange({ words: currentTarget.value })}
      /></label>
      <label class="field"
        ><span class="field__label">${t('my-resources.sort')}</span>
        <span class="input-box"><select class="input sort" @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLSelectElement && acts.arrange({ sort: sorts.find((sort) => sort === currentTarget.value) ?? 'newest' })}>
          ${sorts.map((sort) => html`<option value=${sort} ?selected=${arrangement.sort === sort}>${t(sortKeys[sort])}</option>`)}
        </select><span class="input-box__end">${icon('chevron-down', 'small')}</span></span></label
      >
    </div>
    <p class="quiet small" role="status">${t('my-resources.count', { count: shown.length })}</p>
    ${shown.length === 0
      ? html`<p class="none">${t(data.favourites.length === 0 ? 'my-resources.kept.empty' : 'my-resources.kept.nothing-found')}</p>`
      : html`<ul class="items" part="list" role="list" aria-label=${t('my-resources.kept')}>
          ${repeat(
            shown,
            ({ resource }) => resource.id,
            (favourite) => renderItem(view, favourite),
          )}
        </ul>`}`;
}

function renderItem(view: MyView, favourite: Favourite): TemplateResult {
  const { t, data, acts } = view;
  const { resource, folderId, tags, note, keptVersion } = favourite;
  const keep = (part: Partial<Pick<Favourite, 'folderId' | 'tags' | 'note'>>): void =>
    acts.change({ act: 'keep', resourceId: resource.id, draft: { folderId, tags, note, ...part } });
  return html`<li class="item card" part="item" data-id=${resource.id}>
    <h3 class="item__title"><button type="button" class="link open" @click=${() => acts.open(resource.id)}><bdi dir="auto">${resource.title}</bdi></button></h3>
    <p class="item__about quiet small">
      ${[resource.subject, resource.chapter, resource.provider].filter(Boolean).map((fact, index) => html`${index > 0 ? ' · ' : nothing}<bdi dir="auto">${fact}</bdi>`)}
      ${resource.version > keptVersion ? html` <span class="badge badge--info">${t('my-resources.changed')}</span>` : nothing}
      ${tags.map((tag) => html` <span class="badge"><bdi dir="auto">${tag}</bdi></span>`)}
    </p>
    ${note === '' ? nothing : html`<p class="item__note"><bdi dir="auto">${note}</bdi></p>`}
    <div class="buttons item__acts">
      <label class="move"
        ><span class="visually-hidden">${t('my-resources.move', { title: resource.title })}</span>
        <span class="input-box"><select class="input" data-act="move" @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLSelectElement && keep({ folderId: currentTarget.value || null })}>
          <option value="" ?selected=${folderId === null}>${t('my-resources.folders.none')}</option>
          ${data.shelf.folders.map(({ id, name }) => html`<option value=${id} ?selected=${folderId === id}>${name}</option>`)}
        </select><span class="input-box__end">${icon('chevron-down', 'small')}</span></span></label
      >
      ${passOn(view, resource)}
      <button type="button" class="button button--small button--quiet" data-act="remove" aria-label=${t('my-resources.remove.title-of', { title: resource.title })} @click=${() => acts.remove(favouriteRemoval(favourite))}>
        ${icon('close', 'small')}${t('my-resources.remove')}
      </button>
      ${flag(t('my-resources.report', { title: isolate(resource.title) }), () => acts.report(resource))}
    </div>
    <details class="closer" @toggle=${({ currentTarget }: Event) => currentTarget instanceof HTMLDetailsElement && currentTarget.open && acts.look(resource.id)}>
      <summary>${t('my-resources.closer')}</summary>
      <form
        class="own"
        @submit=${onForm((form) => keep({ tags: tagsOf(wordsOf(form, 'tags')), note: wordsOf(form, 'note') }))}
      >
        <label class="field"><span class="field__label">${t('my-resources.tags')}</span><input class="input" name="tags" dir="auto" maxlength="400" .value=${tags.join('、')} /><span class="field__hint">${t('my-resources.tags.hint')}</span></label>
        <label class="field"><span class="field__label">${t('my-resources.note')}</span><textarea class="input" name="note" rows="2" dir="auto" maxlength="2000" .value=${note}></textarea></label>
        <div class="buttons"><button type="submit" class="button button--small button--primary">${t('my-resources.save')}</button></div>
      </form>
      ${renderCloser(view, resource.id)}
    </details>
  </li>`;
}
