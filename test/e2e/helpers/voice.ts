/** A voice in place of the machine's own, which machines for tests have none of: it begins to read what it is given, and goes on until it is stopped. */
import type { Page } from 'puppeteer-core';
import { until } from './wait.ts';

interface Words {
  readonly text: string;
  readonly lang: string;
}

export interface Heard {
  /** What is being read, with its language, once something is. */
  next(): Promise<Words>;
  /** Waits until nothing is read any more. */
  silence(): Promise<void>;
}

/** Gives the document that is open now such a voice. */
export async function listen(page: Page): Promise<Heard> {
  await page.evaluate(() => {
    let current: SpeechSynthesisUtterance | null = null;
    const stop = (): void => {
      const cut = current;
      current = null;
      if (cut) queueMicrotask(() => void cut.onerror?.(Object.assign(new Event('error'), { error: 'interrupted' }) as unknown as SpeechSynthesisErrorEvent));
    };
    const voice = Object.assign(new EventTarget(), {
      speak(utterance: SpeechSynthesisUtterance) {
        current = utterance;
        queueMicrotask(() => void utterance.onstart?.(new Event('start') as SpeechSynthesisEvent));
      },
      cancel: stop,
      getVoices: () => [{ lang: 'zh-CN' }],
      reading: (): Words | null => current && { text: current.text, lang: current.lang },
    });
    class Utterance {
      lang = '';
      onstart = null;
      onend = null;
      onerror = null;
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: voice });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { configurable: true, value: Utterance });
  });
  const reading = (): Promise<Words | null> => page.evaluate(() => (window.speechSynthesis as unknown as { reading(): Words | null }).reading());
  return {
    async next() {
      const words = await until('something is read aloud', reading, (now) => now !== null);
      if (words === null) throw new Error('Nothing is read.');
      return words;
    },
    async silence() {
      await until('nothing is read aloud', reading, (now) => now === null);
    },
  };
}
