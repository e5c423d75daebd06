/** The stream that every page plays: made here once, with ffmpeg, and kept outside the repository. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const kept = path.join(import.meta.dirname, '../../.cache/bench-player');
const folder = path.join(kept, 'content');
const stamp = path.join(folder, 'made-2');
export const seconds = 120;

const qualities = [
  { height: 360, width: 640, kilobits: 400 },
  { height: 540, width: 960, kilobits: 900 },
  { height: 720, width: 1280, kilobits: 1800 },
] as const;

export function ffmpeg(...given: string[]): void {
  const { status, error } = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...given], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`ffmpeg is needed for this benchmark, and could not make its stream: ${error?.message ?? String(status)}`);
}

/** Folder with `hls/master.m3u8`, `subs/` and `mp4/360.mp4`; makes it when it is not there. */
export function makeContent(): string {
  if (existsSync(stamp)) return folder;
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['hls', 'subs', 'mp4']) mkdirSync(path.join(folder, name), { recursive: true });
  for (const { height, width, kilobits } of qualities) makeQuality(height, width, kilobits);
  writeFileSync(path.join(folder, 'hls/master.m3u8'), master());
  for (const language of ['zh', 'en']) writeFileSync(path.join(folder, `subs/${language}.vtt`), subtitles(language));
  writeFileSync(stamp, '');
  return folder;
}

/** Noise keeps the encoder at its rate, so that a segment has the size of a real one. A key picture every 4 s. */
function makeQuality(height: number, width: number, kilobits: number): void {
  const file = path.join(folder, `mp4/${height}.mp4`);
  const rate = `${kilobits}k`;
  ffmpeg(
    '-f', 'lavfi', '-i', `testsrc2=size=1280x720:rate=25:duration=${seconds},noise=alls=6:allf=t,scale=${width}:${height}`,
    '-f', 'lavfi', '-i', `sine=frequency=220:sample_rate=48000:duration=${seconds}`,
    '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main', '-pix_fmt', 'yuv420p',
    '-g', '100', '-keyint_min', '100', '-sc_threshold', '0', '-b:v', rate, '-maxrate', rate, '-bufsize', `${kilobits * 2}k`,
    '-c:a', 'aac', '-b:a', '64k', '-ac', '2', '-movflags', '+faststart', file,
  );
  const into = path.join(folder, `hls/${height}`);
  mkdirSync(into);
  ffmpeg('-i', file, '-c', 'copy', ...inPieces(into));
}

/** What ffmpeg is told, to write pieces of MP4 of 4 s and their list. */
export const inPieces = (into: string): string[] => [
  '-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_flags', 'independent_segments',
  '-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', path.join(into, '%03d.m4s'), path.join(into, 'index.m3u8'),
];

function master(): string {
  const variants = qualities.map(
    ({ height, width, kilobits }) =>
      `#EXT-X-STREAM-INF:BANDWIDTH=${kilobits * 1100 + 70_000},RESOLUTION=${width}x${height},CODECS="avc1.4d401f,mp4a.40.2"\n${height}/index.m3u8`,
  );
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...variants, ''].join('\n');
}

function subtitles(language: string): string {
  const time = (second: number): string => new Date(second * 1000).toISOString().slice(11, 23);
  const cues = Array.from({ length: seconds / 5 }, (_, index) => `${time(index * 5)} --> ${time(index * 5 + 4.5)}\n${language} ${index}\n`);
  return ['WEBVTT\n', ...cues].join('\n');
}
