import { run } from '../run.ts';
import { RATE, fromFloats, trim } from './wave.ts';

export interface Voice {
  /** Name of the espeak-ng voice. */
  readonly name: string;
  /** Words a minute. */
  readonly pace: number;
  /** Pitch, 0 to 99. */
  readonly pitch: number;
}

/** Takes the sharp edge off a synthetic voice, evens its loudness and puts it into a small room. */
const WARM = [
  'highpass=f=95',
  'equalizer=f=260:t=q:w=1:g=2.5',
  'equalizer=f=3200:t=q:w=1.2:g=-3',
  'lowpass=f=7200',
  'acompressor=threshold=-22dB:ratio=3:attack=8:release=120:makeup=2',
  'aecho=0.85:0.5:23|37:0.12|0.08',
  'loudnorm=I=-17:TP=-2:LRA=7',
  `aresample=${RATE}`,
].join(',');

/** Speaks a sentence; mono, at {@link RATE}. */
export async function speak(words: string, voice: Voice): Promise<Float32Array> {
  const wav = await run('espeak-ng', ['-b', '1', '-v', voice.name, '-s', `${voice.pace}`, '-p', `${voice.pitch}`, '--stdout', words]);
  const floats = await run('ffmpeg', ['-v', 'error', '-i', 'pipe:0', '-af', WARM, '-ac', '1', '-ar', `${RATE}`, '-f', 'f32le', 'pipe:1'], wav);
  return trim(fromFloats(floats));
}
