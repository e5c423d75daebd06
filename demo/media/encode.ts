import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';
import { FPS } from './sound/mix.ts';
import { THUMBNAILS } from './tracks.ts';

/** Seconds between keyframes; the same in every file, one a segment, so that a player can change rendition at each. */
const SEGMENT = 4;

const SAME_EVERY_TIME = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-threads', '2'];
const KEYFRAMES = ['-g', `${SEGMENT * FPS}`, '-keyint_min', `${SEGMENT * FPS}`, '-sc_threshold', '0'];
const COLOURS = ['-pix_fmt', 'yuv420p', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];
const quietly = ['-v', 'error', '-y'];

/** A step of the quality ladder. */
interface Rendition {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly crf: number;
  readonly maxKbps: number;
  readonly audioKbps: number;
  readonly level: string;
  /** Video codec as RFC 6381 writes it: High profile and the level in hexadecimal. */
  readonly codec: string;
}

export const RENDITIONS: readonly Rendition[] = [
  { name: '360p', width: 640, height: 360, crf: 30, maxKbps: 250, audioKbps: 48, level: '3.0', codec: 'avc1.64001e' },
  { name: '480p', width: 854, height: 480, crf: 30, maxKbps: 600, audioKbps: 48, level: '3.0', codec: 'avc1.64001e' },
  { name: '720p', width: 1280, height: 720, crf: 29.5, maxKbps: 1200, audioKbps: 64, level: '3.1', codec: 'avc1.64001f' },
];

/**
 * The master that is deposited. The resource standard asks for a mean of 2 Mbit/s, video and audio together, which a drawn picture
 * does not need; a constant bit rate gives every frame the finest steps the encoder knows.
 */
export async function encodeMaster(film: string, sound: string, file: string): Promise<void> {
  await run('ffmpeg', [
    ...quietly, '-i', film, '-i', sound, '-map', '0:v', '-map', '1:a',
    '-c:v', 'libx264', '-preset', 'slow', '-profile:v', 'high', '-level', '3.1', '-b:v', '1876k', '-minrate', '1876k', '-maxrate', '1876k', '-bufsize', '1876k',
    '-x264-params', 'nal-hrd=cbr:force-cfr=1', ...KEYFRAMES, ...COLOURS,
    '-c:a', 'aac', '-b:a', '128k', '-ar', '48000', '-ac', '2', ...SAME_EVERY_TIME, '-movflags', '+faststart', file,
  ]);
}

/** A film beside a lesson: the middle square, without sound; each second can be gone to. */
export async function encodeBeside(film: string, file: string): Promise<void> {
  await run('ffmpeg', [
    ...quietly, '-i', film, '-an', '-vf', 'crop=ih:ih,scale=320:320:flags=lanczos,setsar=1', '-c:v', 'libx264', '-preset', 'slower', '-tune', 'animation',
    '-profile:v', 'high', '-level', '3.0', '-crf', '32', '-maxrate', '150k', '-bufsize', '300k', '-g', `${FPS}`, '-keyint_min', `${FPS}`, '-sc_threshold', '0',
    ...COLOURS, ...SAME_EVERY_TIME, '-movflags', '+faststart', file,
  ]);
}

/** The sound alone, for listening on an expensive line. */
export async function encodeAudio(sound: string, file: string): Promise<void> {
  await run('ffmpeg', [...quietly, '-i', sound, '-c:a', 'aac', '-b:a', '48k', '-ar', '48000', '-ac', '2', ...SAME_EVERY_TIME, '-movflags', '+faststart', file]);
}

/** A listening exercise: 44.1 kHz, two channels. */
export async function encodeMp3(sound: string, file: string, title: string): Promise<void> {
  await run('ffmpeg', [
    ...quietly, '-i', sound, '-c:a', 'libmp3lame', '-b:a', '96k', '-ar', '44100', '-ac', '2', '-map_metadata', '-1', '-metadata', `title=${title}`,
    '-fflags', '+bitexact', '-flags:a', '+bitexact', file,
  ]);
}

/** Three renditions as fragmented MP4 with the sound in each, and the playlist over them, the cheapest first. */
export async function encodeHls(film: string, sound: string, folder: string): Promise<void> {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  for (const rendition of RENDITIONS) {
    const into = join(folder, rendition.name);
    await rm(into, { recursive: true, force: true });
    await mkdir(into, { recursive: true });
    await run('ffmpeg', [
      ...quietly, '-i', film, '-i', sound, '-map', '0:v', '-map', '1:a', '-vf', `scale=${rendition.width}:${rendition.height}:flags=lanczos,setsar=1`,
      '-c:v', 'libx264', '-preset', 'slower', '-tune', 'animation', '-profile:v', 'high', '-level', rendition.level, '-crf', `${rendition.crf}`,
      '-maxrate', `${rendition.maxKbps}k`, '-bufsize', `${rendition.maxKbps * 2}k`, ...KEYFRAMES, ...COLOURS,
      '-c:a', 'aac', '-b:a', `${rendition.audioKbps}k`, '-ar', '48000', '-ac', '2', ...SAME_EVERY_TIME,
      '-f', 'hls', '-hls_time', `${SEGMENT}`, '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments',
      '-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', join(into, '%02d.m4s'), join(into, 'index.m3u8'),
    ]);
    const { peak, mean } = await bandwidth(into);
    lines.push(
      `#EXT-X-STREAM-INF:BANDWIDTH=${peak},AVERAGE-BANDWIDTH=${mean},CODECS="${rendition.codec},mp4a.40.2",RESOLUTION=${rendition.width}x${rendition.height},FRAME-RATE=${FPS}.000`,
      `${rendition.name}/index.m3u8`,
    );
  }
  await writeFile(join(folder, 'master.m3u8'), `${lines.join('\n')}\n`);
}

/** Measures the bits a second of a rendition: of its heaviest segment, and over all. */
async function bandwidth(folder: string): Promise<{ peak: number; mean: number }> {
  const playlist = await readFile(join(folder, 'index.m3u8'), 'utf8');
  let peak = 0;
  let bits = 0;
  let seconds = 0;
  for (const [, length, file] of playlist.matchAll(/#EXTINF:([\d.]+),\s*\n(\S+)/g)) {
    const size = (await stat(join(folder, file ?? ''))).size * 8;
    peak = Math.max(peak, size / Number(length));
    bits += size;
    seconds += Number(length);
  }
  return { peak: Math.ceil(peak), mean: Math.ceil(bits / seconds) };
}

/** One sheet of small pictures for the seek bar. */
export async function encodeThumbnails(film: string, file: string, duration: number): Promise<void> {
  const { every, width, height, columns } = THUMBNAILS;
  const rows = Math.ceil(Math.ceil(duration / every) / columns);
  // Each picture shows the middle of its seconds; the last frame is held so that a short rest has one as well.
  const filter = `tpad=stop_mode=clone:stop_duration=${every},trim=start=${every / 2},setpts=PTS-STARTPTS,fps=1/${every}:round=up,scale=${width}:${height}:flags=lanczos,tile=${columns}x${rows}`;
  await run('ffmpeg', [...quietly, '-i', film, '-vf', filter, '-frames:v', '1', '-q:v', '4', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', file]);
}

/** All files below a folder, in a stable order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
