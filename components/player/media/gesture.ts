/**
 * Tells a medium that a person wants to hear it, while the press is still being handled: Safari forgets a press before what plays
 * has come over the line. Without a source it costs nothing. (`currentSrc` tells of the last source, not whether there is one.)
 */
export function takeGesture(media: HTMLMediaElement | null): void {
  if (media && !media.hasAttribute('src') && !media.srcObject && !media.querySelector('source')) media.load();
}
