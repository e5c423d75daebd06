import type { Hint, Said } from '../view/hint.ts';

const milliseconds = 1600;

/** A short word on the picture that goes away by itself. */
export class Hints {
  private readonly changed: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private said: Hint | Said | null = null;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  get current(): Hint | Said | null {
    return this.said;
  }

  say(hint: Hint | Said | null): void {
    this.said = hint;
    this.stop();
    if (hint !== null) this.timer = setTimeout(() => this.say(null), milliseconds);
    this.changed();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
