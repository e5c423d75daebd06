/** Tables of what people share. */

interface ResourceShareTable {
  tenant_id: string;
  id: string;
  resource_id: string;
  sharer_id: string;
  /** As who they shared it. */
  sharer_role: 'student' | 'teacher' | 'manager';
  audience: 'class' | 'school' | 'colleagues';
  class_id: string | null;
  /** Of what goes beyond a class. */
  organisation_id: string | null;
  note: string;
  state: 'shared' | 'pending-review' | 'declined' | 'withdrawn';
  answer: string | null;
  created_at: string;
  decided_at: string | null;
  decided_by: string | null;
}

interface ShareThanksTable {
  tenant_id: string;
  share_id: string;
  person_id: string;
  given_at: string;
}

export interface ShareTables {
  resource_share: ResourceShareTable;
  share_thanks: ShareThanksTable;
}
