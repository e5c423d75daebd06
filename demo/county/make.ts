/**
 * Makes the demo county from a fixed seed: `node demo/county/make.ts`. The same seed gives the same files to the byte,
 * so that a test can tell whether the committed ones are fresh: `node demo/county/make.ts OTHER_FOLDER`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueFiles } from './catalogue.ts';
import { drawCounty } from './county.ts';
import { COUNTY, COUNTY_CLASSES, NEIGHBOUR, NEIGHBOUR_CLASSES } from './places.ts';
import { provinceFiles } from './province.ts';
import { Chance } from './random.ts';
import { rosterFiles } from './roster.ts';
import { standardFiles } from './standards.ts';
import { transferOf } from './transfer.ts';

const SEED = 20260901;
const target = process.argv[2] ?? import.meta.dirname;

const county = drawCounty('yl', SEED, COUNTY, COUNTY_CLASSES, true);
const neighbour = drawCounty('qh', SEED + 10, NEIGHBOUR, NEIGHBOUR_CLASSES, false);
await writeAll('roster', rosterFiles(county, { name: '云岭县学籍系统', code: 'yunling-registry' }));
await writeAll('roster-transfer', rosterFiles(transferOf(county), { name: '云岭县河西片区教务系统', code: 'hexi-office' }));
await writeAll('neighbour', rosterFiles(neighbour, { name: '清禾县学籍系统', code: 'qinghe-registry' }));
await writeAll('catalogue', await catalogueFiles(new Chance(SEED + 20), join(import.meta.dirname, '../media/files')));
await writeAll('province', await provinceFiles());
await writeAll('standards', await standardFiles());
await writeAll('.', new Map([['cast.json', `${JSON.stringify({ county: county.cast, neighbour: neighbour.cast }, null, 2)}\n`]]));

async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(join(target, folder), { recursive: true });
  await Promise.all([...files].map(([file, text]) => writeFile(join(target, folder, file), text)));
}
