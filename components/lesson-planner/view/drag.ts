/** Drags a step with a pointer: mouse, pen or finger. What keys and the menu do is the same move. */
import type { Stage } from '../model/content.ts';

export interface DropPlace {
  readonly stage: Stage;
  /** The step before which it goes; `null`: at the end. */
  readonly before: string | null;
}

/** So far a pointer may slip on the handle before it is a drag. */
const slack = 6;

/** The handle that was let go last. */
let dropped: HTMLElement | undefined;

/** Whether a click is only the end of a drag, which opens no menu. Keys click without a pointer. */
export function endsDrag({ currentTarget, detail }: MouseEvent): boolean {
  const isEnd = detail > 0 && currentTarget === dropped;
  dropped = undefined;
  return isEnd;
}

export interface DragOptions {
  readonly event: PointerEvent;
  readonly id: string;
  /** Where lanes and steps are found. */
  readonly root: ParentNode;
  onDrop(place: DropPlace): void;
}

export interface FollowOptions {
  readonly event: PointerEvent;
  /** Called as soon as it is a drag, at each place of the pointer. */
  onMove(x: number, y: number): void;
  /** Called once, when it was a drag; `isDrop`: it was let go, and not taken away. */
  onEnd(isDrop: boolean): void;
}

/** Follows the pointer from the handle on, until it is let go, taken away, or Escape is pressed. */
export function followPointer({ event, onMove, onEnd }: FollowOptions): void {
  if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
  const handle = event.currentTarget;
  dropped = undefined;
  const end = new AbortController();
  const { signal } = end;
  const { pointerId, clientX: fromX, clientY: fromY } = event;
  let isDragging = false;

  const stop = (isDrop: boolean): void => {
    end.abort();
    if (handle.hasPointerCapture(pointerId)) handle.releasePointerCapture(pointerId);
    if (isDragging) onEnd(isDrop);
  };
  handle.setPointerCapture(pointerId);
  handle.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (!isDragging && Math.hypot(clientX - fromX, clientY - fromY) < slack) return;
      isDragging = true;
      onMove(clientX, clientY);
    },
    { signal },
  );
  handle.addEventListener(
    'pointerup',
    () => {
      if (isDragging) dropped = handle;
      stop(true);
    },
    { signal },
  );
  handle.addEventListener('pointercancel', () => stop(false), { signal });
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && stop(false), { signal, capture: true });
}

/** Drags a step from its handle to a place among the lanes. */
export function startDrag({ event, id, root, onDrop }: DragOptions): void {
  let place: DropPlace | undefined;
  const source = root.querySelector<HTMLElement>(`.step[data-id="${CSS.escape(id)}"]`);
  followPointer({
    event,
    onMove: (x, y) => {
      if (source) source.dataset['dragged'] = 'true';
      place = placeAt(root, x, y, id);
      clearMarks(root);
      mark(root, place);
    },
    onEnd: (isDrop) => {
      clearMarks(root);
      delete source?.dataset['dragged'];
      if (isDrop && place !== undefined) onDrop(place);
    },
  });
}

/** The gap between steps that is nearest to a point. */
function placeAt(root: ParentNode, x: number, y: number, id: string): DropPlace | undefined {
  const lanes = [...root.querySelectorAll<HTMLElement>('.lane')];
  const lane = lanes.find((one) => y < one.getBoundingClientRect().bottom) ?? lanes.at(-1);
  const stage = lane?.dataset['stage'];
  if (lane === undefined || (stage !== 'pre' && stage !== 'in' && stage !== 'post')) return undefined;
  const { left, right } = lane.getBoundingClientRect();
  if (x < left - 80 || x > right + 80) return undefined;
  const next = [...lane.querySelectorAll<HTMLElement>('.step')].find((step) => {
    const { top, height } = step.getBoundingClientRect();
    return step.dataset['id'] !== id && y < top + height / 2;
  });
  return { stage, before: next?.dataset['id'] ?? null };
}

function mark(root: ParentNode, place: DropPlace | undefined): void {
  if (place === undefined) return;
  const target = place.before === null ? root.querySelector<HTMLElement>(`.lane[data-stage="${place.stage}"]`) : root.querySelector<HTMLElement>(`.step[data-id="${CSS.escape(place.before)}"]`);
  if (target) target.dataset['drop'] = 'true';
}
function clearMarks(root: ParentNode): void {
  for (const one of root.querySelectorAll<HTMLElement>('[data-drop]')) delete one.dataset['drop'];
}
