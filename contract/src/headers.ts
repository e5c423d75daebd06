/** Where the contract begins, and the headers that belong to it. */

export const basePath = '/api/v1';

/** Names of request headers beyond those of HTTP. */
export const header = {
  /** The identity as which the caller acts (PS-02). Absent: the only one, or the first. */
  identity: 'LS-Identity',
  /** The function of the catalogue that caused a write, for instance `T-05`. Kept in the audit, optional. */
  functionId: 'LS-Function',
  /** The client's clock when it sends statements (RFC 3339): a clock that is set wrong then misplaces nothing. Optional. */
  sentAt: 'LS-Sent-At',
  /** When a state in the record store that is sent late was written, by the clock of `LS-Sent-At` (RFC 3339): one that was written later is not overwritten. Optional. */
  writtenAt: 'LS-Written-At',
  /** Key of a write that must have the effect of one however often it is sent (UUID). */
  idempotencyKey: 'Idempotency-Key',
  /** Must be sent with requests that the sign-in cookie authenticates; a foreign page cannot set it. */
  csrf: 'LS-Request',
} as const;
