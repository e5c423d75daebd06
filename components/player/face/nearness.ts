/** Tells when an element has come into sight and the page has nothing better to do. One observer for all. */
const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Calls back once. Does nothing where it cannot be known. */
export function onceInSight(element: Element, callback: () => void): void {
  if (!('IntersectionObserver' in globalThis)) return;
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) tell(target);
  });
  waiting.set(element, callback);
  observer.observe(element);
}

export function forgetSight(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}

function tell(element: Element): void {
  const callback = waiting.get(element);
  forgetSight(element);
  if (callback) whenIdle(callback);
}

// Safari has no idle callback; there a moment after the first frame does.
function whenIdle(callback: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: 2000 });
  else setTimeout(callback, 200);
}
