/** The record of a talk as plain words. */
import type { Format } from '../../base/format.ts';
import type { ConversationRecord, KeptAttachment } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';
import { actName, nameOfTalk, reasonWords, stateWords } from './words.ts';

/** What was said, what was done, what was reported; first of all who reads it and why. */
export function recordFile(record: ConversationRecord, t: Translate, format: Format): string {
  const { conversation, exportedBy, exportedAt, ground, messages, acts, reports } = record;
  const when = (moment: string): string => `${format.date(moment)} ${format.time(moment)}`;
  const reasons: Readonly<Record<string, string>> = reasonWords;
  const reasonOf = (reason: string): string => {
    const words = reasons[reason];
    return words === undefined ? reason : t(words);
  };
  /** By name and sum of the bytes: whoever has a file can show that it is this one. */
  const sums = (attachments: readonly KeptAttachment[] = []): string[] => attachments.map(({ name, sizeBytes, sha256 }) => t('moderation-desk.record.file', { name, size: format.bytes(sizeBytes), sum: sha256 ?? '–' }));
  return [
    nameOfTalk(conversation, t),
    t('moderation-desk.record.by', { name: exportedBy.name, when: when(exportedAt) }),
    t('moderation-desk.record.ground', { ground }),
    '',
    t('moderation-desk.record.messages'),
    ...messages.map(({ sequence, author, sentAt, text, state, attachments }) => [`${sequence}. ${when(sentAt)} ${author.name}${state === 'shown' ? '' : ` [${t(stateWords[state])}]`}`, text, ...sums(attachments)].join('\n')),
    '',
    t('moderation-desk.record.acts'),
    ...acts.map(({ at, actor, act, person, before, reason }) => [`${when(at)} ${actor.name} ${actName(act, t)}`, person?.name, reason, before].filter((part) => part).join(' | ')),
    '',
    t('moderation-desk.record.reports'),
    ...reports.map(({ caseNumber, at, reason, text, messageText, attachments }) => [`${when(at)} ${caseNumber} ${reasonOf(reason)}`, text, messageText, ...sums(attachments)].filter((part) => part !== '').join(' | ')),
    '',
  ].join('\r\n');
}
