/** The runtime that units of SCORM look for in the windows around them: scorm-again, the edition that is asked for. */
import * as v from 'valibot';
import type Scorm12API from 'scorm-again/scorm12';
import type Scorm2004API from 'scorm-again/scorm2004';
import type { Launch } from '../launch/launch.ts';

export type Edition = 'scorm12' | 'scorm2004';

export interface Runtime {
  /** A value of the unit; what is not set is empty. */
  get(name: string): string;
  /** All that the unit has set, to go on with the next time. */
  state(): object;
  onCommit(heard: () => void): void;
  onFinish(heard: () => void): void;
}

declare global {
  interface Window {
    API?: object;
    API_1484_11?: object;
  }
}

/** Seconds between two savings of a unit that does not save. */
const settings = { autocommit: true, autocommitSeconds: 20, lmsCommitUrl: false, logLevel: 5 } as const;

const Part = v.record(v.string(), v.unknown());
const Export = v.object({ cmi: Part });
/** What belonged to the time before alone. */
const past = ['session_time', 'exit', 'entry'];

export async function makeRuntime(edition: Edition, launch: Launch): Promise<Runtime> {
  return edition === 'scorm12' ? makeRuntime12(launch) : makeRuntime2004(launch);
}

async function makeRuntime12(launch: Launch): Promise<Runtime> {
  const { Scorm12API: Runtime12 } = named<{ Scorm12API: typeof Scorm12API }>(await import('scorm-again/scorm12'));
  const api = new Runtime12(settings);
  const { kept, learnerId, parameters } = launch;
  const core = v.parse(Part, kept?.['core'] ?? {});
  api.loadFromJSON(
    {
      ...kept,
      launch_data: parameters.data,
      core: { ...without(core, past), student_id: learnerId, lesson_mode: modeOf(launch), entry: entryOf(kept, core['exit']), credit: creditOf(launch) },
    },
    'cmi',
  );
  window.API = api;
  return {
    get: (name) => text(api.getCMIValue(name)),
    state: () => v.parse(Export, api.renderCommitCMI(true)).cmi,
    onCommit: (heard) => api.on('LMSCommit', heard),
    onFinish: (heard) => api.on('LMSFinish', heard),
  };
}

async function makeRuntime2004(launch: Launch): Promise<Runtime> {
  const { Scorm2004API: Runtime2004 } = named<{ Scorm2004API: typeof Scorm2004API }>(await import('scorm-again/scorm2004'));
  const api = new Runtime2004(settings);
  const { kept, learnerId, parameters } = launch;
  api.loadFromJSON(
    {
      ...without(kept ?? {}, past),
      learner_id: learnerId,
      mode: modeOf(launch),
      entry: entryOf(kept, kept?.['exit']),
      credit: creditOf(launch),
      launch_data: parameters.data,
    },
    'cmi',
  );
  window.API_1484_11 = api;
  return {
    get: (name) => text(api.getCMIValue(name)),
    state: () => v.parse(Export, api.renderCommitCMI(true)).cmi,
    onCommit: (heard) => api.on('Commit', heard),
    onFinish: (heard) => api.on('Terminate', heard),
  };
}

const modeOf = ({ data }: Launch): string => data.launchMode.toLowerCase();
const creditOf = ({ data }: Launch): string => (data.launchMode === 'Normal' ? 'credit' : 'no-credit');
/** Empty where it was left without wanting to go on. */
const entryOf = (kept: object | null, exit: unknown): string => (kept === null ? 'ab-initio' : exit === 'suspend' ? 'resume' : '');
const without = (part: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(part).filter(([name]) => !names.includes(name)));
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
/** The declarations of scorm-again name a default export; its files have a named one. */
const named = <Named extends object>(module: object): Named => module as Named;
