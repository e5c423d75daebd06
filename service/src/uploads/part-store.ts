/** Bytes that come in parts, and lie where nothing is served from. */
import { createReadStream, openAsBlob } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Config } from '../config.ts';
import { ProblemError } from '../http/problem.ts';

export class PartStore {
  /** Whose files these are. */
  readonly area: string;
  readonly #folder: string;

  /** @param area whose files: a folder of its own below that of the data */
  constructor({ dataFolder }: Pick<Config, 'dataFolder'>, area: string) {
    this.area = area;
    this.#folder = join(dataFolder, area);
  }

  /** Writes the bytes at their place; what stood there is the same, or was never acknowledged. */
  async write(tenantId: string, fileId: string, offset: number, bytes: Uint8Array): Promise<void> {
    const path = this.path(tenantId, fileId);
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, offset === 0 ? 'w' : 'r+');
    try {
      await file.write(bytes, 0, bytes.length, offset);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async head(tenantId: string, fileId: string, most: number): Promise<Uint8Array> {
    const file = await open(this.path(tenantId, fileId), 'r');
    try {
      const bytes = new Uint8Array(most);
      return bytes.subarray(0, (await file.read(bytes, 0, most, 0)).bytesRead);
    } finally {
      await file.close();
    }
  }

  /** The whole file, to be read here and there. */
  async blob(tenantId: string, fileId: string): Promise<Blob> {
    return openAsBlob(this.path(tenantId, fileId));
  }

  async readWhole(tenantId: string, fileId: string): Promise<Uint8Array> {
    return readFile(this.path(tenantId, fileId));
  }

  /** Puts other bytes in the place of a whole file: it is the old one or the new one, never half of each. */
  async replace(tenantId: string, fileId: string, bytes: Uint8Array): Promise<void> {
    const path = this.path(tenantId, fileId);
    await writeFile(`${path}.new`, bytes, { flush: true });
    await rename(`${path}.new`, path);
  }

  /** @throws ProblemError not-found where the disk has lost it: an answer that has begun could not say so */
  async read(tenantId: string, fileId: string): Promise<ReadableStream<Uint8Array>> {
    await access(this.path(tenantId, fileId)).catch(() => {
      throw new ProblemError('not-found');
    });
    return Readable.toWeb(createReadStream(this.path(tenantId, fileId))) as ReadableStream<Uint8Array>;
  }

  async drop(tenantId: string, fileId: string): Promise<void> {
    await rm(this.path(tenantId, fileId), { force: true });
  }

  protected path(tenantId: string, fileId: string): string {
    return join(this.#folder, tenantId, fileId);
  }
}

/**
 * Whether a part has come before, because the answer to it was lost, or is the next one.
 * @throws ProblemError conflict for any other
 */
export function placeOfPart({ received, sizeBytes }: { received: number; sizeBytes: number }, offset: number, length: number): 'known' | 'next' {
  const end = offset + length;
  if (end <= received) return 'known';
  if (offset !== received || end > sizeBytes) throw new ProblemError('conflict');
  return 'next';
}
