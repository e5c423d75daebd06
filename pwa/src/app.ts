import { createSession, type DemoPerson, type ServiceSession } from 'learning-space/adapters/http/session';
import { LsElement, registerLocales, type Role } from 'learning-space';
import { icon } from 'learning-space/icons';
import type { LsIdentityChangeEvent, LsNavigateRequestEvent } from 'learning-space/space/events';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import languages from '../locales/languages.json' with { type: 'json' };
import chinese from '../locales/zh-CN.json' with { type: 'json' };
import { appStyles } from './app.styles.ts';
import { renderPage } from './pages/page.ts';
import { renderSignIn } from './pages/sign-in.ts';
import { watchReleases, type UseRelease } from './release.ts';
import { followRoute, go, type Route } from './router.ts';
import { keepSettings, readSettings, type Language, type Settings, type Theme } from './settings.ts';
import { themeWords } from './words.ts';

registerLocales('app', {
  'zh-CN': chinese,
  en: () => import('../locales/en.json', { with: { type: 'json' } }),
  ug: () => import('../locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('../locales/bo.json', { with: { type: 'json' } }),
});

const session = createSession();
/** While the first import runs, the service is asked again so often. */
const importPollMs = 700;

/** The whole app: who is here, which page is shown, and what the person has set on this device. */
export class LsApp extends LsElement {
  static override styles = appStyles;

  @state() private _settings: Settings = readSettings();
  @state() private _service: ServiceSession | undefined;
  @state() private _people: readonly DemoPerson[] | undefined;
  @state() private _isOut = !readSettings().isSignedIn;
  @state() private _hasFailed = false;
  @state() private _route: Route = { name: 'start' };
  @state() private _role: Role | undefined;
  @state() private _use: UseRelease | undefined;
  readonly #end = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#applySettings();
    followRoute((route) => (this._route = route), this.#end.signal);
    watchReleases((use) => (this._use = use));
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end.abort();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    document.title = this.t('app.title');
  }

  /** Finds out how people come in here. Without a line, whoever was here last goes on with what is kept. */
  async #open(): Promise<void> {
    this._hasFailed = false;
    try {
      this._service = await session.read();
      if (this._service.state === 'importing') setTimeout(() => void this.#open(), importPollMs);
      else if (this._isOut && this._service.mode === 'demo') this._people = await session.people();
    } catch {
      this._hasFailed = this._isOut;
    }
  }

  #applySettings(): void {
    const { language, theme } = this._settings;
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ug' ? 'rtl' : 'ltr';
    document.documentElement.dataset['lsTheme'] = theme;
  }

  #set(part: Partial<Settings>): void {
    this._settings = keepSettings(part);
    this.#applySettings();
  }

  private async _onPick(person: DemoPerson): Promise<void> {
    try {
      await session.signIn(person.id);
      this.#set({ isSignedIn: true });
      this._isOut = false;
      go({ name: 'start' });
    } catch {
      this._hasFailed = true;
    }
  }

  private async _onSignOut(): Promise<void> {
    await this.renderRoot.querySelector('ls-provider')?.signOut();
    // Without a line the cookie stays until the service can be told; nothing that was kept is left to see.
    await session.signOut().catch(() => undefined);
    this.#set({ isSignedIn: false });
    this._isOut = true;
    this._role = undefined;
    go({ name: 'start' });
    await this.#open();
  }

  private _onExpired(): void {
    this.#set({ isSignedIn: false });
    this._isOut = true;
    void this.#open();
  }

  private _onNavigate(event: LsNavigateRequestEvent): void {
    event.preventDefault();
    go({ name: event.detail.view });
  }

  private _onIdentity(event: LsIdentityChangeEvent): void {
    const isSwitch = this._role !== undefined;
    this._role = event.detail.role;
    // What the earlier identity was looking at may not be this one's to see.
    if (isSwitch) go({ name: 'start' });
  }

  protected override render(): TemplateResult {
    return html`${this._use === undefined ? nothing : this._renderRelease(this._use)} ${this._isOut ? this._renderOutside() : this._renderSpace()}`;
  }

  private _renderOutside(): TemplateResult {
    return html`<div class="outside">
      <header class="outside__bar">${this._renderBrand()}<span class="gap"></span>${this._renderTools()}</header>
      <main>
        ${renderSignIn({
          service: this._service,
          people: this._people,
          hasFailed: this._hasFailed,
          t: (key, values) => this.t(key, values),
          onPick: (person) => void this._onPick(person),
          onRetry: () => void this.#open(),
        })}
      </main>
    </div>`;
  }

  private _renderSpace(): TemplateResult {
    const { name } = this._route;
    const view = name === 'task' ? 'tasks' : name === 'resource' || name === 'give' ? 'resources' : name === 'unknown' ? 'start' : name;
    return html`<ls-provider service="/" @ls-session-expired=${this._onExpired}>
      <ls-space .view=${view} @ls-navigate-request=${this._onNavigate} @ls-identity-change=${this._onIdentity}>
        <span slot="brand">${this._renderBrand()}</span>
        <span slot="tools" class="tools">
${this._renderTools()}</span>
        ${this._role === undefined ? nothing : renderPage(this._route, this._role, (key, values) => this.t(key, values))}
        <p slot="help" class="help">${this._service?.mode === 'demo' ? this.t('app.demo') : nothing}</p>
      </ls-space>
    </ls-provider>`;
  }

  private _renderBrand(): TemplateResult {
    return html`<a class="brand" href="/" @click=${this._onHome}>
      <img src="/icons/icon.svg" alt="" width="32" height="32" /><span>${this.t('app.title')}</span>
    </a>`;
  }

  private _onHome(event: Event): void {
    event.preventDefault();
    go({ name: 'start' });
  }

  private _renderTools(): TemplateResult {
    const { language, theme } = this._settings;
    return html`<details class="settings" @focusout=${this._onSettingsLeave} @keydown=${this._onSettingsKey}>
      <summary class="tool" aria-label=${this.t('app.settings')} title=${this.t('app.settings')}>${icon('settings')}</summary>
      <div class="settings__panel" tabindex="-1">
        <label class="setting"
          ><span>${this.t('app.language')}</span>
          <select @change=${(event: Event) => event.target instanceof HTMLSelectElement && this.#set({ language: event.target.value as Language })}>
            ${Object.entries(languages).map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === language}>${name}</option>`)}
          </select>
        </label>
        <label class="setting"
          ><span>${this.t('app.theme')}</span>
          <select @change=${(event: Event) => event.target instanceof HTMLSelectElement && this.#set({ theme: event.target.value as Theme })}>
            ${(['auto', 'light', 'dark'] as const).map(
              (name) => html`<option value=${name} ?selected=${name === theme}>${this.t(themeWords[name])}</option>`,
            )}
          </select>
        </label>
        ${this._isOut ? nothing : html`<button class="setting setting--act" type="button" @click=${this._onSignOut}>${icon('exit')}<span>${this.t('app.sign-out')}</span></button>`}
      </div>
    </details>`;
  }

  // Safari gives a pressed button no focus: the panel takes it, so that the press is not taken for leaving.
  private _onSettingsLeave(event: FocusEvent): void {
    const details = event.currentTarget;
    if (!(details instanceof HTMLDetailsElement)) return;
    if (!(event.relatedTarget instanceof Node && details.contains(event.relatedTarget))) details.open = false;
  }

  private _onSettingsKey(event: KeyboardEvent): void {
    const details = event.currentTarget;
    if (event.key !== 'Escape' || !(details instanceof HTMLDetailsElement) || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  }

  private _renderRelease(use: UseRelease): TemplateResult {
    return html`<div class="release" role="status">
      <span>${this.t('app.release')}</span>
      <button class="tool" type="button" @click=${use}>${this.t('app.release.use')}</button>
      <button class="tool" type="button" @click=${() => (this._use = undefined)}>${this.t('app.release.later')}</button>
    </div>`;
  }
}
