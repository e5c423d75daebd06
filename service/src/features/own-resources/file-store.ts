/**
 * The bytes of own files. Before admission they lie where nothing is served from; what is admitted is linked to where the
 * files of deliveries are.
 */
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Config } from '../../config.ts';
import { headBytes } from './file-kind.ts';

/** Where a file is read once it is published. */
export const publicAddress = (tenantId: string, fileId: string, ending: string): string => `/files/${[tenantId, 'own', `${fileId}${ending}`].map(encodeURIComponent).join('/')}`;

export class FileStore {
  readonly #folder: string;

  constructor({ dataFolder }: Pick<Config, 'dataFolder'>) {
    this.#folder = dataFolder;
  }

  /** Writes the bytes at their place; what stood there is the same, or was never acknowledged. */
  async write(tenantId: string, fileId: string, offset: number, bytes: Uint8Array): Promise<void> {
    const path = this.#private(tenantId, fileId);
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, offset === 0 ? 'w' : 'r+');
    try {
      await file.write(bytes, 0, bytes.length, offset);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async head(tenantId: string, fileId: string): Promise<Uint8Array> {
    const file = await open(this.#private(tenantId, fileId), 'r');
    try {
      const bytes = new Uint8Array(headBytes);
      return bytes.subarray(0, (await file.read(bytes, 0, headBytes, 0)).bytesRead);
    } finally {
      await file.close();
    }
  }

  read(tenantId: string, fileId: string): ReadableStream<Uint8Array> {
    return Readable.toWeb(createReadStream(this.#private(tenantId, fileId))) as ReadableStream<Uint8Array>;
  }

  async drop(tenantId: string, fileId: string): Promise<void> {
    await rm(this.#private(tenantId, fileId), { force: true });
  }

  /** Puts the file where everybody can read it. Done twice, it is done once. */
  async publish(tenantId: string, fileId: string, ending: string): Promise<void> {
    const path = this.#public(tenantId, fileId, ending);
    await mkdir(dirname(path), { recursive: true });
    // A link costs nothing; some file systems have none.
    await link(this.#private(tenantId, fileId), path).catch(async (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await copyFile(this.#private(tenantId, fileId), path);
    });
  }

  /** Takes it from there; the author keeps it. */
  async unpublish(tenantId: string, fileId: string, ending: string): Promise<void> {
    await rm(this.#public(tenantId, fileId, ending), { force: true });
  }

  #public(tenantId: string, fileId: string, ending: string): string {
    return join(this.#folder, 'files', tenantId, 'own', `${fileId}${ending}`);
  }

  #private(tenantId: string, fileId: string): string {
    return join(this.#folder, 'own-files', tenantId, fileId);
  }
}
