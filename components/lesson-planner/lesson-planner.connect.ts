import { FileReads } from '../base/attachments/file-reads.ts';
import { today } from '../base/china-day.ts';
import { announce } from '../base/controllers/announcer.ts';
import { connectPorts } from '../base/controllers/port-connection.ts';
import { wordBook } from '../base/i18n.ts';
import type { PersonReference, PlanSummary } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import {
  LsPlanAttachRequestEvent,
  LsPlanChangeEvent,
  LsPlanColleaguesRequestEvent,
  LsPlanCopyRequestEvent,
  LsPlanCoverageRequestEvent,
  LsPlanCreateRequestEvent,
  LsPlanDecideRequestEvent,
  LsPlanEditRequestEvent,
  LsPlanMoreRequestEvent,
  LsPlanPictureAddRequestEvent,
  LsPlanPictureRemoveRequestEvent,
  LsPlanPictureRequestEvent,
  LsPlanScheduleRequestEvent,
  LsPlanShareRequestEvent,
  LsPlanStandardsRequestEvent,
  LsPlanSubmitRequestEvent,
  LsPlanTermCopyRequestEvent,
  LsPlanWithdrawRequestEvent,
} from './lesson-planner.events.ts';
import { readAllPlans, readCoverage, readStandards } from './controllers/standards-link.ts';
import { LsLessonPlanner } from './lesson-planner.ts';
import type { LessonPlannerState, OpenPlan, PlanList, ReviewedPlan } from './lesson-planner.types.ts';
import type { PlanContent } from './model/content.ts';
import type { ScheduleSession } from './schedule/session.ts';
import type { PlanSession } from './model/session.ts';
import { stayedWords } from './view/plan-bar.ts';

/** What reads and writes plans comes when a plan is first opened or begun: a list needs none of it. */
const loadDocument = () => import('./model/document.ts');
const loadTemplates = () => import('./templates/templates.ts');
const loadCopy = () => import('./model/copy.ts');
const loadSchedule = () => import('./schedule/session.ts');
const loadReviewed = () => import('./review/reviewed.ts');
const loadSession = () => import('./model/session.ts');

const nobody: PersonReference = { id: '', name: '' };

