/** Reads words to whoever cannot read them yet, with a voice of the machine or, where a host has one, with the host's. */
import { html, nothing, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { LsPlayerSpeakRequestEvent } from './speak-event.ts';

registerLocales('player-aloud', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

export interface AloudHost {
  /** Language of the words of the interface. */
  readonly language: string;
  t(key: string): string;
  ask(event: LsPlayerSpeakRequestEvent): void;
  requestUpdate(): void;
}

const hasVoices = (): boolean => 'speechSynthesis' in globalThis;

export class Aloud {
  private readonly host: AloudHost;
  /** What is being read; each press is another. */
  private reading: { readonly key: string } | null = null;
  /** No voice of this machine reads such words. */
  private mute: string | null = null;

  constructor(host: AloudHost) {
    this.host = host;
  }

  /** A button that reads `texts`, and stops when it is pressed again. */
  button(texts: readonly string[], classes: string): TemplateResult {
    const { host } = this;
    const key = texts.join('\n');
    const isReading = this.reading?.key === key;
    return html`<button type="button" class=${classes} part="aloud" @click=${() => this.toggle(texts, key)}>
        ${icon('volume', 'small')} ${host.t(isReading ? 'player-aloud.stop' : 'player-aloud.read')}
      </button>
      <span role="status">${this.mute === key ? host.t('player-aloud.none') : nothing}</span>`;
  }

  stop(): void {
    if (this.reading === null) return;
    this.reading = null;
    if (hasVoices()) speechSynthesis.cancel();
    this.host.requestUpdate();
  }

  private toggle(texts: readonly string[], key: string): void {
    const isReading = this.reading?.key === key;
    this.stop();
    if (isReading) return;
    const language = languageOf(key, this.host.language);
    const event = new LsPlayerSpeakRequestEvent(texts, language);
    this.host.ask(event);
    if (event.defaultPrevented) return;
    this.mute = null;
    void this.read(texts, language, { key });
    this.host.requestUpdate();
  }

  private async read(texts: readonly string[], language: string, reading: { readonly key: string }): Promise<void> {
    this.reading = reading;
    for (const text of texts) {
      const isSaid = hasVoices() && (await say(text, language));
      // Pressed again, or something else is read by now.
      if (this.reading !== reading) return;
      if (isSaid) continue;
      this.mute = reading.key;
      break;
    }
    this.reading = null;
    this.host.requestUpdate();
  }
}

/** What Chinese characters are in is read as Chinese, whatever language the interface has. */
const languageOf = (text: string, otherwise: string): string => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : otherwise);

/** A voice that never begins is none: some engines then say nothing at all, not even that it failed. */
const patience = 4000;

/** Resolves when it is said, with `false` where no voice did. */
function say(text: string, language: string): Promise<boolean> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    const timer = setTimeout(() => resolve(false), patience);
    utterance.onstart = () => clearTimeout(timer);
    utterance.onend = () => {
      clearTimeout(timer);
      resolve(true);
    };
    utterance.onerror = () => {
      clearTimeout(timer);
      resolve(false);
    };
    speechSynthesis.speak(utterance);
  });
}
