import { html, type TemplateResult } from 'lit';
import type { LtiAddresses, LtiRegistration } from '../base/index.ts';
import { icon } from '../base/icons.ts';

const words = {
  issuer: 'lti-registrations.value.issuer',
  clientId: 'lti-registrations.value.client',
  deploymentId: 'lti-registrations.value.deployment',
  authorizeUrl: 'lti-registrations.value.authorize',
  keysUrl: 'lti-registrations.value.keys',
  loginUrl: 'lti-registrations.value.login',
  launchUrl: 'lti-registrations.value.launch',
} as const;
type ValueName = keyof typeof words;
/** What is copied to where, and how that went. */
export type Copied = { readonly key: string; readonly byHand: boolean } | null;

/** What a tool asks of its platform; its ids come with the registration. */
export const forTool = (ours: LtiAddresses, registration: Pick<LtiRegistration, 'clientId' | 'deploymentId'> | null): [ValueName, string][] => [
  ['issuer', ours.issuer],
  ...(registration === null ? [] : ([['clientId', registration.clientId], ['deploymentId', registration.deploymentId]] as [ValueName, string][])),
  ['authorizeUrl', ours.authorizeUrl],
  ['keysUrl', ours.keysUrl],
];
/** What a platform asks of a tool. */
export const forPlatform = (ours: LtiAddresses): [ValueName, string][] => [
  ['loginUrl', ours.loginUrl],
  ['launchUrl', ours.launchUrl],
  ['keysUrl', ours.keysUrl],
];

export interface ValuesView {
  readonly values: readonly (readonly [ValueName, string])[];
  /** Tells these values from those of another registration. */
  readonly scope: string;
  readonly copied: Copied;
  t(key: string, values?: Record<string, string>): string;
  onCopy(key: string, value: string): void;
}

/** Values of ours that the other side enters, each with a way to copy it. */
export function valueList({ values, scope, copied, t, onCopy }: ValuesView): TemplateResult {
  return html`<dl class="values" part="values">
    ${values.map(([name, value]) => {
      const key = `${scope}-${name}`;
      const outcome = copied?.key === key ? t(copied.byHand ? 'lti-registrations.marked' : 'lti-registrations.copied') : '';
      return html`<div class="value">
        <dt>${t(words[name])}</dt>
        <dd>
          <bdi dir="ltr" class="value__text" data-value=${key}>${value}</bdi>
          <button class="button button--small" type="button" data-copy=${key} aria-label=${t('lti-registrations.copy.named', { name: t(words[name]) })} @click=${() => onCopy(key, value)}>
            ${icon(copied?.key === key && !copied.byHand ? 'check' : 'link', 'small')} ${t('lti-registrations.copy')}
          </button>
          <span class="outcome" role="status">${outcome}</span>
        </dd>
      </div>`;
    })}
  </dl>`;
}
