/** Forms that stand where one writes: report, hide, mute, and how a talk is run. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, ConversationSettings, Message, Moderation, ReportReason } from '../../base/ports/index.ts';
import { icon } from '../../base/icons.ts';
import { renderHelp } from '../../base/report/help.ts';
import { isolate } from '../../base/text.ts';
import type { ChatView, Panel, ReadyTalk } from './chat-view.ts';
import { renderHours } from './hours.ts';
import { gistOf, roleOf } from './names.ts';

const reasonWords: Readonly<Record<ReportReason, string>> = {
  bullying: 'chat.report.bullying',
  danger: 'chat.report.danger',
  indecent: 'chat.report.indecent',
  advertising: 'chat.report.advertising',
  privacy: 'chat.report.privacy',
  other: 'chat.report.other',
};
const reasons = Object.keys(reasonWords) as readonly ReportReason[];

const hour = 3_600_000;
/** How long somebody can be asked not to write; there is always an end. */
const muteLengths = [
  { hours: 1, words: 'chat.mute.hour' },
  { hours: 24, words: 'chat.mute.day' },
  { hours: 24 * 7, words: 'chat.mute.week' },
] as const;
const slowLengths = [
  { seconds: 0, words: 'chat.slow.none' },
  { seconds: 60, words: 'chat.slow.minute' },
  { seconds: 600, words: 'chat.slow.ten-minutes' },
] as const;

export function renderPanel(panel: Panel, talk: ReadyTalk, view: ChatView): TemplateResult {
  switch (panel.kind) {
    case 'report':
      return view.data.reported?.messageId === panel.message.id ? renderCase(view.data.reported.caseNumber, view) : renderReport(panel.message, view);
    case 'hide':
      return renderHide(panel.message, view);
    case 'mute':
      return renderMute(panel.message, view);
    case 'settings':
      return renderSettings(talk.conversation, view);
  }
}

function frame(view: ChatView, title: string, body: TemplateResult): TemplateResult {
  return html`<section class="panel" aria-labelledby="panel-title" @keydown=${(event: KeyboardEvent) => onKey(event, view)}>
    <header class="panel__head">
      <h3 class="panel__title" id="panel-title" tabindex="-1">${title}</h3>
      <button class="button button--quiet button--icon button--small" type="button" aria-label=${view.t('base.close')} @click=${view.acts.closePanel}>${icon('close', 'small')}</button>
    </header>
    ${body}
  </section>`;
}

function renderReport(message: Message, view: ChatView): TemplateResult {
  const { t } = view;
  return frame(
    view,
    t('chat.report.title'),
    html`<form class="panel__form" @submit=${(event: Event) => onReport(event, message, view)}>
      ${renderQuoted(message, view)}
      <fieldset class="panel__choices">
        <legend class="field__label">${t('chat.report.why')}</legend>
        ${reasons.map((reason, index) => html`<label class="choice"><input type="radio" name="reason" value=${reason} ?checked=${index === 0} />${t(reasonWords[reason])}</label>`)}
      </fieldset>
      <label class="field"><span class="field__label">${t('chat.report.words')}</span><textarea class="input" name="text" rows="2" dir="auto"></textarea></label>
      <p class="field__hint">${t('chat.report.hint')}</p>
      ${renderHelp(t)}
      <div class="buttons"><button class="button button--primary" type="submit">${t('chat.report')}</button></div>
    </form>`,
  );
}

function renderCase(caseNumber: string | null, view: ChatView): TemplateResult {
  const { t, acts } = view;
  return frame(
    view,
    t('chat.report.done'),
    html`<p role="status">${caseNumber === null ? t('chat.report.queued') : html`${t('chat.report.case')} <b class="panel__case"><bdi dir="ltr">${caseNumber}</bdi></b>`}</p>
      <p class="field__hint">${t('chat.report.next')}</p>
      ${renderHelp(t)}
      <div class="buttons"><button class="button" type="button" @click=${acts.closePanel}>${t('base.close')}</button></div>`,
  );
}

function renderHide(message: Message, view: ChatView): TemplateResult {
  const { t } = view;
  return frame(
    view,
    t('chat.hide.title'),
    html`<form class="panel__form" @submit=${(event: Event) => onModerate(event, view, (form) => ({ act: 'hide', messageId: message.id, reason: form.text }))}>
      ${renderQuoted(message, view)} ${renderReason(view)}
      <div class="buttons"><button class="button button--primary" type="submit">${t('chat.hide')}</button></div>
    </form>`,
  );
}

