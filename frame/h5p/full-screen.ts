/** The whole screen for a content that asks for it. */
import { ask, isInstance, type Instance } from './instance.ts';

const isSupported = document.fullscreenEnabled;
let shown: Instance | undefined;
let whenLeft: (() => void) | undefined;

function tell(type: string): void {
  if (shown) ask(shown, 'trigger', type);
}

document.addEventListener('fullscreenchange', () => {
  const isFull = document.fullscreenElement !== null;
  tell(isFull ? 'enterFullScreen' : 'exitFullScreen');
  tell('resize');
  if (!isFull) whenLeft?.();
});

/** What content types find on `H5P`. */
export const fullScreenParts = {
  fullscreenSupported: isSupported,
  canHasFullScreen: isSupported,
  /** No prefix; without support there is none at all. */
  fullScreenBrowserPrefix: isSupported ? '' : undefined,
  isFullscreen: false,
  fullScreen($element: unknown, instance: unknown, exitCallback?: () => void) {
    shown = isInstance(instance) ? instance : undefined;
    whenLeft = exitCallback;
    const element = typeof $element === 'object' && $element !== null && 0 in $element ? $element[0] : undefined;
    if (element instanceof HTMLElement) void element.requestFullscreen().catch(() => undefined);
  },
  exitFullScreen() {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  },
};
