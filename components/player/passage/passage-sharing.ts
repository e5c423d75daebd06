/** Handing on the passage that is marked: as an address that opens it, and as the place of a note. */
import type { NotePlace } from '../../base/ports/index.ts';
import type { Loop } from '../learning/loop.ts';
import type { Passage } from '../media/passage.ts';

/** What knows the address of a passage. */
export interface PassageLinked extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** As `link` of the element: with `{resource}`, `{start}` and `{end}`. */
  readonly link: string;
  readonly known: { readonly item: { readonly resourceId: string | null } } | null;
  requestUpdate(): void;
}

/** A tenth of a second is as exact as anybody marks. */
const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;

export class PassageSharing {
  private readonly host: PassageLinked;
  private readonly loop: Loop;
  private copied: { readonly address: string; readonly byHand: boolean } | null = null;

  constructor(host: PassageLinked, loop: Loop) {
    this.host = host;
    this.loop = loop;
  }

  private get passage(): Passage | null {
    const { passage } = this.loop;
    return passage && { from: tenths(passage.from), to: tenths(passage.to) };
  }

  /** Leads to the passage; `null` without one, and where the host has given no form of an address. */
  get address(): string | null {
    const { host, passage } = this;
    const resource = host.known?.item.resourceId;
    if (!passage || !resource || host.link === '') return null;
    const values: Readonly<Record<string, string>> = { resource, start: String(passage.from), end: String(passage.to) };
    return new URL(host.link.replace(/\{(resource|start|end)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '')), host.baseURI).href;
  }

  /** Where a note about the passage stands. */
  get place(): NotePlace | null {
    const { passage } = this;
    return passage && { kind: 'time', seconds: passage.from, until: passage.to };
  }

  /** How copying went, of the passage as it is now. */
  get outcome(): 'no' | 'yes' | 'by-hand' {
    if (this.copied === null || this.copied.address !== this.address) return 'no';
    return this.copied.byHand ? 'by-hand' : 'yes';
  }

  async copy(): Promise<void> {
    const { address, host } = this;
    if (address === null) return;
    try {
      await navigator.clipboard.writeText(address);
      this.copied = { address, byHand: false };
    } catch {
      // Without TLS there is no clipboard: the address is marked, so that it can be copied by hand.
      this.copied = { address, byHand: true };
      requestAnimationFrame(() => host.renderRoot.querySelector<HTMLInputElement>('.passage__link')?.select());
    }
    host.requestUpdate();
  }
}
