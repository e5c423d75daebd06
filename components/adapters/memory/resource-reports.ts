/** Resources of the county in memory that somebody reported, and what was decided. */
import { newId, newOrderedId } from '../../base/id.ts';
import type { CaseDraft, ReportCase, ReportDecision } from '../../base/ports/shelf.ts';
import { Refusal, found, type Caller, type County } from './county.ts';

interface Told {
  readonly personId: string;
  report: ReportCase;
  /** What was decided. */
  suspend?: boolean;
}
const decides = ({ identity }: Pick<Caller, 'identity'>): boolean => identity.role === 'manager' && identity.organisation.level === 'county';

const mostWords = 20_000;

/** What is new in a report that was sent again stands after what was said before, and so does the earlier proof where another takes its place. */
function withWords(report: ReportCase, { kind, description, evidence }: CaseDraft): ReportCase {
  const isReplaced = evidence !== null && report.evidence !== null && evidence !== report.evidence;
  const added = [description, ...(isReplaced ? [report.evidence ?? ''] : [])].filter((words) => !`\n\n${report.description}\n\n`.includes(`\n\n${words}\n\n`));
  const whole = [report.description, ...added].join('\n\n');
  if (whole.length > mostWords) throw new Refusal('invalid-request');
  const isNew = added.length > 0 || kind !== report.kind || (evidence !== null && evidence !== report.evidence);
  return { ...report, kind, evidence: evidence ?? report.evidence, description: whole, version: (report.version ?? 1) + (isNew ? 1 : 0) };
}

export class ResourceReports {
  readonly #county: County;
  readonly #now: () => string;
  readonly #told = new Map<string, Told>();

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  report({ person }: Caller, resourceId: string, draft: CaseDraft, key: string): ReportCase {
    const { title } = found(this.#county.fixtures.resources.find(({ id }) => id === resourceId));
    const known = this.#told.get(key);
    if (known) return known.report;
    const open = [...this.#told.values()].find(({ personId, report: one }) => personId === person.id && one.resourceId === resourceId && one.state === 'received');
    if (open) {
      open.report = withWords(open.report, draft);
      this.#tellDeciders(open.report);
      return open.report;
    }
    const createdAt = this.#now();
    const number = String(100_001 + this.#told.size);
    const report: ReportCase = {
      id: newId(), caseNumber: `${createdAt.slice(0, 10).replaceAll('-', '')}-${number}`,
      resourceId, resourceTitle: title, ...draft, state: 'received', answer: null, createdAt, decidedAt: null, suspended: false, version: 1,
    };
    this.#told.set(key, { personId: person.id, report });
    this.#tellDeciders(report);
    return report;
  }

  /** Own ones, and for who decides those of everybody. */
  list(caller: Caller): ReportCase[] {
    return [...this.#told.values()].filter(({ personId }) => decides(caller) || personId === caller.person.id).map(({ report }) => report).reverse();
  }

  /** What waits longest comes first; of what was decided the newest. Nobody decides on an own report. */
  toDecide(caller: Caller): { items: ReportCase[]; open: number } {
    const others = [...this.#told.values()].filter(({ personId }) => decides(caller) && personId !== caller.person.id).map(({ report }) => report);
    const open = others.filter(({ state }) => state === 'received');
    return { items: [...open, ...others.filter(({ state }) => state !== 'received').reverse()], open: open.length };
  }

  decide(caller: Caller, id: string, { state, answer, suspend, version }: ReportDecision): ReportCase {
    if (!decides(caller)) throw new Refusal(caller.identity.role === 'manager' ? 'not-found' : 'forbidden');
    const told = found([...this.#told.values()].find(({ personId, report }) => report.id === id && personId !== caller.person.id));
    const { report } = told;
    if (report.state !== 'received') {
      if (report.state !== state || report.answer !== answer || told.suspend !== suspend) throw new Refusal('conflict');
      return report;
    }
    if (version !== undefined && version !== report.version) throw new Refusal('conflict');
    if (answer.trim() === '' || (suspend && state === 'declined')) throw new Refusal('invalid-request');
    const { resources } = this.#county.fixtures;
    const place = resources.findIndex((one) => one.id === report.resourceId);
    if (suspend && place >= 0) {
      resources.splice(place, 1);
      this.#county.onChange({ type: 'catalogue.changed', resourceId: report.resourceId }, this.#county.fixtures.people.map((one) => one.id));
    }
    told.suspend = suspend;
    told.report = { ...report, state, answer, decidedAt: this.#now(), suspended: suspend || report.suspended };
    this.#notify(caller, told);
    this.#tellDeciders(report);
    return told.report;
  }

  #notify({ person }: Caller, { personId, report: { id, caseNumber, resourceId, resourceTitle, state, answer, suspended } }: Told): void {
    const parameters = { reportId: id, caseNumber, resourceId: suspended ? null : resourceId, title: resourceTitle, upheld: state === 'upheld', answer: answer ?? '' };
    const notice = { id: newOrderedId(), kind: 'report-decided' as const, createdAt: this.#now(), readAt: null, sender: this.#county.reference(person.id), parameters };
    this.#county.fixtures.notices.push({ personId, notice });
    this.#county.onChange({ type: 'notice.created', noticeId: notice.id }, [personId]);
  }

  #tellDeciders({ id }: ReportCase): void {
    const deciders = this.#county.fixtures.people.filter(({ identities }) => identities.some((identity) => decides({ identity })));
    this.#county.onChange({ type: 'case.changed', caseId: id }, deciders.map((one) => one.id));
  }
}
