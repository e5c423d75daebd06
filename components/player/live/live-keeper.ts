/** Follows how far a person is behind what happens now, says when that changes, and draws what leads back to it. */
import type { TemplateResult, nothing } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { isBehind } from '../media/live.ts';
import type { Playback } from '../media/playback.ts';
import type { Hint } from '../view/hint.ts';
import type { PlayerView } from '../view/player-view.ts';
import { liveBar, liveBadge } from './live-view.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

export { liveStyles } from './live.styles.ts';

registerLocales('player-live', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** Share of what nobody notices, within which one is there again: at the border nothing is said twice. */
const back = 0.6;

interface LiveHost {
  readonly playback: Playback;
  hint(hint: Hint): void;
}

export class LiveKeeper {
  private readonly host: LiveHost;
  private isLate = false;

  constructor(host: LiveHost) {
    this.host = host;
  }

  /** Seconds behind what happens now; `null`: as near to it as can be. */
  get behind(): number | null {
    const { live, currentTime } = this.host.playback;
    return live && this.isLate ? Math.max(0, live.edge - currentTime) : null;
  }

  /** The window moved, or play did. */
  look(): void {
    const { live, currentTime, phase } = this.host.playback;
    if (live && phase !== 'idle' && phase !== 'starting') {
      const { slack } = live;
      const isLate = isBehind(this.isLate ? { ...live, slack: slack * back } : live, currentTime);
      if (isLate !== this.isLate) this.host.hint(isLate ? 'live-behind' : 'live-edge');
      this.isLate = isLate;
    }
  }

  badge(view: PlayerView): TemplateResult {
    return liveBadge(view, this.behind);
  }
  bar(view: PlayerView): TemplateResult | typeof nothing {
    return liveBar(view);
  }
}
