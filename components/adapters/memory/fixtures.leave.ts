/** Leave in the county in memory: one that waits, and some that are settled. */
import type { LeaveRequest } from '../../base/ports/leave.ts';

const class31 = { id: 'c-31', name: '三年级1班' };
const teacher = { id: 'p-wang', name: '王秀兰' };
const father = { id: 'p-aili', name: '艾力·吐尔逊' };
const pupil = { id: 'p-maimaiti', name: '买买提·艾力' };

export const leave: LeaveRequest[] = [
  {
    id: 'lv-cough', child: { id: 'p-li', name: '李明' }, class: class31, kind: 'illness', firstDay: '2026-11-20', lastDay: '2026-11-20', part: 'morning',
    reason: '咳嗽，上午去县医院看看。', state: 'submitted', submittedBy: { id: 'p-guoqiang', name: '李国强' }, submittedAt: '2026-11-19T22:40:00.000Z', decision: null,
  },
  {
    id: 'lv-fever', child: pupil, class: class31, kind: 'illness', firstDay: '2026-11-19', lastDay: '2026-11-20', part: 'day', reason: '发烧38.6℃，医生说休息两天。',
    state: 'approved', submittedBy: father, submittedAt: '2026-11-18T22:30:00.000Z', decision: { by: teacher, at: '2026-11-18T23:05:00.000Z', comment: '好好休息，功课回来再补。' },
  },
  {
    id: 'lv-trip', child: pupil, class: class31, kind: 'personal', firstDay: '2026-11-12', lastDay: '2026-11-13', part: 'day', reason: '去外婆家。',
    state: 'refused', submittedBy: father, submittedAt: '2026-11-10T12:00:00.000Z', decision: { by: teacher, at: '2026-11-11T01:00:00.000Z', comment: '这两天有期中练习，能不能周六再去？' },
  },
];
