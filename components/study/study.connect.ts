import { connectPorts } from '../base/controllers/port-connection.ts';
import { ready } from '../base/state.ts';
import { LsStudyRequestEvent } from './study.events.ts';
import { LsStudy } from './study.ts';
import type { OwnStudyData, SchoolStudyData, StudyState } from './study.types.ts';

/** To a pupil the own study, to a manager that of the school; follows while the pupil goes on. */
export function connectStudy(): void {
  connectPorts(LsStudy, {
    needs: ['tasks', 'identity'],
    uses: ['progress'],
    connect(link) {
      const { tasks, identity, progress } = link.ports;
      let by: OwnStudyData['by'] = 'week';
      let last: Pick<OwnStudyData, 'by' | 'study'> | undefined;

      const read = (): Promise<void> =>
        link.read(
          'study',
          async (signal): Promise<StudyState> => {
            const { value: me } = await identity.me({ signal });
            const acting = me.identities.find(({ id }) => id === identity.actingIdentity) ?? me.identities[0];
            if (acting?.role === 'manager') {
              const school = await tasks.schoolStudy?.(acting.organisation.id, { signal });
              return school === undefined || school.value.periods.length === 0 ? { type: 'empty' } : ready<SchoolStudyData>({ kind: 'school', study: school.value }, school);
            }
            const own = await tasks.ownStudy?.(by, { signal });
            return own === undefined ? { type: 'empty' } : ready<OwnStudyData>({ kind: 'own', by: own.value.by, study: own.value }, own);
          },
          (state) => state,
        );

      link.on<LsStudyRequestEvent>(LsStudyRequestEvent.type, async ({ detail }) => {
        by = detail.by;
        const { state } = link.host;
        if (state.type !== 'ready' || state.kind !== 'own') { await read(); return; }
        if (state.study !== null) last = { by: state.by, study: state.study };
        // The problem of another answer says nothing of this one.
        link.show({ ...state, by, study: null, problem: undefined });
        await read();
        const now = link.host.state;
        // What was there stays, with its button, where the other could not be read.
        if (now.type !== 'ready' || now.kind !== 'own' || now.study !== null || now.problem === undefined || last === undefined) return;
        by = last.by;
        link.show({ ...now, ...last });
      });
      identity.subscribe(() => void read(), { signal: link.signal });
      // Figures of a school come week by week.
      progress?.subscribe(({ type }) => void (type === 'progress.changed' && isOwn(link.host.state) && read()), { signal: link.signal });
      void read();
    },
  });
}

const isOwn = (state: LsStudy['state']): boolean => state.type === 'ready' && state.kind === 'own';
