/** A person's window in WebKitGTK, the engine nearest to the browsers of iPhones that runs here. Spoken to by plain WebDriver. */
import { setTimeout as delay } from 'node:timers/promises';
import { findProgram } from '../../../tools/programs.ts';
import { startWebkit, webkitPrograms } from '../../../tools/wtr/webkit.ts';
import { aim, isMissed, search, type Wanted } from './deep.ts';

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const patienceMs = 30_000;

/** Says what is missing, or `undefined` when it can start. */
export function missingForWebkit(): string | undefined {
  const program = webkitPrograms.find((name) => !findProgram(name));
  return program && `${program} is not installed`;
}

export interface WebkitWindow {
  goto(address: string): Promise<void>;
  /** Runs a function in the page; it can use nothing but its one argument. */
  run<Argument, Value>(work: (argument: Argument) => Value, argument: Argument): Promise<Value>;
  /** Waits until something is shown that matches. */
  find(wanted: Wanted): Promise<void>;
  gone(wanted: Wanted): Promise<void>;
  /** Clicks with the pointer. */
  press(wanted: Wanted): Promise<void>;
  /** Presses one key after another: those of a text, or `\uE007` and the like, as WebDriver calls them. */
  type(keys: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a window as large as a phone. */
export async function openWebkit({ width, height }: { width: number; height: number }): Promise<WebkitWindow> {
  const { port, capabilities, end: endWebkit } = await startWebkit();

  // A browser that hangs must not hold up the whole run.
  async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, patience = 60_000): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, signal: AbortSignal.timeout(patience), ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`WebDriver ${path}: ${JSON.stringify(value)}`);
    return value;
  }
  const opened = await ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const session = `/session/${(opened as { sessionId: string }).sessionId}`;
  await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width, height });

  const run = async <Argument, Value>(work: (argument: Argument) => Value, argument: Argument): Promise<Value> =>
    // What the page gives back has the type that the function promises.
    (await ask('POST', `${session}/execute/sync`, { script: `return (${work.toString()})(arguments[0]);`, args: [argument] })) as Value;
  const idOf = async (wanted: Wanted): Promise<string | undefined> => {
    const found: unknown = await run(search, wanted).catch(() => null);
    return typeof found === 'object' && found !== null ? String(Reflect.get(found, elementKey)) : undefined;
  };
  async function awaitFound(wanted: Wanted, isWanted: boolean): Promise<string> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end) {
      const id = await idOf(wanted);
      if ((id !== undefined) === isWanted) return id ?? '';
      await delay(100);
    }
    throw new Error(`${isWanted ? 'Not found' : 'Still there'}: ${JSON.stringify(wanted)}`);
  }
  /** Presses where a field lies, if nothing else lies there. */
  async function pressInside(id: string): Promise<boolean> {
    const place = await run((element: unknown) => {
      if (!(element instanceof HTMLInputElement)) return null;
      const { x, y, width, height } = element.getBoundingClientRect();
      const middle = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
      const root = element.getRootNode();
      return root instanceof ShadowRoot && root.elementFromPoint(middle.x, middle.y) === element ? middle : null;
    }, { [elementKey]: id });
    if (place === null) return false;
    const actions = [{ type: 'pointerMove', duration: 0, origin: 'viewport', ...place }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    await ask('POST', `${session}/actions`, { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
    return true;
  }
  return {
    run,
    async goto(url) {
      await ask('POST', `${session}/url`, { url });
    },
    async find(wanted) {
      await awaitFound(wanted, true);
    },
    async gone(wanted) {
      await awaitFound(wanted, false);
    },
    async press(wanted) {
      // What is drawn anew or still moves between looking and pressing is looked for again.
      for (const end = Date.now() + patienceMs; ; ) {
        const id = await awaitFound(wanted, true);
        try {
          // The driver turns the key into the element.
          const element = { [elementKey]: id } as unknown as Element;
          await run(aim, element);
          await ask('POST', `${session}/element/${id}/click`, {});
          // A page that has gone with the press knows its elements no more.
          if (!(await run(isMissed, element).catch(() => false)) || Date.now() > end) return;
        } catch (error) {
          // The driver holds the inside of a field for something that lies over it.
          if (String(error).includes('element click intercepted') && (await pressInside(id))) return;
          if (Date.now() > end) throw error;
          await delay(200);
        }
      }
    },
    async type(keys) {
      const actions = Array.from(keys).flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
      await ask('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async close() {
      await ask('DELETE', session, undefined, 5000).catch(() => undefined);
      endWebkit();
    },
  };
}
