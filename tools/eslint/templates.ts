import type { Rule } from 'eslint';

/** Stands for `${…}` while a template is looked at as text. */
const hole = '\uE000';
const tag = /<!--[\s\S]*?-->|<\/?[a-z][^\s>]*(?:"[^"]*"|'[^']*'|[^'">])*>/giu;

/** Attributes whose value a person reads or hears. */
const spoken = /\s(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label)="([^"]*)"/gu;

/** What is wrong with an html template, as sentences with their reason. */
export function findInHtml(text: string): string[] {
  const found: string[] = [];
  const tags = text.match(tag) ?? [];
  if (tags.some((markup) => /\sstyle\s*=/i.test(markup))) {
    found.push('No style attribute: a strict CSP drops it. Use a class, or CssVars for a value that changes.');
  }
  if (tags.some((markup) => /^<style\b/i.test(markup))) {
    found.push('No <style> element: a strict CSP drops it. Styles belong into static styles.');
  }
  if (tags.some((markup) => /\s\.(?:inner|outer)HTML\s*=/.test(markup))) {
    found.push('No .innerHTML: Trusted Types refuse it, and other people’s words would become markup.');
  }
  if (tags.some((markup) => /\son[a-z]+\s*=/i.test(markup))) {
    found.push('No handler in an attribute: a strict CSP does not run it. Use @event=${…}.');
  }
  const heard = tags.flatMap((markup) => [...markup.matchAll(spoken)].map((match) => match[1] ?? ''));
  const words = [text.replace(tag, ' '), ...heard].join(' ').replace(/&[a-z0-9#]+;/giu, ' ');
  if (/\p{L}/u.test(words.replaceAll(hole, ''))) {
    found.push('No visible words outside the locale files: a person may read another language. Use t(…).');
  }
  return found;
}

const physical =
  /(?:^|[;{\s])(?:(?:margin|padding|border|inset)-(?:left|right)[a-z-]*|(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius|(?:min-|max-)?(?:width|height))\s*:/;

/** Functions and selectors that Chromium 109 does not know. */
const tooNew = /:dir\(|\blight-dark\(|\bcolor-mix\(|\boklch\(|(?:^|[;{}])\s*&[\s.:>+~[]/;

/** What is wrong with a css template. */
export function findInCss(text: string): string[] {
  const found: string[] = [];
  const rules = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@(?:media|container|supports)[^{]*/g, '');
  if (/\d(?:\.\d+)?rem\b/.test(rules)) found.push('No rem: its size belongs to the host page, and old portals set it to 10 px. Use px, em or a token.');
  const declared = physical.exec(rules);
  if (declared) {
    const property = declared[0].replace(/[;{\s:]/g, '');
    found.push(`Logical properties only, so that right-to-left works by itself: not ${property}.`);
  }
  if (/\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b/.test(rules)) {
    found.push('Logical values only, so that right-to-left works by itself: start and end, not left and right.');
  }
  const unknown = tooNew.exec(rules);
  if (unknown) found.push(`Chromium 109 does not know ${unknown[0].trim()}: schools with Windows 7 stop there.`);
  return found;
}

/** Looks into `html`, `svg` and `css` templates, where the compiler sees only text. */
export const templates: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], docs: { description: 'Templates keep to CSP, languages, directions and browsers.' } },
  create: (context) => ({
    TaggedTemplateExpression(node) {
      if (node.tag.type !== 'Identifier') return;
      const text = node.quasi.quasis.map(({ value }) => value.cooked ?? '').join(hole);
      const find = { html: findInHtml, svg: findInHtml, css: findInCss }[node.tag.name];
      for (const message of find?.(text) ?? []) context.report({ node, message });
    },
  }),
};

/** Words in a script of the people who will read them have no place in code. */
export const words: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], docs: { description: 'No Chinese, Tibetan or Uyghur strings in code.' } },
  create(context) {
    const check = (node: Rule.Node, text: unknown) => {
      if (typeof text !== 'string' || !/[\p{Script=Han}\p{Script=Tibetan}\p{Script=Arabic}]/u.test(text)) return;
      context.report({ node, message: 'No visible words outside the locale files. Use t(…) and put the words there.' });
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};
