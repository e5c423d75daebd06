import type { TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { connectionDoor, tag, tagName, type Resource } from '../../base/index.ts';
import type { LsResourcePicker } from '../resource-picker.ts';

/** The player of this page, if there is one: elements meet by tag, never by import. */
export function preview(host: LsResourcePicker, resource: Resource): TemplateResult | null {
  // Driven by its host, the picker has no port to hand on.
  if (host[connectionDoor].drivenByHost) return null;
  if (customElements.get(tagName('player')) === undefined) {
    // It may be on its way: hosts fetch it when somebody looks closely.
    void customElements.whenDefined(tagName('player')).then(() => host.requestUpdate());
    return null;
  }
  const player = tag('player');
  return staticHtml`<${player} .port=${host.port} .ports=${host.ports} .service=${host.service} .resource=${resource.id}></${player}>`;
}
