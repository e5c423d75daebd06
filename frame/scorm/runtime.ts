/** The runtime that units of SCORM look for in the windows around them: scorm-again, the edition that is asked for. */
import type Scorm12API from 'scorm-again/scorm12';
import type Scorm2004API from 'scorm-again/scorm2004';
import type { Launch } from './launch.ts';

export type Edition = 'scorm12' | 'scorm2004';

export interface Runtime {
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
const autocommitSeconds = 20;
const settings = { autocommit: true, autocommitSeconds, lmsCommitUrl: false, logLevel: 5 } as const;

export async function makeRuntime(edition: Edition, { kept, learnerId, data, parameters }: Launch): Promise<Runtime> {
  const entry = kept === null ? 'ab-initio' : 'resume';
  const mode = data.launchMode === 'Normal' ? 'normal' : data.launchMode === 'Browse' ? 'browse' : 'review';
  if (edition === 'scorm12') {
    const { Scorm12API: Runtime12 } = named<{ Scorm12API: typeof Scorm12API }>(await import('scorm-again/scorm12'));
    const api = new Runtime12(settings);
    const { core } = api.cmi;
    api.loadFromJSON({ ...kept, launch_data: parameters.data, core: { ...partOf(kept, 'core'), student_id: learnerId, student_name: '', lesson_mode: mode, entry } }, 'cmi');
    core.session_time = '00:00:00';
    window.API = api;
    return {
      get: (name) => api.lmsGetValue(name),
      state: () => jsonOf(api.cmi),
      onCommit: (heard) => api.on('LMSCommit', heard),
      onFinish: (heard) => api.on('LMSFinish', heard),
    };
  }
  const { Scorm2004API: Runtime2004 } = named<{ Scorm2004API: typeof Scorm2004API }>(await import('scorm-again/scorm2004'));
  const api = new Runtime2004(settings);
  api.loadFromJSON({ ...kept, learner_id: learnerId, learner_name: '', mode, entry, launch_data: parameters.data }, 'cmi');
  window.API_1484_11 = api;
  return {
    get: (name) => api.lmsGetValue(name),
    state: () => jsonOf(api.cmi),
    onCommit: (heard) => api.on('Commit', heard),
    onFinish: (heard) => api.on('Terminate', heard),
  };
}

/** The declarations of scorm-again name a default export; its files have a named one. */
const named = <Named extends object>(module: object): Named => module as Named;

/** As plain data: without what makes up the runtime itself. */
const jsonOf = (cmi: object): object => JSON.parse(JSON.stringify(cmi)) as object;

function partOf(kept: Record<string, unknown> | null, name: string): object {
  const part = kept?.[name];
  return typeof part === 'object' && part !== null ? part : {};
}
