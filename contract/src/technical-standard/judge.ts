/** Films and sounds, held against the technical standard of the collection notice (annex 1, table 1: A01, A02). */
import type * as v from 'valibot';
import type { TechnicalCheck } from '../schemas/own-resource.ts';
import { measureFilm, type FilmFacts, type Source } from './film.ts';
import { measureSound, type SoundFacts } from './sound.ts';

type Check = v.InferOutput<typeof TechnicalCheck>;

/** What a file was found to be; null where it cannot be read. */
export type MediaFacts = { readonly kind: 'video'; readonly film: FilmFacts | null } | { readonly kind: 'audio'; readonly sound: SoundFacts | null };

export async function measureMedia(kind: MediaFacts['kind'], file: Source): Promise<MediaFacts> {
  return kind === 'video' ? { kind, film: await measureFilm(file) } : { kind, sound: await measureSound(file) };
}

export function judgeMedia(facts: MediaFacts): Check[] {
  return facts.kind === 'video' ? judgeFilm(facts.film) : judgeSound(facts.sound);
}

function judgeFilm(film: FilmFacts | null): Check[] {
  return [
    isOne('container', film?.container, 'MP4'),
    isOne('video-codec', film?.video, 'H.264'),
    isOne('audio-codec', film?.audio, 'AAC'),
    atLeast('width', film?.width, 1280),
    atLeast('height', film?.height, 720),
    // A film of 25 frames a second whose last one lasts a hair longer is one.
    atLeast('frame-rate', hundredths(film?.frameRate), 25),
    atLeast('bit-rate', film?.bitRate, 2_000_000),
  ];
}

function judgeSound(sound: SoundFacts | null): Check[] {
  return [
    isOne('container', sound?.container, 'MP3'),
    atLeast('sample-rate', sound?.sampleRate, 44_000),
    atLeast('channels', sound?.channels, 2),
    // MP3 keeps no samples, and so no depth of them: who made it has to say.
    { rule: 'sample-depth', verdict: 'unknown', measured: null },
  ];
}

const hundredths = (value: number | null | undefined): number | null | undefined => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);

const isOne = (rule: Check['rule'], measured: string | null | undefined, wanted: string): Check =>
  measured === null || measured === undefined ? { rule, verdict: 'unknown', measured: null } : { rule, verdict: measured === wanted ? 'pass' : 'fail', measured };

const atLeast = (rule: Check['rule'], measured: number | null | undefined, least: number): Check =>
  measured === null || measured === undefined ? { rule, verdict: 'unknown', measured: null } : { rule, verdict: measured >= least ? 'pass' : 'fail', measured };
