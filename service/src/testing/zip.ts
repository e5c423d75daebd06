/** Zip files as somebody delivers them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { v4 as uuidv4 } from 'uuid';

/** @returns the path of the new file */
export async function zipFile(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(files)) await writer.add(name, new TextReader(text));
  const file = join(folder, `${uuidv4()}.zip`);
  writeFileSync(file, await writer.close());
  return file;
}
