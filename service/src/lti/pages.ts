/** The few pages that a browser passes through on its way between two systems. They work without script, one press more. */
import { negotiateLanguage, texts, type Language, type Texts } from '../http/language.ts';

export interface Page {
  request: Request;
  /** Origins that forms of the page may be sent to. */
  formTargets?: readonly string[];
  /** Pages of other systems that may show it in a frame. */
  frameAncestors?: readonly string[];
  status?: number;
  headers?: Record<string, string>;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A form that sends itself on; where there is no script, a person presses the button. */
export function forwardForm(action: string, fields: Readonly<Record<string, string>>, page: Page): Response {
  const language = languageOf(page);
  const { pages } = texts[language];
  const hidden = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`);
  const body = `<form id="forward" method="post" action="${escapeHtml(action)}">${hidden.join('')}<p>${escapeHtml(pages.forward)}</p><button>${escapeHtml(pages.continue)}</button></form>`;
  return html(language, pages.forward, `${body}<script src="/lti/forward.js" defer></script>`, page);
}

/**
 * On the way to a tool. It goes on by itself; as long as the tool does not answer it stays in sight, and after a while says so. Going once
 * more is the link, as it is without script.
 */
export function departurePage({ location, cookie, toolName }: { location: string; cookie: string; toolName: string }, page: Page): Response {
  const language = languageOf(page);
  const { pages } = texts[language];
  const tool = `<bdi>${escapeHtml(toolName)}</bdi> (<bdi>${escapeHtml(new URL(location).host)}</bdi>)`;
  const late = `<p id="late" role="alert" data-words="${escapeHtml(pages.late)}"></p>`;
  const body = `<h1>${escapeHtml(pages.forward)}</h1><p>${tool}</p>${late}<p><a id="depart" href="${escapeHtml(location)}">${escapeHtml(pages.continue)}</a></p><script src="/lti/depart.js" defer></script>`;
  return html(language, pages.forward, body, { ...page, headers: { 'Set-Cookie': cookie } });
}

/** Where somebody comes who leaves a tool: the page from which it was opened still stands in its own window. */
export function backPage(page: Page): Response {
  const language = languageOf(page);
  const { pages } = texts[language];
  return html(language, pages.back, `<h1>${escapeHtml(pages.back)}</h1><p>${escapeHtml(pages.backText)}</p><p><a href="/">${escapeHtml(pages.home)}</a></p>`, page);
}

/** Says what went wrong, and what to do. */
export function troublePage(reason: keyof Texts['pages']['trouble'], page: Page, link?: string): Response {
  const language = languageOf(page);
  const { pages } = texts[language];
  const again = link === undefined ? '' : `<p><a href="${escapeHtml(link)}" target="_blank">${escapeHtml(pages.newWindow)}</a></p>`;
  const body = `<h1>${escapeHtml(pages.failed)}</h1><p role="alert">${escapeHtml(pages.trouble[reason])}</p>${again}`;
  return html(language, pages.failed, body, { status: 400, ...page });
}

/** A whole page under a policy of its own: scripts and styles from here, forms to where they must go. */
export function html(language: Language, title: string, body: string, { formTargets = [], frameAncestors = [], status = 200, headers = {} }: Page): Response {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https: data:",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
    "require-trusted-types-for 'script'",
  ].join('; ');
  const direction = language === 'ug' ? 'rtl' : 'ltr';
  const text = `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/themes/default.css"><link rel="stylesheet" href="/lti/page.css"></head><body>${body}</body></html>`;
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy, 'Cache-Control': 'no-store', ...headers },
  });
}

export function languageOf({ request }: Page): Language {
  return negotiateLanguage(request.headers.get('accept-language'));
}
