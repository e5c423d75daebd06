/** The plan port over a service that speaks the contract. */
import {
  beginPlanPicture, createPlan, decidePlan, editPlan, editSchedule, listColleagues, listPlans, listStandards, listSubmittedPlans, readPlan, readPlanPicture, readSchedule, readStandard,
  readSubmittedPicture, readSubmittedPlan, removePlanPicture, sharePlan, submitPlan, uploadPlanPicturePart, withdrawPlan,
} from '../../../contract/src/routes/plans.ts';
import type { PlanHead, PlanPort } from '../../base/ports/plans.ts';
import type { CallOptions, Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import type { Client, RouteCallOptions } from './client.ts';
import { uploadInParts } from './upload.ts';

const sent = { status: 'sent', value: null } as const;
const read = (value: Blob) => ({ value, asOf: new Date().toISOString(), stale: false });
const functionId = 'T-01';
const ownHead = ({ standardIds = [], ...head }: PlanHead) => ({ ...head, standardIds: [...standardIds] });

export function planPort(client: Client, by: (options?: CallOptions) => RouteCallOptions, hub: Subscribable): PlanPort {
  return {
    subscribe: changesFor('plans', hub),
    list: async ({ cursor, limit }, options) => {
      const query = { cursor, limit: limit === undefined ? undefined : String(limit) };
      const { value, asOf } = await client.call(listPlans, { query }, by(options));
      return { value, asOf, stale: false };
    },
    get: async (planId, options) => {
      const { value, asOf } = await client.call(readPlan, { params: { planId } }, by(options));
      return { value, asOf, stale: false };
    },
    create: async (planId, draft) => {
      await client.call(createPlan, { params: { planId }, body: { ...draft, head: ownHead(draft.head) } }, { ...by(), functionId });
      return sent;
    },
    edit: async (planId, updateId, edit) => {
      await client.call(editPlan, { params: { planId, updateId }, body: { ...edit, head: ownHead(edit.head) } }, { ...by(), functionId });
      return sent;
    },
    addPicture: async (planId, { id: pictureId, name, file }) => {
      const [params, options] = [{ planId, pictureId }, { ...by(), functionId }];
      const begun = (await client.call(beginPlanPicture, { params, body: { name, sizeBytes: file.size } }, options)).value;
      await uploadInParts(file, begun, async (offset, part) => (await client.call(uploadPlanPicturePart, { params: { ...params, offset: String(offset) } }, { ...options, file: part })).value);
      return sent;
    },
    removePicture: async (planId, pictureId) => {
      await client.call(removePlanPicture, { params: { planId, pictureId } }, { ...by(), functionId });
      return sent;
    },
    picture: async (planId, pictureId, options) => read(await client.download(readPlanPicture, { params: { planId, pictureId } }, by(options))),
    submittedPicture: async (reviewId, pictureId, options) => read(await client.download(readSubmittedPicture, { params: { reviewId, pictureId } }, by(options))),
    share: async (planId, personIds) => {
      await client.call(sharePlan, { params: { planId }, body: { personIds: [...personIds] } }, { ...by(), functionId: 'TS-01' });
      return sent;
    },
    submit: async (planId, reviewId, { head, update, version }) => {
      await client.call(submitPlan, { params: { planId, reviewId }, body: { head: ownHead(head), update, version } }, { ...by(), functionId: 'TS-09' });
      return sent;
    },
    withdraw: async (planId, reviewId) => {
      await client.call(withdrawPlan, { params: { planId, reviewId } }, { ...by(), functionId: 'TS-09' });
      return sent;
    },
    submitted: async (options) => {
      const { value, asOf } = await client.call(listSubmittedPlans, {}, by(options));
      return { value: value.items, asOf, stale: false };
    },
    submittedPlan: async (reviewId, options) => {
      const { value, asOf } = await client.call(readSubmittedPlan, { params: { reviewId } }, by(options));
      return { value, asOf, stale: false };
    },
    decide: async (reviewId, { approved, comment, notes }) => {
      await client.call(decidePlan, { params: { reviewId }, body: { approved, comment, notes: [...notes] } }, { ...by(), functionId: 'TS-09' });
      return sent;
    },
    colleagues: async (options) => {
      const { value, asOf } = await client.call(listColleagues, {}, by(options));
      return { value: value.items, asOf, stale: false };
    },
    schedule: async (termId, options) => {
      const { value, asOf } = await client.call(readSchedule, { params: { termId } }, by(options));
      return { value: value.updates, asOf, stale: false };
    },
    editSchedule: async (termId, updateId, update) => {
      await client.call(editSchedule, { params: { termId, updateId }, body: { update } }, { ...by(), functionId });
      return sent;
    },
    standards: async (options) => {
      const { value, asOf } = await client.call(listStandards, {}, by(options));
      return { value: value.items, asOf, stale: false };
    },
    standard: async (documentId, options) => {
      const { value, asOf } = await client.call(readStandard, { params: { documentId } }, by(options));
      return { value, asOf, stale: false };
    },
  };
}
