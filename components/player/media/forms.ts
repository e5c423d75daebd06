/** Which forms of a lesson are to be played: its picture, its sound alone, or only those that can be sent elsewhere. */
import type { Rendition } from '../../base/ports/index.ts';
import type { PlayerItem } from '../player.types.ts';

export class Forms {
  private withoutPicture = false;
  /** These alone are to be played. */
  private only: readonly Rendition[] | null = null;
  /** The sound of the stream, once its list is read. */
  private streamSound: Rendition | null = null;

  get soundOnly(): boolean {
    return this.only === null && this.withoutPicture;
  }

  canSoundOnly(item: PlayerItem | null): boolean {
    return this.only === null && this.sounds(item).length > 0;
  }

  of(item: PlayerItem): readonly Rendition[] {
    return this.only ?? (this.withoutPicture ? this.sounds(item) : item.renditions);
  }

  /** False where it is so already, or cannot be. */
  showSoundOnly(on: boolean, item: PlayerItem | null): boolean {
    if (on === this.withoutPicture || (on && !this.canSoundOnly(item))) return false;
    this.withoutPicture = on;
    return true;
  }

  /** `null`: what is best here. */
  playOnly(forms: readonly Rendition[] | null): void {
    this.only = forms;
  }

  /** `url`: address of the sound that the list of a stream names, if it does. */
  foundSound(stream: Rendition, url: string | null): void {
    this.streamSound ??= url === null ? null : { ...stream, url };
  }

  private sounds(item: PlayerItem | null): readonly Rendition[] {
    return [...(item?.sound ?? []), ...(this.streamSound ? [this.streamSound] : [])];
  }
}
