/** The part of a lesson that is asked for: by attributes, or by the person in its course. */
import { nothing } from 'lit';
import { parseTime } from '../../base/clock.ts';
import { importAgain } from '../../base/import-again.ts';
import { passageOf, type Passage } from '../media/passage.ts';

interface PartHost {
  readonly start: string | null;
  readonly end: string | null;
  readonly duration: number;
  readonly renderRoot: HTMLElement | DocumentFragment;
  t(key: string, values?: Record<string, string | number>): string;
  requestUpdate(): void;
}

export class PartKeeper {
  private readonly host: PartHost;
  /** What the person wants instead of what the attributes say; `null`: the whole. */
  private chosen: Passage | null | undefined;
  private coming: Promise<unknown> | null = null;
  private line: typeof import('../passage/passage-line.ts').passageLine | null = null;

  constructor(host: PartHost) {
    this.host = host;
  }

  /** `null`: the whole. */
  get passage(): Passage | null {
    const { start, end, duration } = this.host;
    return this.chosen === undefined ? passageOf(start, end, duration) : this.chosen;
  }

  /** Where to begin. */
  get startSeconds(): number | null {
    const { start, end } = this.host;
    return end === null ? parseTime(start) : (this.passage?.from ?? null);
  }

  choose(passage: Passage | null): void {
    this.chosen = passage;
    this.host.requestUpdate();
  }

  /** The attributes say something new. */
  restart(): void {
    this.chosen = undefined;
  }

  /** That it is a part, once the words for it are here. */
  render(): unknown {
    const { host, passage } = this;
    if (!passage) return nothing;
    this.coming ??= importAgain(() => import('../passage/passage-line.ts')).then(
      ({ passageLine }) => {
        this.line = passageLine;
        host.requestUpdate();
      },
      () => (this.coming = null),
    );
    return this.line?.(host.t.bind(host), passage, () => this.showWhole());
  }

  /** The button goes with the part: the keyboard goes on at the one that plays. */
  private showWhole(): void {
    this.choose(null);
    this.host.renderRoot.querySelector<HTMLElement>('.start, .control--play')?.focus();
  }
}
