import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { firstIcon, type FirstIconName } from '../base/first-icons.ts';
import type { Identity, Role } from '../base/ports/index.ts';
import { badgeStyles, buttonStyles, focusStyles, stateStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import {
  LsIdentityChangeEvent,
  LsIdentityChangeRequestEvent,
  LsNavigateEvent,
  LsNavigateRequestEvent,
  LsSyncRequestEvent,
} from './space.events.ts';
import { identityMenuStyles } from './identity-menu.styles.ts';
import { spaceStyles } from './space.styles.ts';
import { viewsOf, type SpaceData, type SpaceState, type SpaceView } from './space.types.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('space', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const viewWords: Readonly<Record<SpaceView, string>> = {
  start: 'space.view.start',
  tasks: 'space.view.tasks',
  resources: 'space.view.resources',
  talks: 'space.view.talks',
  notices: 'space.view.notices',
};
const roleWords: Readonly<Record<Role, string>> = {
  student: 'space.role.student',
  teacher: 'space.role.teacher',
  guardian: 'space.role.guardian',
  manager: 'space.role.manager',
};
const pictures: Readonly<Record<SpaceView, FirstIconName>> = { start: 'home', tasks: 'task', resources: 'book', talks: 'message', notices: 'bell' };

/**
 * The shell of a personal space: one person, one space, all identities (PS-01, PS-02). It shows who is here and how the
 * line is, and leads to the views of the role; what a view holds, the host puts into the default slot.
 *
 * @element ls-space
 * @slot - The current view.
 * @slot brand - Name or mark of the platform. Default: the name of the tenant.
 * @slot tools - Buttons of the platform beside the person's name: language, look, sign out.
 * @slot help - Foot of the page: help, who answers for the platform.
 * @fires ls-navigate-request - The person wants another view; cancelable.
 * @fires ls-navigate - Another view is current; `detail.view`.
 * @fires ls-identity-change-request - The person wants to act as another identity; cancelable.
 * @fires ls-identity-change - It is known as whom the person acts, and whenever that changes; `detail.identityId`, `detail.role`, `detail.personId`.
 * @fires ls-sync-request - The person wants waiting writes to be sent now; cancelable.
 * @csspart bar - The bar at the top.
 * @csspart navigation - The menu of views.
 * @csspart main - What holds the current view.
 * @cssproperty --ls-space-bar-color - Ground of the bar.
 */
export class LsSpace extends LsDataElement<SpaceState, 'identity'> {
  static override styles = [focusStyles, visuallyHiddenStyles, buttonStyles, badgeStyles, stateStyles, identityMenuStyles, spaceStyles];

  /** The current view. */
  @property({ reflect: true }) view: SpaceView = 'start';

  /** The identity as which the person wishes to act at first; what the person chose later wins. */
  @property() identity = '';

  @state() private _menuOpen = false;
  #announced: string | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { state } = this;
    const current = state.type === 'ready' ? actingIdentity(state) : undefined;
    if (state.type !== 'ready' || current === undefined || current.id === this.#announced) return;
    this.#announced = current.id;
    this.dispatchEvent(new LsIdentityChangeEvent(current.id, current.role, state.me.person.id));
  }

  /** Goes to a view as if its menu entry had been pressed: also to the current one, of which the host may show a part only. */
  navigate(view: SpaceView): void {
    if (!this.request(new LsNavigateRequestEvent(view)) || view === this.view) return;
    this.view = view;
    this.dispatchEvent(new LsNavigateEvent(view));
  }

  private _onIdentity(identity: Identity): void {
    this._menuOpen = false;
    this.request(new LsIdentityChangeRequestEvent(identity.id));
    this.renderRoot.querySelector<HTMLElement>('.person')?.focus();
  }

