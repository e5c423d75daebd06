/** When the controls are in sight: always, except while a video plays and nobody moves. */
const restMilliseconds = 3000;

export class Wakefulness {
  private readonly changed: () => void;
  /** Asked before going to rest: false keeps the controls. */
  private readonly mayRest: () => boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isAwake = true;

  constructor(changed: () => void, mayRest: () => boolean) {
    this.changed = changed;
    this.mayRest = mayRest;
  }

  get awake(): boolean {
    return this.isAwake;
  }

  /** Somebody moved. */
  wake(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tryRest(), restMilliseconds);
    this.set(true);
  }

  /** Somebody left, or tapped the picture. */
  rest(): void {
    clearTimeout(this.timer);
    if (this.mayRest()) this.set(false);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private tryRest(): void {
    if (this.mayRest()) this.set(false);
    else this.timer = setTimeout(() => this.tryRest(), restMilliseconds);
  }

  private set(awake: boolean): void {
    if (awake === this.isAwake) return;
    this.isAwake = awake;
    this.changed();
  }
}
