/** What a person sets on this device: language, look, and who was here last. No token and no name is kept. */

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
  /** How they came in: then a start need not ask the service before it asks for a token. */
  readonly wayIn: (typeof waysIn)[number];
}

const key = 'ls.app.settings/1';

/** Reads the settings; what does not parse, or a blocked storage, counts as never set. */
export function readSettings(): Settings {
  const { language, theme, isSignedIn, wayIn } = readKept();
  return { language: oneOf(languages, language), theme: oneOf(themes, theme), isSignedIn: isSignedIn === true, wayIn: oneOf(waysIn, wayIn) };
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
  } catch {
    // Not kept; it holds until the page is closed.
  }
  return settings;
}
