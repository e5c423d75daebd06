/** Rows of the table of leave. */
interface LeaveRequestTable {
  tenant_id: string;
  id: string;
  child_id: string;
  class_id: string;
  kind: 'illness' | 'personal';
  /** Calendar days, yyyy-mm-dd. */
  first_day: string;
  last_day: string;
  part: 'day' | 'morning' | 'afternoon';
  reason: string | null;
  state: 'submitted' | 'approved' | 'refused' | 'withdrawn';
  submitted_by: string;
  submitted_at: string;
  decided_by: string | null;
  decided_at: string | null;
  comment: string | null;
}

export interface LeaveTables {
  leave_request: LeaveRequestTable;
}
