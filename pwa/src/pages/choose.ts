import 'learning-space/resource-picker/define';
import type { LsResourceAddressChangeEvent } from 'learning-space/resource-picker/events';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

function onMove({ detail: { address, passing } }: LsResourceAddressChangeEvent): void {
  go({ name: 'choose', address }, passing);
}

/** A teacher chooses resources for a class, whoever manages a school or a platform for it. Nothing and nobody is chosen beforehand. */
export const render: Page = (route, _role, t) =>
  html`<main class="page">
    <div class="page__head">
      <h1>${t('app.choose')}</h1>
      <button class="button" type="button" @click=${() => go({ name: 'recommended', resourceId: '' })}>${t('app.choose.given')}</button>
    </div>
    <ls-resource-picker
      mode="pick"
      multiple
      gives
      max="20"
      .address=${route.name === 'choose' ? route.address : ''}
      @ls-resource-address-change=${onMove}
    ></ls-resource-picker>
  </main>`;
