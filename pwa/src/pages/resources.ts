import 'learning-space/resource-picker/define';
import type { LsResourceActionRequestEvent, LsResourceAddressChangeEvent } from 'learning-space/resource-picker/events';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { go } from '../router.ts';
import type { Page } from './page.ts';

function onMove({ detail: { address, passing } }: LsResourceAddressChangeEvent): void {
  go({ name: 'resources', address }, passing);
}

function onAction(event: LsResourceActionRequestEvent): void {
  const { action, resource } = event.detail;
  if (action === 'recommend') go({ name: 'recommended', resourceId: resource.id });
  else go(action === 'share' ? { name: 'mine', shareId: '', shareResource: resource.id } : { name: 'give', resourceId: resource.id });
}

/** The catalogue. Its place in the search is the address of the page. */
export const render: Page = (route, role, t) =>
  html`<main class="page">
    <div class="page__head">
      <h1>${t('app.resources')}</h1>
      <div class="page__head">
        <button class="button" type="button" @click=${() => go({ name: 'mine', shareId: '', shareResource: '' })}>${t('app.mine')}</button>
        <button class="button" type="button" @click=${() => go({ name: 'recommended', resourceId: '' })}>${t('app.recommended')}</button>
        ${role === 'teacher' || role === 'manager'
          ? html`<button class="button" type="button" @click=${() => go({ name: 'choose', address: '' })}>${t('app.choose')}</button>
              <button class="button" type="button" @click=${() => go({ name: 'exchange', selectionId: '' })}>${t('app.exchange')}</button>`
          : nothing}
      </div>
    </div>
    <ls-resource-picker
      mode="browse"
      .address=${route.name === 'resources' ? (route.address ?? '') : ''}
      .actions=${guard([role, t('app.give')], () => [
        ...(role === 'teacher' ? [{ name: 'give', label: t('app.give') }] : []),
        { name: 'share', label: t('app.share') },
        ...(role === 'teacher' || role === 'manager' ? [{ name: 'recommend', label: t('app.recommend') }] : []),
      ])}
      @ls-resource-address-change=${onMove}
      @ls-resource-action-request=${onAction}
    ></ls-resource-picker>
    ${role === 'teacher'
      ? html`<p class="acts"><button class="button" type="button" @click=${() => go({ name: 'make', ownResourceId: '' })}>${t('app.make')}</button></p>`
      : nothing}
  </main>`;
