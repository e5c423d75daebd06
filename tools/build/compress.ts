/** Compressed forms beside what the service hands out, so that it need not compress while people wait. */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Below this a compressed form saves less than its own headers cost. */
const smallest = 512;

/** What a first visit loads is worth the time: 8 % fewer bytes for eight times the work. Larger files are loaded on intent. */
const finest = { quality: 11, upTo: 256_000 };
const quick = 9;

/** Writes `.br` and `.gz` beside each text file of a folder; with `fine` as small as they become. */
export function compress(folder: string, { fine = false } = {}): void {
  for (const name of globSync('**/*.{js,css,html,svg,json,webmanifest}', { cwd: folder })) {
    const file = join(folder, name);
    const { size } = statSync(file);
    if (size < smallest) continue;
    const content = readFileSync(file);
    const quality = fine && size <= finest.upTo ? finest.quality : quick;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
