/** Tables of the catalogue, of what people say of resources, and of what they keep. */
import type { Generated } from 'kysely';
import type { Json } from './json-column.ts';
import type { RoleName } from './schema.ts';

interface CatalogueTable {
  tenant_id: string;
  /** Counts the changes of the catalogue in the order in which they were committed. */
  stamp: number;
}
interface ResourceTable {
  tenant_id: string;
  id: string;
  identifier: string;
  version: number;
  title: string;
  /** The resource of the contract without `id`, `version`, `modifiedAt` and what is counted of its use. */
  document: Json<unknown>;
  content_hash: string;
  modified_at: string;
  ended_at: string | null;
  /** Stamp of the catalogue when the row was last changed. */
  stamp: number;
  /** What the search index needs of the document, as JSON; null where an older version wrote the row. */
  entry: string | null;
  /** Who delivered it: empty for the platform's own catalogue, else the id of a source. */
  source: Generated<string>;
  /** False for what a teacher brought for an own task: it can be read, and is not found by others. */
  listed: Generated<boolean>;
  /** What the delivery said beyond what the contract shows, as JSON. */
  delivered: Generated<string | null>;
}
interface ResourceUseTable {
  tenant_id: string;
  resource_id: string;
  person_id: string;
}
interface RatingTable {
  tenant_id: string;
  resource_id: string;
  person_id: string;
  stars: number;
  reasons: string[];
  rated_at: string;
  /** Empty: none. */
  comment: Generated<string>;
  /** New with each wording. */
  comment_id: string | null;
  comment_state: Generated<'shown' | 'waiting' | 'withheld'>;
  /** As what, and where, the person wrote it; null where an older version wrote the row. */
  role: 'student' | 'teacher' | 'guardian' | 'manager' | null;
  organisation_id: string | null;
  reviewed_by: string | null;
  reply: string | null;
  /** Name of the organisation that replied. */
  reply_by: string | null;
  replied_at: string | null;
}
/** Where nothing is said comments are open. */
interface CommentPolicyTable {
  tenant_id: string;
  resource_id: string;
  policy: 'open' | 'reviewed' | 'off';
  /** What the platform that admitted the resource wants at least: its author may be stricter, and not less. */
  platform_policy: 'open' | 'reviewed' | 'off';
  set_by: string;
  set_at: string;
}
/** What is shown of use and ratings: counts, nobody's name. */
interface ResourceFiguresTable {
  tenant_id: string;
  resource_id: string;
  uses: Generated<number>;
  ratings: Generated<number>;
  /** All stars together. */
  stars: Generated<number>;
  changed_at: string;
}
interface ReportTable {
  tenant_id: string;
  id: string;
  case_number: string;
  resource_id: string;
  person_id: string;
  /** As whom that person reported, and so is answered; null where that was not kept yet. */
  role: Generated<RoleName | null>;
  kind: string;
  description: string;
  evidence: string | null;
  state: 'received' | 'upheld' | 'declined';
  answer: string | null;
  /** Whether the decision was to suspend the resource; null before. */
  suspend: Generated<boolean | null>;
  /** One more each time something is added. */
  version: Generated<number>;
  created_at: string;
  decided_at: string | null;
}
interface FolderTable {
  tenant_id: string;
  person_id: string;
  id: string;
  name: string;
}
interface FavouriteTable {
  tenant_id: string;
  person_id: string;
  resource_id: string;
  /** Grows with time: the order of keeping. */
  id: string;
  folder_id: string | null;
  tags: string[];
  note: string;
  kept_version: number;
  added_at: string;
}
interface SavedSearchTable {
  tenant_id: string;
  person_id: string;
  id: string;
  name: string;
  query: Json<unknown>;
  subscribed: boolean;
  seen_at: string;
}

export interface CatalogueTables {
  catalogue: CatalogueTable;
  resource: ResourceTable;
  resource_use: ResourceUseTable;
  resource_figures: ResourceFiguresTable;
  rating: RatingTable;
  comment_policy: CommentPolicyTable;
  report: ReportTable;
  folder: FolderTable;
  favourite: FavouriteTable;
  saved_search: SavedSearchTable;
}
