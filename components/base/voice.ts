/** The voice of the machine: which language words are for it, whether it has that one, and what became of them. */

/** `unsaid`: no voice reads them. `stopped`: somebody took the voice for something else. */
export type Outcome = 'said' | 'unsaid' | 'stopped';

/** A voice that never begins is none: some engines then say nothing at all, not even that it failed. */
const patience = 4000;
/** So long for each letter after it has begun: voices that come over the line may never say that they have ended. */
const letterMs = 700;
/** Some browsers know only after a while which voices there are. */
const voicesMs = 1000;

const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['zh-CN', /\p{Script=Han}/gu],
  ['ug', /\p{Script=Arabic}/gu],
  ['bo', /\p{Script=Tibetan}/gu],
];

/** The language of most of its letters: whoever teaches Uyghur writes it on a page in Chinese as well. */
export function languageOf(text: string, otherwise: string): string {
  const found = scripts.map(([language, letters]) => ({ language, count: text.match(letters)?.length ?? 0 }));
  const most = found.reduce((one, other) => (other.count > one.count ? other : one));
  if (most.count > 0) return most.language;
  // Units and names of what can be chosen are no words.
  return /\p{Script=Latin}{3}/u.test(text) ? 'en' : otherwise;
}

/** Few machines have these; browsers then take another voice, which says nothing of it and reads noise. */
const rare: Readonly<Record<string, RegExp>> = { ug: /^(ug|uig)([-_]|$)/i, bo: /^(bo|bod|tib)([-_]|$)/i };

export const hasVoices = (): boolean => 'speechSynthesis' in globalThis;

async function hasVoiceFor(language: string): Promise<boolean> {
  const own = rare[language];
  if (!own) return true;
  if (speechSynthesis.getVoices().length === 0) await voicesCome();
  return speechSynthesis.getVoices().some(({ lang }) => own.test(lang));
}

function voicesCome(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, voicesMs);
    speechSynthesis.addEventListener(
      'voiceschanged',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** Reads one after the other, while that is wanted; what was read before on this page ends. */
export async function sayAll(texts: readonly string[], language: string, isWanted: () => boolean): Promise<Outcome> {
  if (!hasVoices()) return 'unsaid';
  speechSynthesis.cancel();
  if (!(await hasVoiceFor(language))) return 'unsaid';
  for (const text of texts) {
    if (!isWanted()) return 'stopped';
    const outcome = await say(text, language);
    if (outcome !== 'said') return outcome;
  }
  return 'said';
}

function say(text: string, language: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    let timer = setTimeout(() => resolve('unsaid'), patience);
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    utterance.onstart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        end('said');
        // Or nothing would ever be read after it.
        speechSynthesis.cancel();
      }, patience + text.length * letterMs);
    };
    utterance.onend = () => end('said');
    utterance.onerror = ({ error }) => end(error === 'canceled' || error === 'interrupted' ? 'stopped' : 'unsaid');
    speechSynthesis.speak(utterance);
  });
}
