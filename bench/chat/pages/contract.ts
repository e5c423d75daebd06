/** What a page of the benchmark offers, and the messages it is given: the same for every candidate. */

export interface BenchMessage {
  readonly id: string;
  readonly n: number;
  readonly ts: number;
  readonly author: { readonly id: string; readonly name: string; readonly role: string };
  readonly mine: boolean;
  readonly text: string;
}

export interface ChatBench {
  /** The component is defined and mounted, empty. */
  ready: Promise<unknown>;
  /** Shows one room with all these messages, the newest at the bottom. */
  open(messages: readonly BenchMessage[]): unknown;
  /** One that comes while the reader is at the end. */
  append(message: BenchMessage): void;
  scroller(): Element | null;
  find(id: string): Element | null;
  /** Selector of the rows. */
  row: string;
  idOf(row: Element): string | undefined;
}

declare global {
  interface Window {
    chatBench: ChatBench;
  }
}
