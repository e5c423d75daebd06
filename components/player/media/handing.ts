/** hls.js is handed what was read before it came, through its loaders, and asks itself for everything else. */
import type { HlsConfig, LoaderCallbacks, LoaderConfiguration, LoaderContext } from 'hls.js/light';
import type { HlsClass } from './load-hls.ts';
import { absolute, isOld, take, type Held } from './opening.ts';

/** Loaders that have what was read before. */
export function loaders({ DefaultConfig }: HlsClass, Streaming: typeof DefaultConfig.loader): Pick<HlsConfig, 'pLoader' | 'fLoader'> {
  // One loader of the library serves lists and pieces alike; its types cannot say so.
  return {
    pLoader: holding(DefaultConfig.loader) as unknown as NonNullable<HlsConfig['pLoader']>,
    fLoader: holding(Streaming) as unknown as NonNullable<HlsConfig['fLoader']>,
  };
}

function holding(Base: HlsConfig['loader']): HlsConfig['loader'] {
  return class extends Base {
    private isOver = false;

    override load(context: LoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
      const taken = take(absolute(context.url));
      const piece = context.rangeEnd ? undefined : taken;
      if (piece) void this.give(piece, context, config, callbacks);
      else super.load(context, config, sayingNothing(callbacks));
    }

    override abort(): void {
      this.isOver = true;
      super.abort();
    }

    override destroy(): void {
      this.isOver = true;
      super.destroy();
    }

    private async give(piece: Promise<Held | null>, context: LoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): Promise<void> {
      const found = await piece;
      if (this.isOver) return;
      if (!found || isOld(found)) {
        super.load(context, config, sayingNothing(callbacks));
        return;
      }
      const { url, data, first, all } = found;
      const end = performance.now();
      Object.assign(this.stats.loading, { start: end - all, first: end - all + first, end });
      this.stats.loaded = this.stats.total = typeof data === 'string' ? data.length : data.byteLength;
      callbacks.onProgress?.(this.stats, context, data, null);
      callbacks.onSuccess({ url, data, code: 200 }, this.stats, context, null);
    }
  };
}

/** Of an empty piece hls.js hears no progress, and would wait for it for ever: so it is told of nothing. */
function sayingNothing(callbacks: LoaderCallbacks<LoaderContext>): LoaderCallbacks<LoaderContext> {
  return {
    ...callbacks,
    onSuccess: (response, stats, context, details) => {
      const { data } = response;
      if (data instanceof ArrayBuffer && data.byteLength === 0 && stats.loaded === 0) callbacks.onProgress?.(stats, context, data, details);
      callbacks.onSuccess(response, stats, context, details);
    },
  };
}
