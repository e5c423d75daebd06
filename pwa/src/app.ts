import { createSession, type DemoPerson, type ServiceSession } from 'learning-space/adapters/http/session';
import { LsElement, registerLocales, type Role } from 'learning-space';
import type { LsIdentityChangeEvent, LsNavigateRequestEvent } from 'learning-space/space/events';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import chinese from '../locales/zh-CN.json' with { type: 'json' };
import { appStyles } from './app.styles.ts';
import { IssuerSession } from './issuer/issuer-session.ts';
import { SignInProblem } from './issuer/problem.ts';
import { renderPage } from './pages/page.ts';
import { renderHandover, renderTrouble } from './pages/problem.ts';
import { renderSettings } from './pages/settings-menu.ts';
import { renderSignIn } from './pages/sign-in.ts';
import { lookFrom, wear } from './look.ts';
import { watchReleases, type UseRelease } from './release.ts';
import { followRoute, go, viewOf, type Route } from './router.ts';
import { keepEarlierPerson, keepSettings, newVisit, onSettingsElsewhere, readSettings, takeEarlierPerson, type Settings } from './settings.ts';

registerLocales('app', {
  'zh-CN': chinese,
  en: () => import('../locales/en.json', { with: { type: 'json' } }),
  ug: () => import('../locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('../locales/bo.json', { with: { type: 'json' } }),
});

const session = createSession();
/** While the first import runs, the service is asked again so often. */
const importPollMs = 700;
/** A new release is looked for after so long, whether the space has opened or not: it may be what puts that right. */
const openPatienceMs = 10_000;
/** Pages where leaving would lose something: a form, a film that plays. */
const workplaces: readonly Route['name'][] = ['give', 'announce', 'leave', 'privacy', 'plans', 'make', 'cases', 'admissions', 'tools', 'task', 'resource'];

/** The player comes when somebody looks closely, on whatever page: whoever only searches does not pay for it. */
function onLookCloser(): void {
  void import('learning-space/player/define').catch(() => undefined);
}

/** The whole app: who is here, which page is shown, and what the person has set on this device. */
export class LsApp extends LsElement {
  static override styles = appStyles;

  @state() private _settings: Settings = readSettings();
  @state() private _service: ServiceSession | undefined;
  @state() private _people: readonly DemoPerson[] | undefined;
  @state() private _isOut = !readSettings().isSignedIn;
  @state() private _hasFailed = false;
  @state() private _problem: SignInProblem | undefined;
  @state() private _trouble: SignInProblem | undefined;
  @state() private _isTroubleHidden = false;
  @state() private _isLeaving = false;
  /** True after another person has signed in while this tab was open, until that is read. */
  @state() private _isHandover = false;
  /** Whose space this tab showed last. */
  #person = takeEarlierPerson();
  @state() private _route: Route = { name: 'start' };
  @state() private _role: Role | undefined;
  @state() private _use: UseRelease | undefined;
  #isWatching = false;
  readonly #end = new AbortController();
  readonly #issuer = new IssuerSession({
    readSession: () => session.read(),
    isOpen: () => !this._isOut,
    isAtWork: () => workplaces.includes(this._route.name) || ((this._route.name === 'resources' || this._route.name === 'choose') && /\bopen=/.test(this._route.address ?? '')),
    onTrouble: (problem) => {
      // What the person has put aside comes back only when it is something else.
      if (problem?.code !== this._trouble?.code) this._isTroubleHidden = false;
      this._trouble = problem;
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#applySettings();
    followRoute((route) => (this._route = route), this.#end.signal);
    setTimeout(() => this.#watchReleases(), openPatienceMs);
    onSettingsElsewhere(() => void this.#compare(), this.#end.signal);
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end.abort();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    document.title = this.t('app.title');
    if (this._isOut ? this._service !== undefined : this._role !== undefined) this.#watchReleases();
  }

  #watchReleases(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    watchReleases((use) => (this._use = use));
  }

  /** Whoever is here has come in: they wait for nobody to say how, and go on without a line. */
  async #open(): Promise<void> {
    this._hasFailed = false;
    if (this._isOut) await this.#findWayIn();
  }

  /** Finds out how people come in here. Somebody may have done so in another tab meanwhile. */
  async #findWayIn(): Promise<void> {
    try {
      this._service = await session.read();
      if (this._service.state === 'importing') setTimeout(() => void this.#open(), importPollMs);
      else if (this._isOut && this._service.mode === 'demo') this._people = await session.people();
      else if (this._isOut && this.#issuer.canEnter) await this.#withIssuer(() => this.#issuer.enter().then(() => this.#enter('issuer')));
    } catch {
      this._hasFailed = this._isOut;
    }
  }

  /** Does something with the issuer that takes a while and may fail in ways that have their own words. */
  async #withIssuer(work: () => Promise<void>): Promise<void> {
    this._isLeaving = true;
    this._problem = undefined;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof SignInProblem)) throw error;
      this._problem = error;
      if (!this._isOut) this._trouble = error;
    } finally {
      this._isLeaving = false;
    }
  }

  #enter(wayIn: Settings['wayIn']): void {
    this.#set({ isSignedIn: true, wayIn, visit: newVisit() });
    this._isOut = false;
    this.#meet(undefined);
  }

  #leave(): void {
    // Somebody else may have come in by another tab meanwhile: then this one follows, and does not sign that person out.
    if (this.#compare()) return;
    this.#set({ isSignedIn: false, visit: '' });
    this._isOut = true;
    this._role = undefined;
    this._trouble = undefined;
    this.#meet(undefined);
  }

  /** Somebody has come or gone in another tab of this device: this one follows, and shows nothing of the person before. Says whether it did. */
  #compare(): boolean {
    const { visit, isSignedIn } = readSettings();
    if (visit === this._settings.visit) return false;
    this.#issuer.handOver();
    this.#set({});
    this._isOut = !isSignedIn;
    this._trouble = undefined;
    this._role = undefined;
    go({ name: 'start' });
    keepEarlierPerson(this.#person);
    if (!isSignedIn) void this.#open();
    return true;
  }

  /** Whose space this tab shows now. Who came in here knows it; who finds another person's tab is told. */
  #meet(personId: string | undefined): void {
    this._isHandover = personId !== undefined && (this._isHandover || (this.#person !== undefined && this.#person !== personId));
    this.#person = personId;
    keepEarlierPerson(undefined);
  }

  #applySettings(): void {
    const { language, theme, look } = this._settings;
    wear(look);
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ug' ? 'rtl' : 'ltr';
    document.documentElement.dataset['lsTheme'] = look === null ? theme : `${look.name} ${theme}`;
  }

  #set(part: Partial<Settings>): void {
    this._settings = keepSettings(part);
    this.#applySettings();
  }

  private async _onPick(person: DemoPerson): Promise<void> {
    try {
      await session.signIn(person.id);
      this.#enter('demo');
      go({ name: 'start' });
    } catch {
      this._hasFailed = true;
    }
  }

  private async _onSignOut(): Promise<void> {
    // Whoever that was meant for has left already, and it must not sign out the next.
    if (this.#compare()) return;
    try {
      await this.renderRoot.querySelector('ls-provider')?.signOut();
    } finally {
      // Whatever this device cannot forget: the next person does not come in as this one.
      this.#leave();
      go({ name: 'start' });
      // Without a line the cookie, or the session at the issuer, stays until they can be told; nothing that was kept is left to see.
      await (this._settings.wayIn === 'issuer' ? this.#issuer : session).signOut().catch(() => undefined);
      await this.#open();
    }
  }

  private _onExpired(): void {
    this.#issuer.forget();
    if (this._settings.wayIn === 'issuer') this._problem = new SignInProblem('ended');
    this.#leave();
    void this.#open();
  }

  private _onPersonChange(): void {
    this._role = undefined;
    this._trouble = undefined;
    keepEarlierPerson(this.#person);
    go({ name: 'start' });
  }

  private _onPlatform(): void {
    this.#withIssuer(() => this.#issuer.signIn()).catch(() => (this._hasFailed = true));
  }

  private _onNavigate(event: LsNavigateRequestEvent): void {
    event.preventDefault();
    const { view } = event.detail;
    go(view === 'talks' ? { name: view, conversationId: '' } : { name: view });
  }

  private _onIdentity(event: LsIdentityChangeEvent): void {
    const isSwitch = this._role !== undefined;
    this._role = event.detail.role;
    this.#meet(event.detail.personId);
    const state = this.renderRoot.querySelector('ls-space')?.state;
    // An answer that an earlier release has kept knows of no look.
    if (state?.type === 'ready') this.#set({ look: lookFrom(state.me.tenant.theme) });
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
          problem: this._problem,
          isLeaving: this._isLeaving,
          t: (key, values) => this.t(key, values),
          onPick: (person) => void this._onPick(person),
          onRetry: () => void this.#open(),
          onPlatform: () => this._onPlatform(),
        })}
      </main>
    </div>`;
  }

  private _renderSpace(): TemplateResult {
    const getToken = this._settings.wayIn === 'issuer' ? this.#issuer.getToken : undefined;
    return html`${this._isHandover ? renderHandover((key) => this.t(key), () => (this._isHandover = false)) : nothing} ${this._renderTrouble()}
    ${keyed(this._settings.visit, html`<ls-provider service="/" density="by-grade" .getToken=${getToken} @ls-session-expired=${this._onExpired} @ls-person-change=${this._onPersonChange} @ls-resource-open-request=${onLookCloser}>
      <ls-space
        class=${this._route.name === 'resources' || this._route.name === 'choose' ? 'space--wide' : ''}
        .view=${viewOf(this._route, this._role)}
        @ls-navigate-request=${this._onNavigate}
        @ls-identity-change=${this._onIdentity}
      >
        <span slot="brand">${this._renderBrand()}</span>
        <span slot="tools" class="tools">
${this._renderTools()}</span>
        ${this._role === undefined ? nothing : renderPage(this._route, this._role, (key, values) => this.t(key, values))}
        <p slot="help" class="help">
          <a class="foot-link" href="/privacy" @click=${this._onPrivacy}>${this.t('app.privacy.link')}</a> ${this._settings.wayIn === 'demo' ? this.t('app.demo') : nothing}
        </p>
      </ls-space>
    </ls-provider>`)}`;
  }

  private _renderTrouble(): TemplateResult | typeof nothing {
    if (this._trouble === undefined || this._isTroubleHidden) return nothing;
    return renderTrouble({
      problem: this._trouble,
      t: (key) => this.t(key),
      onRenew: () => this._onPlatform(),
      onLater: () => (this._isTroubleHidden = true),
    });
  }

  private _renderBrand(): TemplateResult {
    return html`<a class="brand" href="/" @click=${this._onHome}>
      <img src="/icons/icon.svg" alt="" width="32" height="32" /><span>${this.t('app.title')}</span>
    </a>`;
  }

  private _onPrivacy(event: Event): void {
    event.preventDefault();
    go({ name: 'privacy' });
  }

  private _onHome(event: Event): void {
    event.preventDefault();
    go({ name: 'start' });
  }

  private _renderTools(): TemplateResult {
    return renderSettings({
      settings: this._settings,
      t: (key) => this.t(key),
      onSet: (part) => this.#set(part),
      onSignOut: this._isOut ? undefined : () => void this._onSignOut(),
    });
  }

  private _renderRelease(use: UseRelease): TemplateResult {
    return html`<div class="release" role="status">
      <span>${this.t('app.release')}</span>
      <button class="tool" type="button" @click=${use}>${this.t('app.release.use')}</button>
      <button class="tool" type="button" @click=${() => (this._use = undefined)}>${this.t('app.release.later')}</button>
    </div>`;
  }
}
