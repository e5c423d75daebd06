import type { i18n as I18next } from 'i18next';
import type { Messages, MessageValues, Translator } from './i18n.ts';

/** Our words stand under this namespace of i18next. */
export const i18nextNamespace = 'ls';

/** Where words come from when a language lacks them. Readers of Uyghur and Tibetan read Chinese rather than English. */
const fallbacks: Readonly<Record<string, readonly string[]>> = {
  ug: ['zh-CN', 'en'],
  bo: ['zh-CN', 'en'],
  en: ['zh-CN'],
  'zh-CN': ['en'],
};

/**
 * A translator over an i18next instance, ours or a host's. What the host has under namespace `ls` wins over our words, so
 * a platform can say 空间 in its own way.
 */
export function fromI18next(instance: I18next): Translator {
  return {
    add(language: string, messages: Messages): void {
      const own: unknown = instance.getResourceBundle(language, i18nextNamespace);
      instance.addResourceBundle(language, i18nextNamespace, { ...messages, ...(isRecord(own) ? own : {}) });
    },
    translate(key: string, language: string, values: MessageValues | undefined): string | undefined {
      const text: unknown = instance.t(key, {
        ...values,
        lng: language,
        ns: i18nextNamespace,
        fallbackLng: fallbacks[language] ?? ['en', 'zh-CN'],
        // Keys are flat and hold dots; a host's own separators must not cut them.
        keySeparator: false,
        nsSeparator: false,
        defaultValue: '',
        // Lit escapes; twice would show &amp;. Braces are ours, whatever a host has set for its own words.
        interpolation: { escapeValue: false, prefix: '{{', suffix: '}}' },
      });
      return typeof text === 'string' && text !== '' ? text : undefined;
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
