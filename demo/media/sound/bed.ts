import { RATE } from './wave.ts';

/** Four calm chords of a pentatonic scale, in Hz. */
const CHORDS = [
  [196.0, 293.66, 392.0, 493.88],
  [164.81, 246.94, 329.63, 493.88],
  [220.0, 329.63, 440.0, 587.33],
  [146.83, 220.0, 293.66, 440.0],
] as const;

const BAR = 4;

/** One channel of a soft bed of tones, `seconds` long; the two channels differ slightly in pitch, which makes them wide. */
export function bed(seconds: number, side: 'left' | 'right'): Float32Array {
  const samples = new Float32Array(Math.ceil(seconds * RATE));
  const detune = side === 'left' ? 0.9988 : 1.0012;
  for (let bar = 0; bar * BAR < seconds; bar++) {
    const chord = CHORDS[bar % CHORDS.length] ?? CHORDS[0];
    chord.forEach((pitch, voice) => tone(samples, bar * BAR + voice * 0.42, BAR * 1.5, pitch * detune, 0.2 / (voice + 2)));
  }
  const fade = RATE * 0.8;
  for (let i = 0; i < samples.length; i++) {
    samples[i] = (samples[i] ?? 0) * Math.min(1, i / fade, (samples.length - 1 - i) / fade);
  }
  return samples;
}

/** Adds one tone with a slow attack and a long fall, like a struck glass far away. */
function tone(into: Float32Array, start: number, length: number, pitch: number, loud: number): void {
  const first = Math.round(start * RATE);
  const count = Math.min(Math.round(length * RATE), into.length - first);
  for (let i = 0; i < count; i++) {
    const t = i / RATE;
    const shape = Math.min(1, t / 0.35) * Math.exp(-t * 0.7) * Math.min(1, (length - t) / 0.5);
    const wave = Math.sin(2 * Math.PI * pitch * t) + 0.22 * Math.sin(4 * Math.PI * pitch * t) * Math.exp(-t * 2);
    into[first + i] = (into[first + i] ?? 0) + wave * shape * loud;
  }
}
