/** Reads server-sent events out of text that comes in pieces, as the HTML standard says. */

export interface ServerEvent {
  /** Sequence of the event, where it has one. */
  id: string | null;
  type: string;
  /** Empty for a block that only tells the id. */
  data: string;
}

export class EventParser {
  #rest = '';
  #id: string | null = null;
  #type = '';
  #data: string[] = [];

  /** Takes the next piece and gives the events that it completes. */
  push(piece: string): ServerEvent[] {
    const text = this.#rest + piece;
    // A piece may end between the two characters of one line end: what comes after decides.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + text.slice(whole.length);
    return lines.flatMap((line) => this.#take(line));
  }

  #take(line: string): ServerEvent[] {
    if (line === '') return this.#finish();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.#data.push(value);
    if (field === 'event') this.#type = value;
    if (field === 'id' && !value.includes('\0')) this.#id = value;
    return [];
  }

  #finish(): ServerEvent[] {
    const event = { id: this.#id, type: this.#type || 'message', data: this.#data.join('\n') };
    const isEmpty = event.id === null && this.#data.length === 0;
    this.#id = null;
    this.#type = '';
    this.#data = [];
    return isEmpty ? [] : [event];
  }
}
