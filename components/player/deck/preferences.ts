/** How a person likes to watch, kept on this machine for every player. Nothing personal, and nothing that anybody must have. */
import * as v from 'valibot';

const key = 'ls.player/1';

export const captionSizes = ['small', 'normal', 'large', 'huge'] as const;
export const captionGrounds = ['dark', 'light', 'none'] as const;

const schema = v.object({
  rate: v.fallback(v.pipe(v.number(), v.minValue(0.25), v.maxValue(4)), 1),
  saveData: v.fallback(v.boolean(), false),
  /** Language of the captions; `null`: none wanted. */
  caption: v.fallback(v.nullable(v.string()), null),
  /** A second language below the first. */
  secondCaption: v.fallback(v.nullable(v.string()), null),
  captionSize: v.fallback(v.picklist(captionSizes), 'normal'),
  captionGround: v.fallback(v.picklist(captionGrounds), 'dark'),
  /** What happens in the picture is read. */
  descriptions: v.fallback(v.boolean(), false),
  /** Pinyin over Chinese words. */
  pinyin: v.fallback(v.boolean(), false),
  /** Size of papers, 1 as printed; `null`: as wide as the box. */
  paperSize: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0.25), v.maxValue(5))), null),
  /** Size of letters in books, 1 as usual; `null`: the usual one of the stage. */
  bookSize: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0.5), v.maxValue(4))), null),
  /** Books are leafed through, not scrolled. */
  bookPaged: v.fallback(v.boolean(), false),
});

export type Preferences = v.InferOutput<typeof schema>;

/** What is kept, and the usual for everything else. */
export function readPreferences(): Preferences {
  return v.parse(schema, { ...stored() });
}

function stored(): object {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Storage is forbidden, or somebody wrote nonsense: then everything is as usual.
    return {};
  }
}

/** Keeps a change. Where nothing can be kept it holds for this page. */
export function keepPreferences(change: Partial<Preferences>): Preferences {
  const preferences = { ...readPreferences(), ...change };
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // A full or forbidden storage takes nothing away from watching.
  }
  return preferences;
}
