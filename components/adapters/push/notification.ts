/**
 * What a service worker shows of a push, in the language of the device. For the service worker of any host: it must show something,
 * also of what it cannot read.
 */
import * as v from 'valibot';
import { PushContent } from '../../../contract/src/push-content.ts';
import tibetan from './locales/bo.json' with { type: 'json' };
import english from './locales/en.json' with { type: 'json' };
import uyghur from './locales/ug.json' with { type: 'json' };
import chinese from './locales/zh-CN.json' with { type: 'json' };

type Words = typeof chinese;
const words: Readonly<Record<string, Words>> = { zh: chinese, en: english, ug: uyghur, bo: tibetan };

/** Where what is new can be read. */
export type PushPlace = 'announcements' | 'talks' | 'notices';

export interface PushNotification {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** One of each kind stands on the screen: a later one takes its place. */
  readonly tag: 'ls-news' | 'ls-urgent';
  readonly isUrgent: boolean;
  readonly place: PushPlace;
}

/** @param text what the push carries, decrypted by the browser */
export function notificationOf(text: string): PushNotification {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PushContent), text);
  const { language, urgent, announcements, messages, notices } = parsed.success ? parsed.output : { language: 'zh-CN', urgent: null, announcements: 0, messages: 0, notices: 0 };
  const primary = language.split('-')[0] ?? '';
  const lang = primary in words ? primary : 'zh';
  const own = words[lang] ?? chinese;
  const common = { lang: lang === 'zh' ? 'zh-CN' : lang, dir: lang === 'ug' ? ('rtl' as const) : ('ltr' as const) };
  if (urgent !== null) {
    const isAbsence = urgent.kind === 'absence';
    const reason = urgent.why === null ? own['adapters-push.urgent.open'] : own['adapters-push.urgent.why'].replace('{{why}}', () => urgent.why ?? '');
    return {
      ...common, tag: 'ls-urgent', isUrgent: true, place: isAbsence ? 'notices' : 'announcements',
      title: isAbsence ? own['adapters-push.absence'] : own['adapters-push.urgent'],
      body: isAbsence ? own['adapters-push.absence.open'] : reason,
    };
  }
  const parts = [
    announcements > 0 && own['adapters-push.announcements'].replace('{{count}}', String(announcements)),
    messages > 0 && own['adapters-push.messages'].replace('{{count}}', String(messages)),
    notices > 0 && own['adapters-push.notices'].replace('{{count}}', String(notices)),
  ].filter((part) => part !== false);
  return {
    ...common, tag: 'ls-news', isUrgent: false, place: announcements > 0 ? 'announcements' : messages > 0 ? 'talks' : 'notices',
    title: own['adapters-push.title'],
    body: parts.length === 0 ? own['adapters-push.something'] : parts.join(own['adapters-push.separator']),
  };
}
