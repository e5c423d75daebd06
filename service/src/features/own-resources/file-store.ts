/**
 * The bytes of own files. Before admission they lie where nothing is served from; what is admitted is linked to where the
 * files of deliveries are.
 */
import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../../config.ts';
import { PartStore } from '../../uploads/part-store.ts';

/** Below the folder of the tenant, where nothing but these files is written. */
export const ownFolder = 'own';

/** Where a file is read once it is published. */
export const publicAddress = (tenantId: string, fileId: string, ending: string): string => `/files/${[tenantId, ownFolder, `${fileId}${ending}`].map(encodeURIComponent).join('/')}`;

export class FileStore extends PartStore {
  readonly #folder: string;

  constructor(config: Pick<Config, 'dataFolder'>) {
    super(config, 'own-files');
    this.#folder = config.dataFolder;
  }

  /** Puts the file where everybody can read it. Done twice, it is done once. */
  async publish(tenantId: string, fileId: string, ending: string): Promise<void> {
    const path = this.#public(tenantId, fileId, ending);
    await mkdir(dirname(path), { recursive: true });
    // A link costs nothing; some file systems have none.
    await link(this.path(tenantId, fileId), path).catch(async (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await copyFile(this.path(tenantId, fileId), path);
    });
  }

  /** Takes it from there; the author keeps it. */
  async unpublish(tenantId: string, fileId: string, ending: string): Promise<void> {
    await rm(this.#public(tenantId, fileId, ending), { force: true });
  }

  #public(tenantId: string, fileId: string, ending: string): string {
    return join(this.#folder, 'files', tenantId, ownFolder, `${fileId}${ending}`);
  }
}
