import 'learning-space/content-tools/define';
import type { LsToolTakeEvent } from 'learning-space/content-tools/events';
import type { LsResourceActionRequestEvent } from 'learning-space/resource-picker/events';
import { html, render as draw } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { go } from '../router.ts';
import type { Page } from './page.ts';

function onAction(event: LsResourceActionRequestEvent): void {
  go({ name: 'give', resourceId: event.detail.resource.id });
}

/** Choosing in tools of others, and coming back from one: what was taken lies in the basket of a picker, from where it is given. */
export const render: Page = (route, role, t) => {
  const selectionId = route.name === 'exchange' ? route.selectionId : '';
  const onTake = async (event: LsToolTakeEvent): Promise<void> => {
    const { target } = event;
    const place = target instanceof HTMLElement ? target.nextElementSibling : null;
    if (!(place instanceof HTMLElement)) return;
    await import('learning-space/resource-picker/define');
    draw(
      html`<ls-resource-picker
        mode="pick"
        multiple
        .value=${event.detail.resourceIds}
        .actions=${role === 'teacher' ? [{ name: 'give', label: t('app.give') }] : []}
        @ls-resource-action-request=${onAction}
      ></ls-resource-picker>`,
      place,
    );
  };
  // What was taken of one selection is not that of the next.
  return html`${keyed(selectionId, html`<main class="page">
    <h1>${t('app.exchange')}</h1>
    <h2>${t(selectionId === '' ? 'app.exchange.tools' : 'app.exchange.chosen')}</h2>
    <ls-content-tools purpose=${role === 'manager' ? 'catalogue' : 'task'} selection=${selectionId} @ls-tool-take=${onTake}></ls-content-tools>
    <div></div>
  </main>`)}`;
};
