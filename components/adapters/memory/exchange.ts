/** Exchange of the county in memory: files of records, and one tool whose answer is there at once. */
import type { ContentTool, ExchangeFormat, RecordsFile, Selection, SelectionPurpose } from '../../base/ports/exchange.ts';
import type { ImportReport } from '../../base/ports/imports.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { LtiRegistrations } from './lti-registrations.ts';
import { recordsFile } from './records-file.ts';

export class Exchange {
  readonly #county: County;
  readonly #lti: LtiRegistrations;
  readonly #now: () => string;
  readonly #selections = new Map<string, { personId: string; selection: Selection }>();

  constructor(county: County, lti: LtiRegistrations, now: () => string) {
    this.#county = county;
    this.#lti = lti;
    this.#now = now;
  }

  export({ format, resourceIds }: { format: ExchangeFormat; resourceIds: readonly string[] }): RecordsFile {
    const known = resourceIds.flatMap((id) => this.#county.fixtures.resources.find((resource) => resource.id === id) ?? []);
    if (known.length === 0) throw new Refusal('not-found');
    return recordsFile(format, known);
  }

  tools(by: Caller): ContentTool[] {
    const { role } = by.identity;
    if (role !== 'teacher' && role !== 'manager') throw new Refusal('forbidden');
    return this.#lti.toolsFor(by);
  }

  choose(by: Caller, toolId: string, purpose: SelectionPurpose): { id: string; url: string } {
    const { id: ofTool, name } = found(this.tools(by).find((one) => one.id === toolId));
    if (purpose === 'catalogue' && by.identity.role !== 'manager') throw new Refusal('not-found');
    const id = crypto.randomUUID();
    const items = [
      { place: 0, kind: 'link', title: '二十四节气', description: '一年四季的节气。', host: 'library.example', problem: null },
      { place: 1, kind: 'ltiResourceLink', title: '节气练习', description: '', host: 'library.example', problem: null },
      { place: 2, kind: 'file', title: '临时文件', description: '', host: 'library.example', problem: '这个文件的地址会过期，没有带回。' },
    ];
    this.#selections.set(id, { personId: by.person.id, selection: { id, purpose, tool: { id: ofTool, name }, state: 'returned', message: '已选好', items, resourceIds: [] } });
    return { id, url: `https://library.example/choose?selection=${id}` };
  }

  selection(by: Caller, id: string): Selection {
    const one = found(this.#selections.get(id));
    if (one.personId !== by.person.id) throw new Refusal('not-found');
    return structuredClone(one.selection);
  }

  take(by: Caller, id: string, places: readonly number[]): Selection {
    const { items } = this.selection(by, id);
    if (places.some((place) => items[place] === undefined || items[place].problem !== null)) throw new Refusal('conflict');
    const one = found(this.#selections.get(id));
    const [model] = this.#county.fixtures.resources;
    if (one.selection.state !== 'taken') {
      one.selection.state = 'taken';
      one.selection.resourceIds = places.flatMap((place) => {
        if (model === undefined) return [];
        const resource = { ...structuredClone(model), id: `${id}-${place}`, identifier: `${id}-${place}`, title: items[place]?.title ?? '' };
        this.#county.fixtures.resources.push(resource);
        return [resource.id];
      });
    }
    return this.selection(by, id);
  }

  /** The file is read at once: a line is a record, and an empty line one that breaks a rule. */
  startImport(by: Caller, { name, text }: { name: string; text: string }): ImportReport {
    const reports = this.#county.imports(by);
    const lines = text.split('\n');
    const broken = lines.flatMap((line, index) => (line.trim() === '' ? [index + 1] : []));
    const report: ImportReport = {
      id: `im-${crypto.randomUUID()}`,
      kind: 'catalogue',
      startedAt: this.#now(),
      finishedAt: this.#now(),
      progress: 1,
      cancelledAt: null,
      counts: { resources: { created: lines.length - broken.length, updated: 0, unchanged: 0, ended: 0, refused: broken.length } },
      findings: broken.map((line) => ({ severity: 'error', file: name, line, field: 'title', rule: 'catalogue.title.missing', message: '没有标题。' })),
    };
    reports.unshift(report);
    return report;
  }

  cancelImport(by: Caller, importId: string): void {
    const report = found(this.#county.imports(by).find(({ id }) => id === importId));
    if (report.finishedAt === null) Object.assign(report, { finishedAt: this.#now(), cancelledAt: this.#now() });
  }
}
