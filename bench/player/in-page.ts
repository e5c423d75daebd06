/** Runs in a measured page before any script of its own, so it stands alone: nothing outside the function reaches in. */

/** What a page tells of itself. Times are milliseconds since navigation began. */
export interface PageReport {
  /** When all wanted controls could be seen. */
  controls: number | null;
  /** When the first picture was presented. */
  first: number | null;
  clicked: number | null;
  /** Sum of what long tasks took beyond 50 ms, until the first picture or now. */
  blocking: number;
  resources: { url: string; end: number; bytes: number }[];
  buffered: number;
}
export interface Harness {
  report(): PageReport;
  /** Middle of the first control that can be seen. */
  place(): { x: number; y: number } | null;
  video(): HTMLVideoElement | undefined;
  /** Milliseconds from setting the position to a picture near it. */
  seek(to: number, limit: number): Promise<number | null>;
}

export function harness(wanted: number): void {
  const videos: HTMLVideoElement[] = [];
  const roots: (Document | ShadowRoot)[] = [];
  const tasks: [start: number, duration: number][] = [];
  const times: { controls: number | null; first: number | null; clicked: number | null } = { controls: null, first: null, clicked: null };
  performance.setResourceTimingBufferSize(5000);
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
  });
  observer.observe({ type: 'longtask', buffered: true });
  const notice = (target: EventTarget | null): void => {
    if (!(target instanceof HTMLVideoElement) || videos.includes(target)) return;
    videos.push(target);
    target.requestVideoFrameCallback((now) => (times.first ??= now));
  };
  const watch = (root: Document | ShadowRoot): void => {
    roots.push(root);
    root.addEventListener('loadstart', (event) => notice(event.target), true);
  };
  watch(document);
   
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    watch(root);
    return root;
  };
  addEventListener('pointerdown', (event) => (times.clicked ??= event.timeStamp), true);
  const visible = (): Element[] =>
    roots
      .flatMap((root) => [...root.querySelectorAll('button, video[controls]')])
      .filter((element) => element.getBoundingClientRect().width > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  const look = (): void => {
    if (visible().length >= wanted) requestAnimationFrame((now) => (times.controls ??= now));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const api: Harness = {
    report: () => {
      for (const { startTime, duration } of observer.takeRecords()) tasks.push([startTime, duration]);
      const until = times.first ?? performance.now();
      const video = api.video();
      const { currentTime = 0, buffered } = video ?? {};
      return {
        ...times,
        blocking: tasks.filter(([start]) => start < until).reduce((sum, [start, duration]) => sum + Math.max(0, Math.min(start + duration, until) - start - 50), 0),
        resources: performance.getEntriesByType('resource').map((entry) => {
          const { name, responseEnd, encodedBodySize } = entry as PerformanceResourceTiming;
          return { url: name, end: responseEnd, bytes: encodedBodySize };
        }),
        buffered: buffered && buffered.length > 0 ? buffered.end(buffered.length - 1) - currentTime : 0,
      };
    },
    place: () => {
      const [element] = visible();
      if (!element) return null;
      if (element instanceof HTMLVideoElement) {
        // The browser's own controls are not what is measured.
        times.clicked = performance.now();
        void element.play();
        return null;
      }
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    video: () => videos.find(({ readyState }) => readyState > 0) ?? videos[0],
    seek: (to, limit) =>
      new Promise((resolve) => {
        const video = api.video();
        if (!video) {
          resolve(null);
          return;
        }
        const begun = performance.now();
        const timer = setTimeout(() => resolve(null), limit);
        const onFrame = (now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
          if (Math.abs(mediaTime - to) < 0.6) {
            clearTimeout(timer);
            resolve(now - begun);
          } else video.requestVideoFrameCallback(onFrame);
        };
        video.requestVideoFrameCallback(onFrame);
        video.currentTime = to;
      }),
  };
  Object.assign(globalThis, { benchHarness: api });
}
