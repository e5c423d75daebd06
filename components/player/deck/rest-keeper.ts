/** Pauses at a good place when eyes have looked long enough, and goes on when the person wants. */
import { EyeRest } from '../learning/eye-rest.ts';
import type { Playback } from '../media/playback.ts';
import type { Texts } from '../media/texts.ts';

interface RestHost {
  readonly playback: Playback;
  readonly texts: Texts;
  /** Where the dialog is drawn. */
  readonly stageRoot: HTMLElement | DocumentFragment;
}

export class RestKeeper {
  private readonly host: RestHost;
  private readonly rest: EyeRest;

  constructor(host: RestHost, minutes: number | null) {
    this.host = host;
    this.rest = new EyeRest(minutes);
  }

  get minutes(): number {
    return this.rest.minutes ?? 0;
  }

  /** Somebody who answers for the person says another time. */
  set(minutes: number): void {
    this.rest.minutes = minutes;
  }

  /** Called while play goes on. */
  tick(): void {
    const { playback, texts } = this.host;
    if (!this.rest.tick(!texts.isSpeaking)) return;
    this.rest.told();
    playback.pause();
    this.dialog?.showModal();
  }

  end(): void {
    if (this.dialog?.open) this.dialog.close();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.host.stageRoot.querySelector<HTMLDialogElement>('dialog.rest');
  }
}
