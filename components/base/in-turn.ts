/** Many elements that a page shows at once do their first work in slices: between two of them the page answers. */

/**
 * Milliseconds of work in one task. With the element that is begun within it a task stays under the 50 that people notice,
 * and on a machine of today the scripts of a page and its first element are one task, not two with a frame between them.
 */
const slice = 24;
let begun: number | null = null;
let next: Promise<void> | null = null;
// The scripts of a page are read in the task in which elements would be drawn: that is work, too.
begin();

/** Resolves at once while this task is young; else in one of the next. */
export async function inTurn(): Promise<void> {
  while (begun !== null && performance.now() - begun > slice) await nextTask();
  if (begun === null) begin();
}

/** Resolves in a task of its own: what has come meanwhile goes first. */
export function nextTask(): Promise<void> {
  return (next ??= posted().then(() => {
    next = null;
  }));
}

function begin(): void {
  begun = performance.now();
  // What is still to do in this task counts, not the tasks of others.
  void posted().then(() => (begun = null));
}

/** Not a timer: those of a hidden page are slow. */
function posted(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
