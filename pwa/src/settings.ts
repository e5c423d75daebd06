/** What a person sets on this device: language, look, and who was here last. No token and no name is kept. */

import { lookFrom, type Look } from './look.ts';

const languages = ['zh-CN', 'en', 'ug', 'bo'] as const;
const themes = ['auto', 'light', 'dark'] as const;
const waysIn = ['demo', 'issuer'] as const;

export type Language = (typeof languages)[number];
export type Theme = (typeof themes)[number];
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** True while somebody is signed in on this device: then the app opens without a line, on what was kept. */
  readonly isSignedIn: boolean;
  /** Another one each time somebody signs in on this device, so that other tabs notice; says nothing about who. Empty: nobody. */
  readonly visit: string;
  /** The look of the platform that was here last: the next start has it at once. */
  readonly look: Look | null;
  /** How they came in: then a start need not ask the service before it asks for a token. */
  readonly wayIn: (typeof waysIn)[number];
}

const key = 'ls.app.settings/1';

/** Reads the settings; what does not parse, or a blocked storage, counts as never set. */
export function readSettings(): Settings {
  const { language, theme, isSignedIn, visit, look, wayIn } = readKept();
  return {
    language: oneOf(languages, language),
    theme: oneOf(themes, theme),
    isSignedIn: isSignedIn === true,
    visit: typeof visit === 'string' ? visit : '',
    look: lookFrom(look),
    wayIn: oneOf(waysIn, wayIn),
  };
}

/** By hand and not by a schema: this runs before anything else has arrived, on lines where a kilobyte can be felt. */
function readKept(): Readonly<Partial<Record<keyof Settings, unknown>>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    // Storage is blocked or holds something else: the app works all the same.
    return {};
  }
}

/** The value, or the first choice. */
function oneOf<Choice>(choices: readonly [Choice, ...Choice[]], value: unknown): Choice {
  return choices.find((choice) => choice === value) ?? choices[0];
}

/** Keeps a part of the settings and gives all of them. */
export function keepSettings(part: Partial<Settings>): Settings {
  const settings = { ...readSettings(), ...part };
  try {
    localStorage.setItem(key, JSON.stringify(settings));
    return settings;
  } catch {
    // Not kept; it holds until the page is closed, and other tabs cannot tell anything.
    return { ...settings, visit: '' };
  }
}

/** A name for a new visit. Not `randomUUID`: an intranet's plain HTTP has none. */
export function newVisit(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');
}

/** Calls back when the settings may have changed in another tab, also while this one was asleep. */
export function onSettingsElsewhere(callback: () => void, signal: AbortSignal): void {
  addEventListener('storage', callback, { signal });
  addEventListener('pageshow', callback, { signal });
  document.addEventListener('visibilitychange', callback, { signal });
}

const earlierPersonKey = 'ls.app.earlier-person/1';

/** The id of the person whose space this tab showed before it changed hands; taken once, after the way to the issuer and back. */
export function takeEarlierPerson(): string | undefined {
  try {
    const id = sessionStorage.getItem(earlierPersonKey) ?? undefined;
    sessionStorage.removeItem(earlierPersonKey);
    return id;
  } catch {
    return undefined;
  }
}

/** Remembers it while the tab may be on its way to the issuer. */
export function keepEarlierPerson(id: string | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem(earlierPersonKey);
    else sessionStorage.setItem(earlierPersonKey, id);
  } catch {
    // Then whoever comes back from the issuer is not told.
  }
}
