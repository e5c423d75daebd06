import { bed } from './bed.ts';
import { speak, type Voice } from './voice.ts';
import { RATE, toWav } from './wave.ts';
import type { Span, Timeline } from '../lessons/lesson.ts';

/** A sentence to be spoken. */
export interface Spoken {
  readonly id: string;
  readonly words: string;
  readonly voice: Voice;
  readonly pause: number;
}

export interface Mixed {
  readonly wav: Buffer;
  readonly timeline: Timeline;
}

/** Frames a second of the films; a lesson always lasts a whole number of frames. */
export const FPS = 25;

/** Speaks the sentences one after the other over a bed of tones and notes when each begins and ends. */
export async function mix(sentences: readonly Spoken[], lead: number, tail: number, bedLevel: number): Promise<Mixed> {
  const spans: Record<string, Span> = {};
  const takes: { start: number; samples: Float32Array }[] = [];
  let now = lead;
  for (const sentence of sentences) {
    const samples = await speak(sentence.words, sentence.voice);
    const end = now + samples.length / RATE;
    spans[sentence.id] = { start: round(now), end: round(end) };
    takes.push({ start: now, samples });
    now = end + sentence.pause;
  }
  const duration = Math.ceil((now + tail) * FPS) / FPS;
  const left = bed(duration, 'left').map((x) => x * bedLevel);
  const right = bed(duration, 'right').map((x) => x * bedLevel);
  for (const { start, samples } of takes) {
    const first = Math.round(start * RATE);
    samples.forEach((x, i) => {
      left[first + i] = (left[first + i] ?? 0) + x;
      right[first + i] = (right[first + i] ?? 0) + x;
    });
  }
  return { wav: toWav(left, right), timeline: { duration, spans } };
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