  private _onMenuKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this._menuOpen = false;
      this.renderRoot.querySelector<HTMLElement>('.person')?.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const entries = [...this.renderRoot.querySelectorAll<HTMLElement>('.identity')];
    const now = entries.findIndex((entry) => entry.matches(':focus'));
    const next = Math.min(Math.max(now + step, 0), entries.length - 1);
    entries[next]?.focus();
  }

  private async _onPerson(): Promise<void> {
    this._menuOpen = !this._menuOpen;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.identity[aria-checked="true"]')?.focus();
  }

  private _onMenuLeave(event: FocusEvent): void {
    const next = event.relatedTarget;
    const menu = event.currentTarget;
    if (next instanceof Node && menu instanceof Node && menu.contains(next)) return;
    this._menuOpen = false;
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return html`<div class="frame frame--bare">
        <header class="bar" part="bar"><slot name="brand"></slot><span class="gap"></span><slot name="tools"></slot></header>
        <div class="main" part="main">${this.renderBareState(state)}</div>
      </div>`;
    }
    const current = actingIdentity(state);
    return html`<div class="frame">
      <header class="bar" part="bar">
        <slot name="brand"><span class="brand"><bdi>${state.me.tenant.name}</bdi></span></slot>
        <span class="gap"></span>
        ${this._renderSync(state)}
        <slot name="tools"></slot>
        ${this._renderPerson(state, current)}
      </header>
      ${this._renderNavigation(state, current)}
      <div class="main" part="main"><slot></slot></div>
      <footer class="foot"><slot name="help"></slot></footer>
    </div>`;
  }

  private _renderNavigation(state: SpaceData, current: Identity | undefined): TemplateResult | typeof nothing {
    if (current === undefined) return nothing;
    return html`<nav class="navigation" part="navigation" aria-label=${this.t('space.navigation')}>
      <ul class="views">
        ${viewsOf[current.role].map(
          (view) =>
            html`<li>
              <button
                class="view"
                type="button"
                data-view=${view}
                aria-current=${ifDefined(view === this.view ? 'page' : undefined)}
                @click=${() => this.navigate(view)}
              >
                ${firstIcon(pictures[view])}
                <span>${this.t(viewWords[view])}</span>
                ${view === 'notices' && state.unread > 0
                  ? html`<span class="badge badge--count" aria-label=${this.t('space.unread', { count: state.unread })}
                      >${state.unread > 99 ? '99+' : state.unread}</span
                    >`
                  : nothing}
              </button>
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  private _renderSync({ sync }: SpaceData): TemplateResult | typeof nothing {
    if (sync.online && sync.queued === 0 && sync.refused === 0) return nothing;
    const text = !sync.online
      ? this.t('space.sync.offline', { count: sync.queued })
      : sync.refused > 0
        ? this.t('space.sync.refused', { count: sync.refused })
        : this.t('space.sync.queued', { count: sync.queued });
    return html`<button class="sync" type="button" role="status" data-online=${sync.online} @click=${() => this.request(new LsSyncRequestEvent())}>
      ${firstIcon(sync.online ? 'sync' : 'offline', 'small')}<span>${text}</span>
    </button>`;
  }

  private _renderPerson({ me, identityId }: SpaceData, current: Identity | undefined): TemplateResult {
    const name = html`<span class="person__name"><bdi dir="auto">${me.person.name}</bdi></span>
      ${current ? html`<span class="person__role">${this.t(roleWords[current.role])}</span>` : nothing}`;
    if (me.identities.length < 2) return html`<div class="person person--only">${this._renderInitial(me.person.name)}<span class="person__words">${name}</span></div>`;
    return html`<div class="switch" @focusout=${this._onMenuLeave}>
      <button
        class="person"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this._menuOpen}
        @click=${this._onPerson}
      >
        ${this._renderInitial(me.person.name)}<span class="person__words">${name}</span>${firstIcon('chevron-down', 'small')}
      </button>
      ${this._menuOpen
        ? html`<div class="menu" role="menu" aria-label=${this.t('space.identities')} @keydown=${this._onMenuKey}>
            ${repeat(
              me.identities,
              ({ id }) => id,
              (identity) =>
                html`<button
                  class="identity"
                  type="button"
                  role="menuitemradio"
                  tabindex="-1"
                  aria-checked=${identity.id === identityId}
                  @click=${() => this._onIdentity(identity)}
                >
                  <span class="identity__role">${this.t(roleWords[identity.role])}</span>
                  <span class="identity__place"><bdi dir="auto">${placeOf(identity)}</bdi></span>
                  ${identity.id === identityId ? firstIcon('check', 'small') : nothing}
                </button>`,
            )}
          </div>`
        : nothing}
    </div>`;
  }

  private _renderInitial(name: string): TemplateResult {
    // The family name, or what stands for it: one character as people count them, rare ones included.
    return html`<span class="initial" aria-hidden="true">${Array.from(name).at(0) ?? ''}</span>`;
  }
}

/** The identity as which the person acts: the one named, else the first. */
export function actingIdentity({ me, identityId }: SpaceData): Identity | undefined {
  return me.identities.find(({ id }) => id === identityId) ?? me.identities[0];
}

/** Where an identity belongs: for a guardian the children, who are the same at each of their schools; and the organisation. */
function placeOf({ children, organisation }: Identity): string {
  return [...children, organisation].map(({ name }) => name).join(' · ');
}
