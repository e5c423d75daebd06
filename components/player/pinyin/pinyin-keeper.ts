/** Whether pinyin stands over what is said, and the lines that have it. The dictionary comes when somebody wants it. */
import { importAgain } from '../../base/import-again.ts';
import { nextTask } from '../../base/in-turn.ts';
import type { TimedText } from '../player.types.ts';

type Ruby = typeof import('./ruby.ts');

/** Milliseconds of work in one task: a transcript has hundreds of lines. */
const slice = 12;

interface PinyinHost {
  /** The words on the picture are to be drawn anew. */
  draw(putOver: Ruby['putOver'] | null): void;
  requestUpdate(): void;
}

export class PinyinKeeper {
  /** It did not come over the line. */
  isLost = false;
  private readonly host: PinyinHost;
  private readonly fetchRuby: () => Promise<Ruby>;
  private isOn = false;
  private ruby: Ruby | null = null;
  /** Lines by their list, place in it and words, each for one place of the document; `null`: not yet made. */
  private readonly lines = new Map<string, HTMLElement | null>();
  private isMaking = false;
  private drawn = 0;

  constructor(host: PinyinHost, fetchRuby: () => Promise<Ruby> = () => importAgain(() => import('./ruby.ts'))) {
    this.host = host;
    this.fetchRuby = fetchRuby;
  }

  get on(): boolean {
    return this.isOn;
  }
  /** Another number when lines are to be drawn anew. */
  get version(): number {
    return this.drawn;
  }

  async set(on: boolean): Promise<void> {
    this.isOn = on;
    this.isLost = false;
    if (on && !this.ruby) {
      try {
        this.ruby = await this.fetchRuby();
      } catch {
        this.isLost = true;
      }
    }
    // Meanwhile it may be wanted no more.
    this.host.draw(this.isOn ? (this.ruby?.putOver ?? null) : null);
    this.drawAgain();
  }

  /** A line of a list in Chinese with its pinyin, or `null` where it has none, or none yet. */
  line(list: string, index: number, { text }: TimedText): HTMLElement | null {
    if (!this.isOn || !this.ruby || !/\p{Script=Han}/u.test(text)) return null;
    const key = `${list}\n${index}\n${text}`;
    const line = this.lines.get(key);
    if (line !== undefined) return line;
    this.lines.set(key, null);
    void this.make(this.ruby);
    return null;
  }

  private async make({ rubyOf }: Ruby): Promise<void> {
    if (this.isMaking) return;
    this.isMaking = true;
    await nextTask();
    let begun = performance.now();
    for (const [key, line] of this.lines) {
      if (line !== null) continue;
      const made = document.createElement('span');
      made.append(rubyOf(key.split('\n').slice(2).join('\n')));
      this.lines.set(key, made);
      if (performance.now() - begun < slice) continue;
      this.drawAgain();
      await nextTask();
      begun = performance.now();
    }
    this.isMaking = false;
    this.drawAgain();
  }

  private drawAgain(): void {
    this.drawn += 1;
    this.host.requestUpdate();
  }
}
