/** A hand on the lines that a page opens meanwhile: what goes over them is seen, kept back, or said in the server's place. */
export interface Wire {
  /** Where a line goes instead. */
  address?: (address: string) => string;
  /** `false` keeps back what is sent. */
  sends?: (data: string, socket: WebSocket) => boolean;
  /** `false` keeps back what has come. */
  hears?: (data: string, socket: WebSocket) => boolean;
}

export interface TappedWire {
  /** What was opened until `end`, in its order. */
  readonly sockets: readonly WebSocket[];
  end(): void;
}

export function tapWire({ address = (one) => one, sends = () => true, hears = () => true }: Wire): TappedWire {
  const Real = globalThis.WebSocket;
  const sockets: WebSocket[] = [];
  globalThis.WebSocket = class extends Real {
    constructor(to: string | URL, protocols?: string | string[]) {
      super(address(String(to)), protocols);
      sockets.push(this);
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (event.isTrusted && !hears(String(event.data), this)) event.stopImmediatePropagation();
      });
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (typeof data !== 'string' || sends(data, this)) super.send(data);
    }
  };
  return {
    sockets,
    end: () => {
      globalThis.WebSocket = Real;
    },
  };
}
