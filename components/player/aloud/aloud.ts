/** Reads words to whoever cannot read them yet, with a voice of the machine or, where a host has one, with the host's. */
import { html, nothing, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { LsPlayerSpeakRequestEvent } from './speak-event.ts';
import { hasVoices, languageOf, sayAll, type Outcome } from '../../base/voice.ts';

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

export class Aloud {
  /** Who reads now: a page has one voice, however many players. */
  private static reader: Aloud | null = null;

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

  /** Reads what no button was pressed for, and tells what became of it. A host that reads says when it has. */
  async say(texts: readonly string[], language: string): Promise<Outcome> {
    Aloud.reader?.stop();
    const event = new LsPlayerSpeakRequestEvent(texts, language);
    this.host.ask(event);
    if (!event.defaultPrevented) return this.read(texts, language, { key: texts.join('\n') });
    await event.said?.catch(() => undefined);
    return 'said';
  }

  stop(): void {
    if (this.reading === null) return;
    this.reading = Aloud.reader = null;
    if (hasVoices()) speechSynthesis.cancel();
    this.host.requestUpdate();
  }

  private toggle(texts: readonly string[], key: string): void {
    const isReading = this.reading?.key === key;
    Aloud.reader?.stop();
    if (isReading) return;
    this.mute = null;
    const language = languageOf(key, this.host.language);
    const event = new LsPlayerSpeakRequestEvent(texts, language);
    this.host.ask(event);
    if (!event.defaultPrevented) void this.read(texts, language, { key });
    this.host.requestUpdate();
  }

  private async read(texts: readonly string[], language: string, reading: { readonly key: string }): Promise<Outcome> {
    this.reading = reading;
    Aloud.reader = this;
    const outcome = await sayAll(texts, language, () => this.reading === reading);
    // Pressed again, or something else is read by now.
    if (this.reading !== reading) return 'stopped';
    this.reading = Aloud.reader = null;
    if (outcome === 'unsaid') {
      this.mute = reading.key;
      // A voice that begins only now would have no button to stop it.
      if (hasVoices()) speechSynthesis.cancel();
    }
    this.host.requestUpdate();
    return outcome;
  }
}
