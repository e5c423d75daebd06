import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { choices, toggle } from '../view/choices.ts';
import { isPlaying } from '../view/controls.ts';
import type { PlayerView } from '../view/player-view.ts';
import { moved, nextCorner, put, resized, shares } from './place.ts';
import './second.locales.ts';
import type { Role, SecondPicture } from './second-picture.ts';

/** Written out in full, so that a search finds the keys. */
const names: Record<Role, string> = {
  'sign-language': 'player-second.sign-language',
  speaker: 'player-second.speaker',
  slides: 'player-second.slides',
};
const sizes = ['player-second.size.small', 'player-second.size.normal', 'player-second.size.large', 'player-second.size.huge'] as const;
const reasons = { lost: 'player-second.lost', thin: 'player-second.thin', saving: 'player-second.saving' } as const;

/** The second picture over the first, and what moves it. */
export function secondPicture(view: PlayerView): TemplateResult | typeof nothing {
  const { second, t } = view;
  if (!second || second.roles.length === 0) return nothing;
  // A lesson that stands shows its paper in the upper corner.
  second.settle(!isPlaying(view) && view.item.documents.length > 0);
  return html`${second.video && second.role !== null ? picture(view, second, second.video, names[second.role]) : nothing}
    <p class="visually-hidden" role="status">${second.reason === null ? whereabouts(view, second) : t(reasons[second.reason])}</p>`;
}

function picture({ t }: PlayerView, second: SecondPicture, video: HTMLVideoElement, name: string): TemplateResult {
  const { dragging } = second;
  return html`${video}<span class="second second__field"></span>
    <button
      type="button"
      class="second second__window on-stage"
      part="second-picture"
      aria-label=${t(second.isSwapped ? 'player-second.lesson' : name)}
      aria-describedby="second-keys"
      title=${t('player-second.keys')}
      @click=${(event: MouseEvent) => dragging.wasDrag(event) || second.put(nextCorner(second.place))}
      @keydown=${(event: KeyboardEvent) => onKey(event, second)}
      @pointerdown=${(event: PointerEvent) => dragging.begin(event)}
      @pointermove=${(event: PointerEvent) => dragging.move(event, (across, down) => second.put(put(second.place, across, down)))}
      @pointerup=${() => dragging.end()}
      @pointercancel=${() => dragging.end()}
    ></button>
    <button type="button" class="second second__close on-stage" aria-label=${t('player-second.close', { name: t(name) })} @click=${(event: MouseEvent) => close(event, second)}>
      ${icon('close', 'small')}
    </button>
    <span id="second-keys" hidden>${t('player-second.keys')}</span>`;
}

/** Said again whenever it was moved. */
function whereabouts({ t }: PlayerView, { isSwapped, place, role, video }: SecondPicture): string | typeof nothing {
  if (!video || role === null) return nothing;
  const name = t(isSwapped ? 'player-second.lesson' : names[role]);
  return t('player-second.at', { name, across: Math.round(place.x * 100), down: Math.round(place.y * 100), size: place.size + 1, sizes: shares.length });
}

/** Which one, how large, and which of the two has the large place. */
export function secondChoice({ second, t }: PlayerView): TemplateResult | typeof nothing {
  if (!second || second.roles.length === 0) return nothing;
  const { role, reason, place } = second;
  return html`${choices(t('player-second.choose'), 'second', [
    { label: t('player-second.none'), checked: role === null, act: () => second.choose(null) },
    ...second.roles.map((one) => ({ label: t(names[one]), checked: role === one, act: () => second.choose(one) })),
  ])}
    <p class="panel__note" role="status">${reason === null ? nothing : t(reasons[reason])}</p>
    ${second.video
      ? html`${choices(
          t('player-second.size'),
          'second-size',
          sizes.map((size, index) => ({ label: t(size), checked: place.size === index, act: () => second.put({ ...place, size: index }) })),
          true,
        )}
        ${toggle(t('player-second.swap'), t('player-second.swap.note'), second.isSwapped, (on) => second.swap(on))}`
      : nothing}`;
}

/** Arrows go where they point, whichever way one reads. */
function onKey(event: KeyboardEvent, second: SecondPicture): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { currentTarget, key } = event;
  const onwards = currentTarget instanceof Element && getComputedStyle(currentTarget).direction === 'rtl' ? -1 : 1;
  const { place } = second;
  if (key === 'ArrowLeft') second.put(moved(place, -onwards, 0));
  else if (key === 'ArrowRight') second.put(moved(place, onwards, 0));
  else if (key === 'ArrowUp') second.put(moved(place, 0, -1));
  else if (key === 'ArrowDown') second.put(moved(place, 0, 1));
  else if (key === '+' || key === '=') second.put(resized(place, 1));
  else if (key === '-') second.put(resized(place, -1));
  else return;
  event.preventDefault();
  // The player would seek and change the volume.
  event.stopPropagation();
}

/** What had the keyboard goes away: its place is then the button that leads back to it. */
function close({ currentTarget }: MouseEvent, second: SecondPicture): void {
  const root = currentTarget instanceof Node ? currentTarget.getRootNode() : null;
  second.choose(null);
  if (root instanceof ShadowRoot) root.querySelector<HTMLElement>('[data-panel="settings"]')?.focus();
}
