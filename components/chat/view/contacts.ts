import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { Contact } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { ChatView } from './chat-view.ts';

/** With whom the reader may begin a talk, and about which child; a teacher may also open a topic for a class. */
export function renderContacts(view: ChatView): TemplateResult {
  const { t, data, acts } = view;
  const { contacts } = data;
  const isTeacher = contacts?.some(({ teacher }) => teacher.id === data.readerId) ?? false;
  return html`<section class="talks" aria-label=${t('chat.new')}>
    <header class="pane__head">
      <button class="button button--quiet button--icon" type="button" aria-label=${t('chat.back')} @click=${() => acts.turnSide('talks')}>${icon('chevron-start')}</button>
      <h2 class="pane__title" tabindex="-1">${t('chat.new')}</h2>
    </header>
    <div class="talks__scroller">
      ${contacts === null ? html`<p class="side-note" role="status">${t('base.loading')}</p>` : nothing}
      ${contacts?.length === 0 ? html`<p class="side-note">${t('chat.new.nobody')}</p>` : nothing}
      ${isTeacher && contacts !== null ? renderTopic(contacts, view) : nothing}
      <ul class="talks__list">
        ${contacts?.map((contact) => renderContact(contact, isTeacher, view))}
      </ul>
    </div>
  </section>`;
}

function renderContact(contact: Contact, isTeacher: boolean, view: ChatView): TemplateResult {
  const { t, format, acts } = view;
  const { child, teacher, guardians } = contact;
  const names = guardians.map(({ name }) => isolate(name));
  return html`<li class="talk-row">
    <span class="talk-row__lead" aria-hidden="true">${icon(isTeacher ? 'family' : 'user')}</span>
    <button class="talk-row__open" type="button" data-child=${child.id} @click=${() => acts.begin(contact, null)}>
      <span class="talk-row__title">${isTeacher ? html`<bdi dir="auto">${child.name}</bdi>` : t('chat.name.teacher', { name: isolate(teacher.name) })}</span>
      <span class="talk-row__context">
        ${isTeacher
          ? names.length === 0 ? t('chat.new.no-guardian') : t('chat.new.guardians', { names: format.list(names) })
          : t('chat.context.child-class', { child: isolate(child.name), class: isolate(contact.class.name) })}
      </span>
      ${isTeacher ? nothing : html`<span class="talk-row__context">${icon('family', 'small')} ${t('chat.new.all', { child: isolate(child.name) })}</span>`}
    </button>
    ${renderAlone(contact, isTeacher, view)}
  </li>`;
}

/** A talk that nobody else at home reads. A guardian is told of no other one, and may have reasons: it is always there. */
function renderAlone(contact: Contact, isTeacher: boolean, { t, acts }: ChatView): TemplateResult | typeof nothing {
  const { guardians, child } = contact;
  if (isTeacher && guardians.length < 2) return nothing;
  return html`<div class="talk-row__alone">
    ${guardians.map(
      ({ id, name }) =>
        html`<button class="button button--quiet button--small" type="button" data-alone=${child.id} data-guardian=${id} @click=${() => acts.begin(contact, id)}>
          ${icon('lock', 'small')}<bdi>${isTeacher ? t('chat.new.alone.guardian', { name: isolate(name) }) : t('chat.new.alone')}</bdi>
        </button>`,
    )}
  </div>`;
}

function renderTopic(contacts: readonly Contact[], { t, acts }: ChatView): TemplateResult {
  const classes = new Map(contacts.map((contact) => [contact.class.id, contact.class]));
  const hasSchools = new Set([...classes.values()].map(({ school }) => school)).size > 1;
  return html`<form class="topic" @submit=${(event: Event) => onTopic(event, acts)}>
    <label class="field"><span class="field__label">${t('chat.new.topic')}</span><input class="input" name="title" required maxlength="120" dir="auto" /></label>
    <label class="field"><span class="field__label">${t('chat.new.class')}</span>
      <span class="input-box"><span class="input-box__end">${icon('chevron-down', 'small')}</span><select class="input" name="class">${[...classes.values()].map(({ id, name, school }) => html`<option value=${id}>${hasSchools && school !== undefined ? `${school} · ${name}` : name}</option>`)}</select></span>
    </label>
    <div class="buttons"><button class="button" type="submit">${t('chat.new.topic.open')}</button></div>
  </form>`;
}

function onTopic(event: Event, acts: ChatView['acts']): void {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const form = new FormData(event.target);
  const [title, classId] = [form.get('title'), form.get('class')];
  if (typeof title === 'string' && typeof classId === 'string' && title.trim() !== '') acts.openTopic(classId, title.trim());
}
