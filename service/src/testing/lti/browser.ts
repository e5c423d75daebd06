/** A browser as far as LTI needs one: follows redirects, sends on forms, and keeps the cookies of each host apart. */
export interface Arrived {
  url: string;
  response: Response;
  text: string;
}

const mostSteps = 12;

export class TestBrowser {
  readonly #cookies = new Map<string, Map<string, { value: string; path: string; lax: boolean }>>();
  /** Everything that was asked for, to look at afterwards. */
  readonly asked: { method: string; url: string; body: string | null }[] = [];

  /** Goes to an address, and on wherever it is sent without a person's act. `stopAt` ends the way before that address. */
  async go(url: string, options: { form?: Readonly<Record<string, string>>; from?: string; stopAt?: RegExp } = {}): Promise<Arrived> {
    let next: { url: string; body: string | null; from: string | null } = { url, body: options.form === undefined ? null : new URLSearchParams(options.form).toString(), from: options.from ?? null };
    for (let step = 0; step < mostSteps; step++) {
      const response = await this.#ask(next.url, next.body, next.from);
      const location = response.headers.get('location');
      if (location !== null) {
        const target = new URL(location, next.url).href;
        if (options.stopAt?.test(target)) return { url: target, response, text: '' };
        next = { url: target, body: null, from: next.from };
        continue;
      }
      const text = await response.text();
      const departs = /<a id="depart" href="([^"]*)"/.exec(text)?.[1];
      if (departs !== undefined) {
        const target = plain(departs);
        if (options.stopAt?.test(target)) return { url: target, response, text };
        next = { url: target, body: null, from: next.url };
        continue;
      }
      const form = forwardedForm(text);
      if (form === null) return { url: next.url, response, text };
      next = { url: new URL(form.action, next.url).href, body: form.body, from: next.url };
    }
    throw new Error(`There is no end to the way from ${url}.`);
  }

  async #ask(url: string, body: string | null, from: string | null): Promise<Response> {
    const method = body === null ? 'GET' : 'POST';
    this.asked.push({ method, url, body });
    const { host, pathname } = new URL(url);
    const isForeignPost = method === 'POST' && from !== null && new URL(from).host !== host;
    const jar = this.#cookies.get(host) ?? new Map<string, { value: string; path: string; lax: boolean }>();
    this.#cookies.set(host, jar);
    const sent = [...jar].filter(([, { path, lax }]) => pathname.startsWith(path) && !(lax && isForeignPost)).map(([name, { value }]) => `${name}=${value}`);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...(sent.length > 0 && { Cookie: sent.join('; ') }), ...(body !== null && { 'Content-Type': 'application/x-www-form-urlencoded' }) },
      ...(body !== null && { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const lax = !attributes.some((one) => /^samesite=none$/i.test(one));
      jar.set(pair.slice(0, pair.indexOf('=')), { value: pair.slice(pair.indexOf('=') + 1), path, lax });
    }
    return response;
  }
}

/** The form that a page sends on by itself; null when there is none. */
function forwardedForm(text: string): { action: string; body: string } | null {
  const [, attributes = ''] = /<form\b([^>]*)>/i.exec(text) ?? [];
  if (!/id=["'](?:forward|ltiForm|lti_form|form|deepLinkForm)["']|submit\(\)/i.test(attributes) && !/\.submit\(\)/.test(text)) return null;
  const action = /action=["']([^"']*)["']/i.exec(attributes)?.[1];
  if (action === undefined) return null;
  const body = new URLSearchParams();
  for (const [, input = ''] of text.matchAll(/<input\b([^>]*)>/gi)) {
    const name = /name=["']([^"']*)["']/i.exec(input)?.[1];
    if (name !== undefined) body.append(name, plain(/value=["']([^"']*)["']/i.exec(input)?.[1] ?? ''));
  }
  return { action: plain(action), body: body.toString() };
}

function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}
