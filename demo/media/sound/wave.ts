/** Sound as numbers between -1 and 1, and the little of the WAV format that is needed to hand it to ffmpeg. */

/** Samples a second of everything that is mixed here. */
export const RATE = 48_000;

/** Reads 32-bit float samples as ffmpeg writes them with `-f f32le`. */
export function fromFloats(bytes: Buffer): Float32Array {
  const samples = new Float32Array(Math.floor(bytes.length / 4));
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readFloatLE(i * 4);
  return samples;
}

/** Writes two channels as a 16-bit WAV file. */
export function toWav(left: Float32Array, right: Float32Array): Buffer {
  const frames = left.length;
  const bytes = Buffer.alloc(44 + frames * 4);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + frames * 4, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(frames * 4, 40);
  const level = (x: number) => Math.round(Math.max(-1, Math.min(1, x)) * 32_767);
  for (let i = 0; i < frames; i++) {
    bytes.writeInt16LE(level(left[i] ?? 0), 44 + i * 4);
    bytes.writeInt16LE(level(right[i] ?? 0), 46 + i * 4);
  }
  return bytes;
}

/** Cuts the silence off both ends. */
export function trim(samples: Float32Array, floor = 0.006): Float32Array {
  let from = 0;
  let to = samples.length;
  while (from < to && Math.abs(samples[from] ?? 0) < floor) from++;
  while (to > from && Math.abs(samples[to - 1] ?? 0) < floor) to--;
  return samples.slice(from, to);
}
