/** What this engine refuses, in the language of the person; the rest is said as everywhere. */
import { registerLocales, wordBook } from '../../base/i18n.ts';
import { PortError } from '../../base/ports/ports.ts';
import { adapterProblem, type AdapterProblem } from '../problems.ts';
import chinese from './locales/zh-CN.json';

registerLocales('adapters-xmpp', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json'),
  ug: () => import('./locales/ug.json'),
  bo: () => import('./locales/bo.json'),
});

/** What only this engine says: its words are here. */
const own = ['not-supported', 'too-late', 'refused', 'slow-down'] as const;
export type XmppProblem = AdapterProblem | (typeof own)[number];

const isOwn = (code: XmppProblem): code is (typeof own)[number] => own.some((one) => one === code);

export function xmppProblem(code: XmppProblem, language: string): PortError {
  if (!isOwn(code)) return adapterProblem(code, language);
  const words = wordBook();
  const text = (part: 'title' | 'detail' | 'action') => words.translate(`adapters-xmpp.${code}.${part}`, words.resolve(language));
  return new PortError({ code, title: text('title'), detail: text('detail'), action: text('action') });
}

/** What the server says instead of what was asked for: condition and type of its error (RFC 6120, 8.3). */
export interface Refusal {
  condition: string;
  type: string;
}
const ofQuestions: Readonly<Record<string, XmppProblem>> = {
  'item-not-found': 'not-found',
  'registration-required': 'not-found',
  forbidden: 'not-found',
  'not-allowed': 'not-found',
  'not-authorized': 'forbidden',
};
/** Said of the message itself, and said again however often it is sent: it must not hold back what comes after it. */
const ofMessages: Readonly<Record<string, XmppProblem>> = {
  ...ofQuestions,
  forbidden: 'forbidden',
  'not-allowed': 'refused',
  'not-acceptable': 'refused',
  'policy-violation': 'refused',
};
const passes = ({ condition, type }: Refusal): boolean => type === 'wait' || condition === 'resource-constraint';

export const questionProblem = (refusal: Refusal): XmppProblem => ofQuestions[refusal.condition] ?? (passes(refusal) ? 'slow-down' : 'internal');
export const messageProblem = (refusal: Refusal): XmppProblem => (passes(refusal) ? 'slow-down' : (ofMessages[refusal.condition] ?? (refusal.type === 'modify' ? 'refused' : 'internal')));
