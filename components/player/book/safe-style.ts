/** What of a book's style sheets is followed: how words stand, never where from something is loaded, and never anything outside the page. */

const plain = [
  'border', 'border-collapse', 'border-spacing', 'border-radius', 'break-', 'caption-side', 'clear', 'color', 'background-color', 'column-span', 'direction', 'display', 'empty-cells',
  'float', 'font-', 'height', 'hyphens', 'letter-spacing', 'line-break', 'line-height', 'list-style-position', 'list-style-type', 'margin', 'max-', 'min-', 'opacity', 'orphans',
  'overflow-wrap', 'padding', 'page-break-', 'ruby-', 'text-', 'unicode-bidi', 'vertical-align', 'visibility', 'white-space', 'widows', 'width', 'word-', 'writing-mode',
  'block-size', 'inline-size', 'fill', 'stroke', 'clip-rule', 'dominant-baseline', 'stop-',
];
/** Where each thing has its place on a page. */
const placed = ['position', 'top', 'left', 'right', 'bottom', 'inset', 'transform', 'z-index', 'overflow'];
/** What loads something, or is known only by the page around. */
const foreign = /url\s*\(|image-set|src\s*\(|attr\s*\(|var\s*\(|env\s*\(|element\s*\(|expression/i;
/** The size of letters is the reader's; a book says what is larger and smaller. */
const absoluteSize = /^(?:[\d.]+)(?:px|pt|pc|cm|mm|in|vw|vh|vmin|vmax)$/;

function mayStand(property: string, value: string, isFixed: boolean): boolean {
  if (foreign.test(value)) return false;
  if (isFixed && placed.some((name) => property.startsWith(name))) return value !== 'fixed' && value !== 'sticky';
  if (!isFixed && (property === 'font-size' || property === 'line-height' || property === 'font') && absoluteSize.test(value)) return false;
  return plain.some((name) => property.startsWith(name));
}

function declarationsOf(style: CSSStyleDeclaration, isFixed: boolean): [property: string, value: string][] {
  return Array.from(style, (property): [string, string] => [property, style.getPropertyValue(property)]).filter(([property, value]) => mayStand(property, value, isFixed));
}

/** Names of elements that stand for others here. */
export const standIns = ['html', 'body', 'img', 'image'] as const;
const standIn = new RegExp(`(^|[\\s>+~,(])(${standIns.join('|')})(?![\\w-])`, 'gi');
/** What reaches out of the page, or into what is ours. */
const outside = /:host|::slotted|::part|:root|:has\(|book__/i;

/** A sheet of a book as one that may stand in a page. */
export function safeSheet(text: string, isFixed: boolean): string {
  const sheet = new CSSStyleSheet();
  // Sheets that are made in a page follow no @import.
  sheet.replaceSync(text.replace(/-epub-/g, '').replace(/-webkit-writing-mode/g, 'writing-mode'));
  return rulesOf(sheet.cssRules, isFixed).join('\n');
}

function rulesOf(rules: CSSRuleList, isFixed: boolean): string[] {
  return Array.from(rules).flatMap((rule): string[] => {
    if (rule instanceof CSSStyleRule) return ruleOf(rule, isFixed);
    // A book for a screen is meant, whatever its size.
    if (rule instanceof CSSMediaRule) return /\b(?:print|speech|amzn|not)\b/i.test(rule.conditionText) ? [] : [`@media ${rule.conditionText} {${rulesOf(rule.cssRules, isFixed).join('\n')}}`];
    return [];
  });
}

function ruleOf({ selectorText, style }: CSSStyleRule, isFixed: boolean): string[] {
  if (outside.test(selectorText)) return [];
  const declarations = declarationsOf(style, isFixed).map(([property, value]) => `${property}: ${value};`);
  if (declarations.length === 0) return [];
  return [`${selectorText.replace(standIn, '$1.book__$2')} {${declarations.join(' ')}}`];
}

/** Puts what a `style` attribute says on an element, one property after the other: no policy minds that. */
export function applyStyle(style: CSSStyleDeclaration, text: string, isFixed: boolean): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`x {${text}}`);
  const [rule] = sheet.cssRules;
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [property, value] of declarationsOf(rule.style, isFixed)) style.setProperty(property, value);
}
