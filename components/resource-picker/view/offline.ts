/** Keeping on this machine, as it is seen: the control in the closer look, and the one place that shows all of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isolate, type KeepChoice, type KeepingOffer, type KeptResource, type ResourceSummary } from '../../base/index.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import '../late/late.locales.ts';
import type { PickerView } from './picker-view.ts';

export { offlineStyles } from './offline.styles.ts';

/** In the closer look: the size and the button that begins, then how far it is and what can be done about it. */
export function offlineControl(view: PickerView, { id }: ResourceSummary, offer: KeepingOffer | null): TemplateResult | typeof nothing {
  const { t } = view;
  const kept = view.kept?.items.find(({ resource }) => resource.id === id);
  if (kept !== undefined) return html`<section class="offline" aria-label=${t('resource-picker-late.offline')}>${progress(view, kept, leadsToAll(view, kept))}</section>`;
  if (offer === null || offer.type === 'none' || offer.type === 'not-yet') return nothing;
  if (offer.type === 'open-in-browser') return html`<p class="offline quiet small">${icon('info', 'small')} ${t('resource-picker-late.offline.open-in-browser')}</p>`;
  if (offer.type === 'refused') return html`<p class="offline quiet small">${icon('info', 'small')} ${t(refusals[offer.reason])}</p>`;
  return html`<form class="offline offline--offer" @submit=${(event: SubmitEvent) => onKeep(event, view, id, offer.choices)}>
    ${offer.choices.length > 1
      ? html`<label class="input-box">
          <span class="visually-hidden">${t('resource-picker-late.offline.quality')}</span>
          <select class="input" name="choice">
            ${offer.choices.map((choice, index) => html`<option value=${index}>${choiceName(view, choice)}</option>`)}
          </select>
          <span class="input-box__end">${icon('chevron-down', 'small')}</span>
        </label>`
      : nothing}
    <button class="button offline__keep">
      ${icon('download', 'small')} ${t('resource-picker-late.offline.keep')}
      ${offer.choices.length === 1 ? html`<span class="figures quiet">${sizeOf(view, offer.choices[0])}</span>` : nothing}
    </button>
  </form>`;
}

const refusals = {
  live: 'resource-picker-late.offline.refused.live',
  protected: 'resource-picker-late.offline.refused.protected',
  unreadable: 'resource-picker-late.offline.refused.unreadable',
  'too-large': 'resource-picker-late.offline.refused.too-large',
} as const satisfies Record<Extract<KeepingOffer, { type: 'refused' }>['reason'], string>;

function onKeep(event: SubmitEvent, view: PickerView, resourceId: string, choices: readonly KeepChoice[]): void {
  event.preventDefault();
  if (!(event.currentTarget instanceof HTMLFormElement)) return;
  const choice = choices[Number(new FormData(event.currentTarget).get('choice') ?? 0)];
  if (choice) view.acts.offline({ act: 'keep', resourceId, choice });
}

function choiceName(view: PickerView, choice: KeepChoice): string {
  const { height } = choice;
  const size = sizeOf(view, choice);
  return height === null ? size : view.t('resource-picker-late.offline.choice', { height, size });
}

function sizeOf({ t, format }: PickerView, choice: KeepChoice | undefined): string {
  const size = format.bytes(choice?.sizeBytes ?? 0);
  return choice?.isEstimate ? t('resource-picker-late.offline.about', { size }) : size;
}

/** Where the machine is full, the way to what else is kept there: letting go of something is what helps. */
function leadsToAll({ t, acts }: PickerView, { state }: KeptResource): TemplateResult | typeof nothing {
  if (state !== 'full') return nothing;
  return html`<button type="button" class="button button--small" data-act="device" aria-haspopup="dialog" @click=${acts.openDevice}>${icon('download', 'small')} ${t('resource-picker-late.device')}</button>`;
}

/** How far it is, in words and as a bar, and what can be done. */
function progress(view: PickerView, kept: KeptResource, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  const { t, acts } = view;
  const { resource, state, receivedBytes, sizeBytes } = kept;
  const title = isolate(shorten(resource.title, longestTitle));
  const isUnderWay = state === 'loading' || state === 'waiting' || state === 'paused';
  const button = (act: 'pause' | 'resume' | 'drop', words: string, label: string, picture: Parameters<typeof icon>[0]): TemplateResult =>
    html`<button type="button" class="button button--small" data-act=${act} aria-label=${label} @click=${() => acts.offline({ act, resourceId: resource.id })}>
      ${icon(picture, 'small')} ${words}
    </button>`;
  return html`<div class="offline__state">
      <p class="small" role="status">${icon(pictures[state], 'small')} ${stateWords(view, kept)}</p>
      ${isUnderWay ? html`<progress class="meter offline__meter" max=${Math.max(1, sizeBytes)} .value=${Math.min(receivedBytes, sizeBytes)} aria-label=${t('resource-picker-late.offline')}></progress>` : nothing}
    </div>
    <div class="buttons">
      ${state === 'loading' || state === 'waiting' ? button('pause', t('resource-picker-late.offline.pause'), t('resource-picker-late.offline.pause.of', { title }), 'pause') : nothing}
      ${more} ${state === 'paused' || state === 'full' ? button('resume', t('resource-picker-late.offline.resume'), t('resource-picker-late.offline.resume.of', { title }), 'play') : nothing}
      ${state === 'failed' || state === 'lost' ? button('resume', t('resource-picker-late.offline.retry'), t('resource-picker-late.offline.retry.of', { title }), 'retry') : nothing}
      ${state === 'withdrawn' || state === 'cleared'
        ? button('drop', t('resource-picker-late.offline.forget'), t('resource-picker-late.offline.forget.of', { title }), 'close')
        : button('drop', t('resource-picker-late.offline.drop'), t('resource-picker-late.offline.drop.of', { title }), 'close')}
    </div>`;
}

