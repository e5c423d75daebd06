/** The page where anybody verifies the number of a certificate: no sign-in, no script, and light enough for any machine. */
import type { Context } from 'hono';
import { clientAddress } from '../../http/client-address.ts';
import type { AppEnvironment } from '../../http/environment.ts';
import { texts } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import { escapeHtml, html, languageOf } from '../../lti/pages.ts';
import type { Services } from '../../services.ts';
import { verifyCertificate } from './certificates.ts';

export const verifyPath = '/certificates';

/** Asked for as often as other open pages may be; what it says is what `GET /certificates/{number}` says. */
export async function verifyPage(context: Context<AppEnvironment>, { carrier: { db }, openLimit, proxies }: Services): Promise<Response> {
  const { request, remoteAddress } = context.var;
  context.set('route', 'verify page');
  openLimit.take(clientAddress(remoteAddress, request.headers.get('x-forwarded-for'), proxies));
  const typed = (context.req.query('number') ?? '').slice(0, 60);
  const language = languageOf({ request });
  const words = texts[language].certificate;
  const form = `<form method="get" action="${verifyPath}"><p><label for="number">${escapeHtml(words.number)}</label></p><p><input id="number" name="number" value="${escapeHtml(typed)}" maxlength="60" autocomplete="off" spellcheck="false" dir="ltr" required> <button>${escapeHtml(words.verify)}</button></p></form>`;
  const answer = typed === '' ? null : await answerTo(typed);
  // A page that has just come announces its title, and no status.
  const title = answer === null ? words.title : `${answer.says} · ${words.title}`;
  return html(language, title, `<main><h1>${escapeHtml(words.title)}</h1>${form}${answer?.section ?? ''}</main>`, { request, headers: { 'X-Robots-Tag': 'noindex' } });

  async function answerTo(number: string): Promise<{ says: string; section: string }> {
    try {
      const { number: known, title, day, name, state } = await verifyCertificate(db, number);
      const lines: readonly (readonly [string, string])[] = [[words.number, known], [words.course, title], [words.name, name], [words.day, day]];
      const list = lines.map(([term, value]) => `<dt>${escapeHtml(term)}</dt><dd><bdi dir="auto">${escapeHtml(value)}</bdi></dd>`).join('');
      return { says: words[state], section: `<section data-state="${state}"><h2>${escapeHtml(words[state])}</h2><dl>${list}</dl></section>` };
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'not-found')) throw error;
      return { says: words.unknown, section: `<section data-state="unknown"><h2>${escapeHtml(words.unknown)}</h2><p>${escapeHtml(words.unknownText)}</p></section>` };
    }
  }
}
