/** Versions that were put aside, and the one field that puts the next aside. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import type { Format } from '../../base/format.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import { differenceOf } from '../model/difference.ts';
import { renderDifference } from './difference.ts';

export interface VersionsFace {
  readonly t: Translate;
  readonly format: Format;
  readonly plan: OpenPlan;
  /** The version against which the plan is read; empty: none. */
  readonly compared: string;
  onCompare(id: string): void;
  onKeep(name: string): void;
  onRestore(id: string): void;
}

export function renderVersions({ t, format, plan, compared, onCompare, onKeep, onRestore }: VersionsFace): TemplateResult {
  const { versions } = plan.content;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const name = new FormData(form).get('version');
    onKeep(typeof name === 'string' ? name.trim() : '');
    form.reset();
  };
  return html`<section class="card versions" part="versions" aria-labelledby="versions">
    <h3 id="versions">${t('lesson-planner.versions')}</h3>
    <form class="begin" @submit=${submit}>
      <label class="field"><span class="field__label">${t('lesson-planner.versions.name')}</span><input class="input" name="version" dir="auto" maxlength="80" autocomplete="off" /></label>
      <button class="button" type="submit">${icon('plus', 'small')}${t('lesson-planner.versions.keep')}</button>
    </form>
    ${versions.length === 0 ? html`<p class="none">${t('lesson-planner.versions.none')}</p>` : nothing}
    <ul class="removed__list">
      ${versions.map(({ id, name, by, at, content }) => {
        const title = name === '' ? t('lesson-planner.versions.unnamed') : name;
        return html`<li data-version=${id}>
          <span
            ><strong><bdi dir="auto">${title}</bdi></strong>
            <span class="plan__about">${t('lesson-planner.versions.about', { name: isolate(by), time: format.dateTime(at), count: content.steps.length })}</span></span
          >
          <span class="buttons">
            <button class="button button--small" type="button" name="compare" aria-expanded=${compared === id} aria-label=${t('lesson-planner.versions.compare.one', { title: isolate(title) })} @click=${() => onCompare(compared === id ? '' : id)}>
              ${t('lesson-planner.versions.compare')}
            </button>
            <button class="button button--small" type="button" name="restore" aria-label=${t('lesson-planner.versions.restore.one', { title: isolate(title) })} @click=${() => onRestore(id)}>${t('lesson-planner.versions.restore')}</button>
          </span>
          ${compared === id ? renderDifference(differenceOf(content, plan.content), t) : nothing}
        </li>`;
      })}
    </ul>
  </section>`;
}
