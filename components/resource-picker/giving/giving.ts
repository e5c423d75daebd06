/** Gives what is chosen to a class or an organisation (SYS-18): comes where a host wants that. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/index.ts';
import { renderProblem } from '../../base/views.ts';
import type { PickerGiving } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('resource-picker-giving', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

export const givingStyles = css`
  .giving {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--ls-space-2, 8px);
    margin-block-start: var(--ls-space-2, 8px);
  }

  /* In the line of the basket above. */
  .giving,
  .giving__for-whom,
  .giving__nobody,
  .giving__done {
    margin-inline: var(--ls-space-4, 16px);
    margin-block-end: var(--ls-space-3, 12px);
  }

  .giving .field {
    flex: 1 1 240px;
  }
`;

/** Why, and the button. Nothing of it is there before something and somebody is chosen. */
export function givingPanel(view: PickerView, { audiences, outcome }: PickerGiving, keyOf: (scope: string, resourceId: string) => string): TemplateResult | typeof nothing {
  const { t, selection, target, acts } = view;
  if (audiences.length === 0) return html`<p class="quiet small giving__nobody">${t('resource-picker-giving.nobody')}</p>`;
  const audience = audiences.find(({ kind, id }) => `${kind}:${id}` === target);
  if (selection.length === 0) return nothing;
  if (audience === undefined) return html`<p class="quiet small giving__for-whom">${t('resource-picker-giving.for-whom')}</p>`;
  const name = isolate(audience.name);
  const isGiven = outcome.type === 'given' && outcome.scope === target && outcome.resourceIds.join(' ') === selection.map(({ id }) => id).join(' ');
  if (isGiven) {
    return html`<p class="banner banner--success giving__done" role="status">
      ${icon('check', 'small')} <span class="banner__text">${t(outcome.isQueued ? 'resource-picker-giving.queued' : 'resource-picker-giving.given', { count: selection.length, name })}</span>
    </p>`;
  }
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (outcome.type === 'sending' || !(event.currentTarget instanceof HTMLFormElement)) return;
    const reason = new FormData(event.currentTarget).get('reason');
    if (typeof reason !== 'string' || reason.trim() === '') return;
    const resources = selection.map(({ id }) => ({ id: keyOf(target, id), resourceId: id }));
    acts.give({ audience: { kind: audience.kind, id: audience.id }, reason: reason.trim(), resources });
  };
  return html`${outcome.type === 'failed' ? renderProblem(outcome.problem, (key, values) => t(key, values)) : nothing}
    <form class="giving" aria-busy=${outcome.type === 'sending' ? 'true' : 'false'} @submit=${onSubmit}>
      <label class="field">
        <span class="field__label">${t('resource-picker-giving.reason')}</span>
        <input class="input" name="reason" required maxlength="200" dir="auto" autocomplete="off" />
      </label>
      <button type="submit" class="button button--primary">${t('resource-picker-giving.give', { name })}</button>
    </form>`;
}