const pictures = {
  waiting: 'clock', loading: 'download', paused: 'pause', kept: 'check', full: 'alert', failed: 'alert', expired: 'clock', withdrawn: 'info', lost: 'alert', cleared: 'info',
} as const satisfies Record<KeptResource['state'], Parameters<typeof icon>[0]>;

function stateWords({ t, format, kept }: PickerView, { state, receivedBytes, sizeBytes, until }: KeptResource): string {
  const values = { received: format.bytes(receivedBytes), size: format.bytes(sizeBytes) };
  switch (state) {
    case 'loading':
      return t('resource-picker-late.offline.loading', values);
    case 'waiting':
      // One comes after the other.
      return t(kept?.items.some((one) => one.state === 'loading') ? 'resource-picker-late.offline.queued' : 'resource-picker-late.offline.waiting', values);
    case 'paused':
      return t('resource-picker-late.offline.paused', values);
    case 'kept':
      return t('resource-picker-late.offline.kept', { size: values.size, when: until === null ? '' : format.date(until) });
    case 'full':
      return t('resource-picker-late.offline.full');
    case 'failed':
      return t('resource-picker-late.offline.failed');
    case 'expired':
      return t('resource-picker-late.offline.expired');
    case 'withdrawn':
      return t('resource-picker-late.offline.withdrawn');
    case 'lost':
      return t('resource-picker-late.offline.lost');
    case 'cleared':
      return t('resource-picker-late.offline.cleared');
  }
}

/** Above the results, beside what stands there: the button that leads to all that is kept, with the room it takes. */
export function withDeviceButton({ t, format, kept, acts }: PickerView, chips: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
  if (kept === null || kept.items.length === 0) return chips;
  return html`<div class="device-row">
    <button type="button" class="button button--quiet button--small device-button" aria-haspopup="dialog" @click=${acts.openDevice}>
    ${icon('download', 'small')} ${t('resource-picker-late.device.button', { count: kept.items.length, size: format.bytes(kept.usedBytes) })}
    </button>
    ${chips}
  </div>`;
}

/** All that is kept on this machine: what it is, how much room it takes, until when it may be used, and how to let go of it. */
export function deviceDialog(view: PickerView, onClose: () => void): TemplateResult {
  const { t, format, kept, acts } = view;
  const { items = [], usedBytes = 0, freeBytes = null } = kept ?? {};
  return html`<dialog class="device" aria-labelledby="device-title" @close=${onClose}>
    <div class="device__head">
      <h3 class="heading" id="device-title" tabindex="-1">${t('resource-picker-late.device')}</h3>
      <button type="button" class="button button--icon button--quiet" aria-label=${t('resource-picker-late.device.close')} @click=${onClose}>${icon('close')}</button>
    </div>
    <div class="device__room">
      <p class="small" role="status">
        ${t('resource-picker-late.device.used', { size: format.bytes(usedBytes) })}${freeBytes === null ? nothing : html` <span class="quiet">${t('resource-picker-late.device.free', { size: format.bytes(freeBytes) })}</span>`}
      </p>
      ${freeBytes === null ? nothing : html`<progress class="meter" max=${Math.max(1, usedBytes + freeBytes)} .value=${usedBytes} aria-label=${t('resource-picker-late.device.room')}></progress>`}
      <p class="small quiet">${t('resource-picker-late.device.rule')}</p>
    </div>
    ${items.length === 0
      ? html`<p class="device__empty quiet">${t('resource-picker-late.device.empty')}</p>`
      : html`<ul class="device__items" role="list">
          ${items.map(
            (item) =>
              html`<li class="device__item">
                <button
                  type="button"
                  class="device__open"
                  @click=${() => {
                    onClose();
                    acts.open(item.resource.id);
                  }}
                >
                  <bdi dir="auto">${shorten(item.resource.title, longestTitle)}</bdi>
                </button>
                ${progress(view, item)}
              </li>`,
          )}
        </ul>`}
  </dialog>`;
}
