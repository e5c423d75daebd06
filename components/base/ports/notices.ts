/** What people are told: of tasks, leave, absence, decisions. */
import type { PersonReference } from './types.ts';

interface AnyNotice {
  id: string;
  createdAt: string;
  readAt: string | null;
  sender: PersonReference;
}
export interface TaskNotice extends AnyNotice {
  kind: 'task-assigned' | 'task-completed';
  parameters: {
    taskId: string;
    taskTitle: string;
    resourceId: string;
    className: string;
    learnerId: string | null;
    learnerName: string | null;
    dueAt: string | null;
  };
}
/** What a family is told of the decision; the reason stands with the request alone. */
export interface LeaveNotice extends AnyNotice {
  kind: 'leave-approved' | 'leave-refused';
  /** Days are calendar days in China, yyyy-mm-dd. */
  parameters: { leaveRequestId: string; className: string; learnerId: string; learnerName: string; firstDay: string; lastDay: string };
}
/** Nobody has seen the child today, and there is no approved leave; or it was seen after all. */
export interface AbsenceNotice extends AnyNotice {
  kind: 'absence' | 'absence-corrected';
  parameters: { className: string; learnerId: string; learnerName: string; day: string };
}
/** What the platform decided on something that the person has made and submitted. */
export interface AdmissionNotice extends AnyNotice {
  kind: 'resource-admitted' | 'resource-returned';
  parameters: { ownResourceId: string; resourceId: string | null; title: string; /** Why it was returned. */ reason: string | null };
}
/** What the head of the subject decided on a lesson plan that the person handed in. */
export interface PlanNotice extends AnyNotice {
  kind: 'plan-approved' | 'plan-returned';
  parameters: { planId: string; title: string; /** What was said of the whole. */ reason: string | null };
}
/** What the platform decided on a resource that the person reported. */
export interface ReportNotice extends AnyNotice {
  kind: 'report-decided';
  parameters: { reportId: string; caseNumber: string; /** `null` where it is shown no more. */ resourceId: string | null; title: string; upheld: boolean; /** Why. */ answer: string };
}
export type Notice = TaskNotice | LeaveNotice | AbsenceNotice | AdmissionNotice | PlanNotice | ReportNotice;
export interface NoticePage {
  items: Notice[];
  nextCursor: string | null;
  total: number;
  unread: number;
}
