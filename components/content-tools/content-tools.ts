import { html, nothing, type TemplateResult } from 'lit';
import { property, state as internal } from 'lit/decorators.js';
import { LsDataElement, registerLocales, type SelectedItem, type Selection, type SelectionPurpose } from '../base/index.ts';
import { icon } from '../base/icons.ts';
import { badgeStyles, fieldStyles, focusStyles } from '../base/styles/index.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { LsToolChooseRequestEvent, LsToolTakeRequestEvent, type LsToolDepartRequestEvent } from './content-tools.events.ts';
import { contentToolsStyles } from './content-tools.styles.ts';
import type { ContentToolsState } from './content-tools.types.ts';

registerLocales('content-tools', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Choosing in the tools of others (LTI 1.3 Deep Linking 2.0): the tools that the platform works with; and after the way back, what
 * was chosen there. Nothing is taken that the person has not ticked.
 *
 * @element ls-content-tools
 * @fires {LsToolChooseRequestEvent} ls-tool-choose-request - The person wants to choose in a tool; cancelable.
 * @fires {LsToolDepartRequestEvent} ls-tool-depart-request - The page goes to the tool now; cancelable.
 * @fires {LsToolTakeRequestEvent} ls-tool-take-request - The person takes over what is ticked; cancelable.
 * @fires {LsToolTakeEvent} ls-tool-take - What was taken over, as resources.
 * @csspart tools - The list of tools.
 * @csspart items - What was chosen in a tool.
 */
export class LsContentTools extends LsDataElement<ContentToolsState, 'exchange'> {
  static override styles = [focusStyles, badgeStyles, fieldStyles, contentToolsStyles];

  /** What is chosen for: an own class (`task`), or everybody (`catalogue`, for who manages the platform). */
  @property() purpose: SelectionPurpose = 'task';
  /** Id of a selection that came back from a tool; empty shows the tools. */
  @property() selection = '';

  @internal() private _ticked: readonly number[] = [];
  @internal() private _isUnticked = false;

  /** @internal Goes to a tool, unless a host does it in its own way. */
  depart(event: LsToolDepartRequestEvent): void {
    if (this.request(event)) location.assign(event.detail.url);
  }

  private _onTick(place: number, isOn: boolean): void {
    this._ticked = isOn ? [...this._ticked, place] : this._ticked.filter((other) => other !== place);
    this._isUnticked = false;
  }

  private _onTake(event: SubmitEvent, selection: Selection): void {
    event.preventDefault();
    if (this.state.type === 'ready' && this.state.busy) return;
    this._isUnticked = this._ticked.length === 0;
    if (!this._isUnticked) this.request(new LsToolTakeRequestEvent(selection.id, [...this._ticked].sort((a, b) => a - b)));
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') {
      return this.renderBareState(state, { empty: { title: this.t('content-tools.empty.title'), text: this.t('content-tools.empty.text'), icon: 'link' } });
    }
    return html`${this.renderFreshness(state)}
    ${state.selection === null || state.selection.state === 'open'
      ? html`${state.selection === null ? nothing : html`<p role="status">${this.t('content-tools.open')}</p>`}
          <ul class="tools" part="tools" aria-label=${this.t('content-tools.label')}>
            ${state.tools.map(
              ({ id, name, tellsNames }) =>
                html`<li class="tool">
                  <span class="tool__name"><bdi dir="auto">${name}</bdi><br /><span class="quiet small">${this.t(tellsNames ? 'content-tools.named' : 'content-tools.private')}</span></span>
                  <button class="button button--primary" type="button" data-tool=${id} aria-disabled=${state.busy === true ? 'true' : 'false'} @click=${() => this._onChoose(id)}>
                    ${this.t('content-tools.choose')}
                  </button>
                </li>`,
            )}
          </ul>`
      : this._renderSelection(state.selection, state.busy === true)}`;
  }

  private _onChoose(toolId: string): void {
    if (this.state.type === 'ready' && !this.state.busy) this.request(new LsToolChooseRequestEvent(toolId));
  }

  private _renderSelection(selection: Selection, isBusy: boolean): TemplateResult {
    const { tool, message, items, state, resourceIds } = selection;
    if (state === 'taken') return html`<p class="taken" role="status">${icon('check')} ${this.t('content-tools.taken', { count: resourceIds.length })}</p>`;
    if (items.length === 0) return html`<p role="status">${this.t('content-tools.nothing')}</p>`;
    return html`<form @submit=${(event: SubmitEvent) => this._onTake(event, selection)} novalidate>
      <h3 class="heading"><bdi dir="auto">${tool.name}</bdi></h3>
      ${message === null ? nothing : html`<p class="quiet"><bdi dir="auto">${message}</bdi></p>`}
      <ul class="items" part="items" aria-label=${this.t('content-tools.items')}>
        ${items.map((item) => this._renderItem(item))}
      </ul>
      <p role="alert" class="field__error">${this._isUnticked ? html`${icon('alert', 'small')} ${this.t('content-tools.missing')}` : nothing}</p>
      <button class="button button--primary" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${this.t('content-tools.take', { count: this._ticked.length })}</button>
    </form>`;
  }

  private _renderItem({ place, title, description, host, problem }: SelectedItem): TemplateResult {
    const words = html`<span class="item__words">
      <bdi dir="auto" class="item__title">${title}</bdi>
      ${description === '' ? nothing : html`<bdi dir="auto" class="quiet small">${description}</bdi>`}
      ${host === null ? nothing : html`<bdi dir="ltr" class="quiet small">${host}</bdi>`}
      ${problem === null ? nothing : html`<span class="field__error">${icon('alert', 'small')} ${problem}</span>`}
    </span>`;
    if (problem !== null) return html`<li class="item item--broken">${words}</li>`;
    return html`<li>
      <label class="item">
        <input
          type="checkbox"
          .checked=${this._ticked.includes(place)}
          @change=${({ currentTarget }: Event) => {
            if (currentTarget instanceof HTMLInputElement) this._onTick(place, currentTarget.checked);
          }}
        />
        ${words}
      </label>
    </li>`;
  }
}
