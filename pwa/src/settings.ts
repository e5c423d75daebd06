/** What a person sets on this device: language, look, and who was here last. No token and no name is kept. */
import * as v from 'valibot';

const Settings = v.object({
  language: v.optional(v.picklist(['zh-CN', 'en', 'ug', 'bo']), 'zh-CN'),
  theme: v.optional(v.picklist(['auto', 'light', 'dark']), 'auto'),
  /** True while somebody is signed in on this device: then the app opens without a line, on what was kept. */
  isSignedIn: v.optional(v.boolean(), false),
  /** How they came in: then a start need not ask the service before it asks for a token. */
  wayIn: v.optional(v.picklist(['demo', 'issuer']), 'demo'),
});
export type Settings = v.InferOutput<typeof Settings>;
export type Language = Settings['language'];
export type Theme = Settings['theme'];

const key = 'ls.app.settings/1';

/** Reads the settings; what does not parse, or a blocked storage, counts as never set. */
export function readSettings(): Settings {
  try {
    const parsed = v.safeParse(Settings, JSON.parse(localStorage.getItem(key) ?? '{}'));
    if (parsed.success) return parsed.output;
  } catch {
    // Storage is blocked or holds something else: the app works all the same.
  }
  return v.getDefaults(Settings);
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
