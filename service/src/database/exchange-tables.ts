/** Tables of the exchange with other systems: further sources of a resource, harvested sources, and LTI. */
import type { Generated } from 'kysely';
import type { Json } from './json-column.ts';

/** What another source says of a resource that already came from one. */
interface ResourceSourceTable {
  tenant_id: string;
  resource_id: string;
  source: string;
  document: Json<unknown>;
  delivered: string | null;
  seen_at: string;
}
interface ExchangeSourceTable {
  tenant_id: string;
  id: string;
  name: string;
  /** Where it is harvested; null where it is not. */
  address: string | null;
  prefix: string | null;
  set_name: string | null;
  /** Datestamp, as the source writes it, up to which everything has been read. */
  harvested_until: string | null;
  /** Where a harvest that was broken off goes on, as JSON. */
  resumption: string | null;
}
/** A record of a harvested source, and the resource that it became. */
interface ExchangeRecordTable {
  tenant_id: string;
  source: string;
  /** As the source names it. */
  name: string;
  /** Identifier of the resource here. */
  identifier: string;
}
interface LtiRegistrationTable {
  tenant_id: string;
  id: string;
  /** What the other system is: a tool that we launch, or a platform that launches us. */
  side: 'tool' | 'platform';
  name: string;
  /** Issuer of the platform; empty for a tool, which signs as its client id. */
  issuer: string;
  client_id: string;
  deployment_id: string;
  /** Of a tool where a login is initiated, of a platform where it is authorised. */
  login_url: string;
  launch_url: string | null;
  redirect_urls: string[];
  keys_url: string;
  /** Of a tool: who may choose in it. */
  roles: Generated<('teacher' | 'manager')[]>;
  /** Of a tool: whether it is told the names of teachers and managers; those of pupils and guardians it never is. */
  tells_names: Generated<boolean>;
  created_at: string;
  ended_at: string | null;
}
interface LtiKeyTable {
  tenant_id: string;
  /** Keys of a tenant are numbered one after the other. */
  number: number;
  created_at: string;
  jwk: Json<unknown>;
}
interface LtiFlowTable {
  tenant_id: string;
  id: string;
  registration_id: string;
  kind: 'selection' | 'launch' | 'login' | 'pick';
  person_id: string | null;
  /** Hash of the secret that the next step must bring; null when there is no next step. */
  secret_hash: string | null;
  details: Json<unknown>;
  created_at: string;
  expires_at: string;
}
interface LtiLinkTable {
  tenant_id: string;
  resource_id: string;
  registration_id: string;
  launch_url: string;
  custom: Json<unknown>;
}

export interface ExchangeTables {
  resource_source: ResourceSourceTable;
  exchange_source: ExchangeSourceTable;
  exchange_record: ExchangeRecordTable;
  lti_registration: LtiRegistrationTable;
  lti_key: LtiKeyTable;
  lti_flow: LtiFlowTable;
  lti_link: LtiLinkTable;
}
