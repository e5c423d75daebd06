/** Names that the desk writes in several places. */
import type { CaseOutcome, ConversationName, ModerationCase, ReportKind, ReportReason } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export const reasonWords: Readonly<Record<ReportReason, string>> = {
  bullying: 'moderation-desk.reason.bullying',
  danger: 'moderation-desk.reason.danger',
  indecent: 'moderation-desk.reason.indecent',
  advertising: 'moderation-desk.reason.advertising',
  privacy: 'moderation-desk.reason.privacy',
  other: 'moderation-desk.reason.other',
};
export const kindWords: Readonly<Record<ReportKind, string>> = {
  error: 'moderation-desk.kind.error',
  'does-not-open': 'moderation-desk.kind.does-not-open',
  unsuitable: 'moderation-desk.kind.unsuitable',
  infringement: 'moderation-desk.kind.infringement',
  other: 'moderation-desk.reason.other',
};
export const outcomeWords: Readonly<Record<CaseOutcome, string>> = {
  settled: 'moderation-desk.outcome.settled',
  unfounded: 'moderation-desk.outcome.unfounded',
  'passed-on': 'moderation-desk.outcome.passed-on',
};
export const stateWords: Readonly<Record<ModerationCase['message']['state'], string>> = {
  shown: 'moderation-desk.state.shown',
  waiting: 'moderation-desk.state.waiting',
  hidden: 'moderation-desk.state.hidden',
  retracted: 'moderation-desk.state.retracted',
};
/** What the records of talks name; a newer service may name others, which are written by their own names. */
const actWords: Readonly<Record<string, string>> = {
  hide: 'moderation-desk.act.hide',
  show: 'moderation-desk.act.show',
  mute: 'moderation-desk.act.mute',
  unmute: 'moderation-desk.act.unmute',
  look: 'moderation-desk.act.look',
  edit: 'moderation-desk.act.edit',
  retract: 'moderation-desk.act.retract',
  pin: 'moderation-desk.act.pin',
  unpin: 'moderation-desk.act.unpin',
  configure: 'moderation-desk.act.configure',
  block: 'moderation-desk.act.block',
  unblock: 'moderation-desk.act.unblock',
  export: 'moderation-desk.act.export',
};
export const actName = (act: string, t: Translate): string => {
  const words = actWords[act];
  return words === undefined ? act : t(words);
};

/** A talk by its topic, or by the child it is about, and the class. */
export function nameOfTalk({ title, child, class: place }: ConversationName, t: Translate): string {
  const name = child === null ? (title ?? '') : t('moderation-desk.talk.about', { child: isolate(child.name) });
  return [child === null ? isolate(name) : name, ...(place === null ? [] : [isolate(place.name)])].join(' · ');
}

export const decisionWords: Readonly<Record<'upheld' | 'declined', string>> = {
  upheld: 'moderation-desk.reported.upheld',
  declined: 'moderation-desk.reported.declined',
};

interface DoneAct {
  readonly act: string;
  readonly by: { readonly id: string };
  readonly reason: string;
  /** The file that was looked at, where that is known: two may have one name. */
  readonly fileId?: string | undefined;
}
/** Who looked at something several times did so last then; the record has each. */
export function withoutRepeats<Act extends DoneAct>(acts: readonly Act[]): Act[] {
  const isLookAgain = (later: Act, one: Act) => later.act === 'look' && later.by.id === one.by.id && later.reason === one.reason && later.fileId === one.fileId;
  return acts.filter((one, place) => one.act !== 'look' || !acts.some((later, index) => index > place && isLookAgain(later, one)));
}