/** Feeds every `ls-lesson-planner`. */
export function connectLessonPlanner(): void {
  connectPorts(LsLessonPlanner, {
    needs: ['plans'],
    uses: ['resources', 'identity', 'sync'],
    watch: ['plan', 'isScheduling', 'isReviewing'],
    connect(link) {
      const { host, signal } = link;
      const { plans } = link.ports;
      const change = (planId: string, content: PlanContent): void => void host.dispatchEvent(new LsPlanChangeEvent(planId, content));

      link.on<LsPlanCreateRequestEvent>(LsPlanCreateRequestEvent.type, async ({ detail: { id, title, lessonKind } }) => {
        const [{ PlanDocument }, templates] = await Promise.all([loadDocument(), lessonKind === null ? undefined : loadTemplates()]);
        const begun = PlanDocument.begin(title);
        if (lessonKind !== null) {
          await wordBook().load(host.language);
          templates?.fillTemplate(begun, lessonKind, (key) => host.t(key));
        }
        await plans.create(id, { head: begun.head, update: begun.encode(), copyOf: null });
        change(id, begun.content);
        host.open(id);
      });
      link.on<LsPlanCopyRequestEvent>(LsPlanCopyRequestEvent.type, async ({ detail: { id, planId } }) => {
        const { copyPlan } = await loadCopy();
        change(id, await copyPlan({ plans, planId, id, signal, titleOf: (title) => host.t('lesson-planner.copy.title', { title }) }));
        host.open(id);
      });

      if (host.isScheduling) {
        let session: ScheduleSession | undefined;
        link.on<LsPlanScheduleRequestEvent>(LsPlanScheduleRequestEvent.type, ({ detail }) => session?.apply(detail.change));
        link.on<LsPlanTermCopyRequestEvent>(LsPlanTermCopyRequestEvent.type, ({ detail }) => session?.copyTerm(detail.termId));
        void loadSchedule().then(
          ({ ScheduleSession, termOf }) => {
            if (signal.aborted) return;
            const { id, term } = termOf(today());
            session = new ScheduleSession({
              termId: id, usual: term, plans, sync: link.ports.sync, signal, allPlans: () => readAllPlans(plans, { signal }), show: (state) => link.show(state), fail: (problem) => link.fail(problem),
            });
            return session.read();
          },
          () => link.show({ type: 'offline' }),
        );
        return;
      }
      if (host.plan === '') {
        let shown: readonly PlanSummary[] = [];
        let cursor: string | null = null;
        let asked: Pick<PlanList, 'coverage' | 'submitted'> = {};
        const read = (after: string | null): Promise<void> =>
          link.read(
            'plans',
            (own) => plans.list(after === null ? {} : { cursor: after }, { signal: own }),
            ({ value, ...freshness }): LessonPlannerState => {
              const known = new Set(shown.map(({ id }) => id));
              shown = after === null ? value.items : [...shown, ...value.items.filter(({ id }) => !known.has(id))];
              cursor = value.nextCursor;
              return ready<PlanList>({ kind: 'list', plans: shown, total: value.total, more: cursor !== null, ...asked }, freshness);
            },
          );
        plans.subscribe(() => void read(null), { signal });
        link.on<LsPlanMoreRequestEvent>(LsPlanMoreRequestEvent.type, () => read(cursor));
        link.on<LsPlanCoverageRequestEvent>(LsPlanCoverageRequestEvent.type, async ({ detail }) => {
          asked = { ...asked, coverage: await readCoverage(plans, detail.documentId, { signal }) };
          if (host.state.type === 'ready' && host.state.kind === 'list') link.show({ ...host.state, ...asked });
        });
        /** What waits for a head of a subject comes after the own plans, and keeps nobody from them: a platform may have none. */
        let turn = 0;
        const readSubmitted = async (): Promise<void> => {
          const own = (turn += 1);
          const submitted = await plans.submitted({ signal }).then(({ value }) => value, () => undefined);
          // What could not be read again stands as it was; of two answers the later question's counts.
          if (signal.aborted || own !== turn || submitted === undefined || (submitted.length === 0 && asked.submitted === undefined)) return;
          asked = { ...asked, submitted };
          if (host.state.type === 'ready' && host.state.kind === 'list') link.show({ ...host.state, ...asked });
        };
        plans.subscribe(() => void readSubmitted(), { signal });
        void read(null).then(readSubmitted);
        return;
      }

      const planId = host.plan;
      if (host.isReviewing) {
        void loadReviewed().then(
          ({ readReviewed }) => {
            if (signal.aborted) return undefined;
            const pictures = new FileReads((reviewId, id) => plans.submittedPicture(reviewId, id, { signal }).then(({ value }) => value), signal, () => {
              if (host.state.type === 'ready' && host.state.kind === 'review') link.show({ ...host.state, pictures: pictures.of(planId) });
            });
            link.on<LsPlanPictureRequestEvent>(LsPlanPictureRequestEvent.type, ({ detail }) => pictures.ask(planId, detail.pictureId));
            const read = () => link.read('plans', async (own) => readReviewed(plans, planId, own), ({ value, ...freshness }): LessonPlannerState => ready<ReviewedPlan>({ ...value, pictures: pictures.of(planId) }, freshness));
            plans.subscribe(() => void read(), { signal });
            link.on<LsPlanDecideRequestEvent>(LsPlanDecideRequestEvent.type, async ({ detail }) => {
              await plans.decide(detail.reviewId, detail.decision).finally(read);
            });
            return read();
          },
          () => link.show({ type: 'offline' }),
        );
        return;
      }
      const me = (): Promise<PersonReference> =>
        link.ports.identity?.me({ signal }).then(
          ({ value: { person } }) => ({ id: person.id, name: person.name }),
          () => nobody,
        ) ?? Promise.resolve(nobody);
      let session: PlanSession | undefined;
      let asked: Pick<OpenPlan, 'colleagues' | 'standards' | 'handing' | 'pictures'> = {};
      const show = (state: LessonPlannerState): void => link.show(state.type === 'ready' ? { ...state, ...asked } : state);
      const pictures = new FileReads((place, id) => plans.picture(place, id, { signal }).then(({ value }) => value), signal, () => {
        asked = { ...asked, pictures: pictures.of(planId) };
        if (host.state.type === 'ready') show(host.state);
      });
      link.on<LsPlanPictureRequestEvent>(LsPlanPictureRequestEvent.type, ({ detail }) => pictures.ask(planId, detail.pictureId));
      link.on<LsPlanPictureAddRequestEvent>(LsPlanPictureAddRequestEvent.type, ({ detail: { picture } }) => pictures.take(planId, picture.id, async () => plans.addPicture(planId, picture).then(() => picture.file)));
      link.on<LsPlanPictureRemoveRequestEvent>(LsPlanPictureRemoveRequestEvent.type, (request) => {
        const { pictureId } = request.detail;
        const removing = plans.removePicture(planId, pictureId);
        request.respondWith(removing);
        return removing.then(() => pictures.forget(planId, pictureId), () => undefined);
      });
      link.on<LsPlanEditRequestEvent>(LsPlanEditRequestEvent.type, ({ detail }) => {
        session?.apply(detail.change);
        if (session?.stayed) announce(host.t(stayedWords[session.stayed]), host.language, host);
      });
      link.on<LsPlanAttachRequestEvent>(LsPlanAttachRequestEvent.type, async ({ detail: { stepId, resourceId } }) => {
        const resource = await link.ports.resources?.get(resourceId, { signal });
        session?.apply({ act: 'attach', id: stepId, resource: { id: resourceId, title: resource?.value.title ?? resourceId } });
      });
      link.on<LsPlanColleaguesRequestEvent>(LsPlanColleaguesRequestEvent.type, async () => {
        asked = { ...asked, colleagues: (await plans.colleagues({ signal })).value };
        if (host.state.type === 'ready') show(host.state);
      });
      link.on<LsPlanStandardsRequestEvent>(LsPlanStandardsRequestEvent.type, async ({ detail }) => {
        const subject = host.state.type === 'ready' && host.state.kind === 'plan' ? host.state.content.subject : '';
        asked = { ...asked, standards: await readStandards(plans, detail.documentId, subject, { signal }) };
        if (host.state.type === 'ready') show(host.state);
      });
      link.on<LsPlanShareRequestEvent>(LsPlanShareRequestEvent.type, async ({ detail }) => {
        await plans.share(detail.planId, detail.personIds);
        await session?.read();
      });
      /** One at a time: a second press would hand in a second plan, or take back what was just handed in. */
      const hand = async (act: (open: PlanSession) => Promise<unknown>): Promise<void> => {
        if (session === undefined || asked.handing === true) return;
        const tell = (handing: boolean): void => {
          asked = { ...asked, handing };
          if (host.state.type === 'ready') show(host.state);
        };
        tell(true);
        try {
          await act(session);
        } finally {
          tell(false);
        }
      };
      link.on<LsPlanSubmitRequestEvent>(LsPlanSubmitRequestEvent.type, ({ detail: { id, version } }) =>
        hand(async (open) => {
          const { content, ...whole } = open.snapshot();
          await open.flush();
          await plans.submit(planId, id, { ...whole, version });
          open.apply({ act: 'keep-version', ...version, by: (await me()).name, at: new Date().toISOString(), content });
          await open.read();
        }),
      );
      link.on<LsPlanWithdrawRequestEvent>(LsPlanWithdrawRequestEvent.type, ({ detail }) => hand((open) => plans.withdraw(planId, detail.reviewId).finally(() => open.read())));
      void loadSession().then(
        ({ PlanSession }) => {
          if (signal.aborted) return;
          session = new PlanSession({ planId, plans, sync: link.ports.sync, signal, me, show, settled: () => host.settled(), fail: (problem) => link.fail(problem), onKept: change });
          return session.read();
        },
        () => link.show({ type: 'offline' }),
      );
    },
  });
}
