/** A film of three hours, and a lesson of 45 minutes that is its beginning: made with ffmpeg, kept outside the repository. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ffmpeg, inPieces, kept, makeContent } from './content.ts';

const folder = path.join(kept, 'film');
const stamp = path.join(folder, 'made-1');
export const lessonSeconds = 45 * 60;
export const hoursSeconds = 3 * 3600;

/** Folder with `master.m3u8`, whose sound has a list of its own, and `picture/index.m3u8`, the film. */
export function makeLesson(): string {
  if (existsSync(stamp)) return folder;
  const film = path.join(makeContent(), 'mp4/360.mp4');
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['picture', 'sound']) mkdirSync(path.join(folder, name), { recursive: true });
  ffmpeg('-stream_loop', '-1', '-i', film, '-t', String(hoursSeconds), '-c', 'copy', ...inPieces(path.join(folder, 'picture')));
  // Noise keeps the encoder at its rate, as in the pictures.
  ffmpeg(
    '-f', 'lavfi', '-i', `anoisesrc=color=pink:amplitude=0.3:sample_rate=48000:duration=${lessonSeconds}`,
    '-c:a', 'aac', '-b:a', '64k', '-ac', '1', ...inPieces(path.join(folder, 'sound')),
  );
  writeFileSync(path.join(folder, 'master.m3u8'), master);
  writeFileSync(path.join(folder, 'picture/lesson.m3u8'), beginning(readFileSync(path.join(folder, 'picture/index.m3u8'), 'utf8')));
  writeFileSync(stamp, '');
  return folder;
}

const master = [
  '#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS',
  '#EXT-X-STREAM-INF:BANDWIDTH=510000,RESOLUTION=640x360,CODECS="avc1.4d401f,mp4a.40.2"', 'picture/lesson.m3u8',
  '#EXT-X-STREAM-INF:BANDWIDTH=72000,CODECS="mp4a.40.2"', 'sound/index.m3u8', '',
].join('\n');

/** The list of a film until the lesson is over. */
function beginning(list: string): string {
  const [head = '', ...pieces] = list.split(/(?=#EXTINF)/);
  return [head, ...pieces.slice(0, lessonSeconds / 4), '#EXT-X-ENDLIST\n'].join('');
}