function renderMute(message: Message, view: ChatView): TemplateResult {
  const { t } = view;
  const until = (hours: number): string => new Date(view.now() + hours * hour).toISOString();
  return frame(
    view,
    t('chat.mute.title', { name: isolate(message.author.name) }),
    html`<form
      class="panel__form"
      @submit=${(event: Event) => onModerate(event, view, (form) => ({ act: 'mute', personId: message.author.id, until: until(Number(form.choice)), reason: form.text }))}
    >
      <fieldset class="panel__choices">
        <legend class="field__label">${t('chat.mute.until')}</legend>
        ${muteLengths.map(({ hours, words }, index) => html`<label class="choice"><input type="radio" name="choice" value=${hours} ?checked=${index === 0} />${t(words)}</label>`)}
      </fieldset>
      ${renderReason(view)}
      <div class="buttons"><button class="button button--primary" type="submit">${t('chat.mute')}</button></div>
    </form>`,
  );
}

function renderReason({ t }: ChatView): TemplateResult {
  return html`<label class="field">
    <span class="field__label">${t('chat.reason')}</span><input class="input" name="text" required maxlength="500" dir="auto" />
    <span class="field__hint">${t('chat.reason.hint')}</span>
  </label>`;
}

function renderQuoted(message: Message, { t }: ChatView): TemplateResult {
  return html`<p class="quote"><bdi class="quote__name" dir="auto">${message.author.name}</bdi> <span class="quote__text" dir="auto">${gistOf(message, t)}</span></p>`;
}

/** How a talk is run, and who takes part. */
function renderSettings(conversation: Conversation, view: ChatView): TemplateResult {
  const { t } = view;
  return frame(view, t('chat.settings'), html`${renderRunning(conversation, view)} ${renderHours(conversation, view)} ${renderBlock(conversation, view)} ${renderPeople(conversation, view)}`);
}

function renderRunning({ can, kind, state, reviewed, slowSeconds }: Conversation, { t, acts }: ChatView): TemplateResult | typeof nothing {
  if (!can.moderate || kind !== 'class') return nothing;
  const set = (settings: ConversationSettings): void => acts.configure(settings);
  return html`<div class="panel__form">
    <label class="choice"><input type="checkbox" .checked=${reviewed} @change=${(event: Event) => set({ reviewed: isChecked(event) })} />${t('chat.settings.reviewed')}</label>
    <label class="field"><span class="field__label">${t('chat.settings.slow')}</span>
      <span class="input-box"><span class="input-box__end">${icon('chevron-down', 'small')}</span><select class="input" @change=${(event: Event) => event.target instanceof HTMLSelectElement && set({ slowSeconds: Number(event.target.value) })}>
        ${slowLengths.map(({ seconds, words }) => html`<option value=${seconds} ?selected=${seconds === slowSeconds}>${t(words)}</option>`)}
      </select></span>
    </label>
    <div class="buttons">
      <button class="button" type="button" @click=${() => set({ state: state === 'open' ? 'closed' : 'open' })}>${t(state === 'open' ? 'chat.settings.close' : 'chat.settings.open')}</button>
    </div>
  </div>`;
}

function renderBlock({ can, blocked }: Conversation, { t, acts }: ChatView): TemplateResult | typeof nothing {
  if (!can.block) return nothing;
  return html`<div class="panel__form">
    <div class="buttons"><button class="button" type="button" @click=${() => acts.block(!blocked)}>${t(blocked ? 'chat.unblock' : 'chat.block')}</button></div>
    <p class="field__hint">${t('chat.block.hint')}</p>
  </div>`;
}

function renderPeople({ kind, participants, memberCount }: Conversation, view: ChatView): TemplateResult {
  const { t } = view;
  return html`<p class="field__label">${kind === 'class' ? t('chat.people.class', { count: memberCount }) : t('chat.people')}</p>
    <ul class="panel__people">
      ${participants.map((one) => html`<li><bdi dir="auto">${one.name}</bdi> <span class="quiet">${roleOf(one, view)}</span></li>`)}
    </ul>`;
}

function isChecked({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}

function fieldsOf(event: Event): { text: string; choice: string; reason: string } | undefined {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return undefined;
  const form = new FormData(event.target);
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { text: read('text'), choice: read('choice'), reason: read('reason') };
}

function onReport(event: Event, message: Message, { acts }: ChatView): void {
  const form = fieldsOf(event);
  if (form !== undefined) acts.report({ messageId: message.id, reason: reasons.find((one) => one === form.reason) ?? 'other', text: form.text });
}

function onModerate(event: Event, { acts }: ChatView, make: (form: { text: string; choice: string }) => Moderation): void {
  const form = fieldsOf(event);
  if (form !== undefined) acts.moderate(make(form));
}

function onKey(event: KeyboardEvent, { acts }: ChatView): void {
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  acts.closePanel();
}
