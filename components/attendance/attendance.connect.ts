import { today } from '../base/china-day.ts';
import { connectPorts } from '../base/controllers/port-connection.ts';
import type { AttendanceDraft, AttendanceRoll } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsAttendanceChangeEvent, LsAttendanceOpenRequestEvent, LsAttendanceTakeRequestEvent } from './attendance.events.ts';
import { LsAttendance } from './attendance.ts';
import type { AttendanceData, AttendanceState, RollData } from './attendance.types.ts';

/** Whether the roll says otherwise than what was just said: somebody else had changed it, and that stands. Leave explains an absence. */
const isOvertaken = ({ entries }: AttendanceRoll, { marks }: AttendanceDraft): boolean =>
  marks.some(({ learnerId, status, note }) =>
    entries.some((entry) => entry.learner.id === learnerId && (entry.note !== note || (entry.status !== status && (status !== 'absent' || entry.status !== 'leave')))),
  );

/** Feeds every `ls-attendance`: the roll of a class for its teacher, the own children for a guardian. */
export function connectAttendance(): void {
  connectPorts(LsAttendance, {
    needs: ['leave', 'identity'],
    connect(link) {
      const { leave, identity } = link.ports;
      const { host } = link;
      /** What a teacher looks at; the first class and today before anything was chosen. */
      let chosen: { classId: string; day: string } | undefined;
      let outcome: RollData['outcome'] = 'none';

      const read = (): Promise<void> =>
        link.read(
          'attendance',
          async (signal) => {
            const me = await identity.me({ signal });
            const acting = me.value.identities.find(({ id }) => id === identity.actingIdentity) ?? me.value.identities[0];
            if (acting?.role === 'guardian') {
              const answers = await Promise.all(acting.children.map(({ id }) => leave.attendance(id, { signal })));
              const { asOf, stale } = answers.find((answer) => answer.stale) ?? me;
              return { data: { role: 'guardian' as const, children: answers.map(({ value }) => value) }, asOf, stale };
            }
            const classes = acting?.role === 'teacher' ? acting.classes : [];
            const wanted = chosen?.classId ?? host.classId;
            const first = classes.find(({ id }) => id === wanted) ?? classes[0];
            if (first === undefined) return { data: undefined, asOf: me.asOf, stale: me.stale };
            const { value: roll, asOf, stale } = await leave.roll(first.id, chosen?.day ?? today(), { signal });
            return { data: { role: 'teacher' as const, classes, roll, today: today() }, asOf, stale };
          },
          ({ data, ...freshness }): AttendanceState => {
            if (data === undefined || (data.role === 'guardian' && data.children.length === 0)) return { type: 'empty' };
            return ready<AttendanceData>(data.role === 'guardian' ? data : { ...data, outcome }, freshness);
          },
        );
      const tell = (next: RollData['outcome']): void => {
        outcome = next;
        const { state } = host;
        if (state.type === 'ready' && state.role === 'teacher') link.show({ ...state, outcome });
      };

      leave.subscribe(() => void read(), { signal: link.signal });
      link.on<LsAttendanceOpenRequestEvent>(LsAttendanceOpenRequestEvent.type, ({ detail: { classId, day } }) => {
        [chosen, outcome] = [{ classId, day }, 'none'];
        return read();
      });
      link.on<LsAttendanceTakeRequestEvent>(LsAttendanceTakeRequestEvent.type, async ({ detail: { classId, day, draft } }) => {
        tell('sending');
        try {
          const { status, value } = await leave.takeRoll(classId, day, draft);
          const { state } = host;
          // Told before anything is read again, which may fail; of a roll that was left meanwhile there is nothing to tell.
          if (state.type === 'ready' && state.role === 'teacher' && state.roll.class.id === classId && state.roll.day === day) {
            outcome = value !== null && isOvertaken(value, draft) ? 'overtaken' : status;
            link.show({ ...state, roll: value ?? state.roll, outcome });
          }
          host.dispatchEvent(new LsAttendanceChangeEvent(value));
          await read();
        } catch (error) {
          // What was chosen stays in the list; the problem is shown beside it.
          tell('none');
          throw error;
        }
      });
      void read();
    },
  });
}
