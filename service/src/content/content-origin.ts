/**
 * The second origin. What vendors made runs there and nowhere else, so that no page of a package can reach what the service
 * and its app keep under their own: a second port on one machine, a host name in production.
 */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { isLoopback, type Config } from '../config.ts';

/** What is handed out there: deliveries, and the pages of ours that carry packages. */
export const contentPath = /^\/(media|files|frame)\//;
const localHosts = ['localhost', '127.0.0.1'] as const;

export class ContentOrigin {
  /** The second port, once it listens; with a host name of its own there is none. */
  port: number | null = null;
  readonly #config: Config;

  constructor(config: Config) {
    this.#config = config;
  }

  /**
   * Where the file at `path` runs, for whoever asked the service by this request; null where there is no second origin. Below
   * `*.host` each folder of content has an origin of its own: packages cannot reach each other either.
   */
  addressOf(request: Request, path: string): string | null {
    const { contentOrigin } = this.#config;
    if (!contentPath.test(path)) return null;
    if (contentOrigin !== null) return contentOrigin.replace('*', labelOf(folderOf(path))) + path;
    const { hostname } = new URL(request.url);
    if (this.port === null || !isLoopback(hostname)) return null;
    // Cookies know hosts, but no ports: a machine that is called by one of its names gives content the other.
    return `http://${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${this.port}${path}`;
  }

  /** Where the service is reached from outside. */
  serviceOrigin(request: Request): string {
    return this.#config.publicOrigin ?? new URL(request.url).origin;
  }

  /** What pages of the app may frame. */
  get sources(): readonly string[] {
    const { contentOrigin } = this.#config;
    if (contentOrigin !== null) return [contentOrigin];
    return this.port === null ? [] : localHosts.map((host) => `http://${host}:${this.port}`);
  }

  /** Pages that may frame content, and the record store to which packages may speak. */
  get servicePlaces(): readonly string[] {
    const { publicOrigin } = this.#config;
    return publicOrigin === null ? localHosts.map((host) => `http://${host}:*`) : [publicOrigin];
  }

  /** Whether a page of content asks: it is nobody, wherever it lies. */
  isContent(origin: string): boolean {
    return this.sources.some((source) => (source.includes('*') ? origin.endsWith(source.slice(source.indexOf('*') + 1)) : origin === source));
  }

  /** Whether a request to the service's own port is meant for content. */
  isAsked({ url }: Request): boolean {
    const { contentOrigin } = this.#config;
    if (contentOrigin === null) return false;
    const { host } = new URL(url);
    const [, own = ''] = contentOrigin.split('://');
    return own.startsWith('*.') ? host.endsWith(own.slice(1)) : host === own;
  }

  /** Whether that file belongs to the host that is asked: a package must not run under the name of another. */
  isAtHome({ url }: Request, path: string): boolean {
    const { contentOrigin } = this.#config;
    if (!contentOrigin?.includes('*') || path.startsWith('/frame/')) return true;
    const [label] = new URL(url).host.split('.');
    for (let folder = posix.dirname(posix.normalize(decodeURIComponent(path))); folder.length > 1; folder = posix.dirname(folder)) if (labelOf(folder) === label) return true;
    return false;
  }
}

/** The folder of a package; where none is known, that of the file. */
const folderOf = (path: string): string => /^\/(?:media|files\/courses)\/[^/]+(?=\/)/.exec(path)?.[0] ?? posix.dirname(path);
/** Name of the host of a folder: nothing can be told from it, and nobody can choose it. */
const labelOf = (folder: string): string => `c${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
