import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** What keeps the picture in the page: WeChat's X5 engine and old iPhones take it out of the page without these. */
const attributes: Readonly<Record<string, string>> = {
  'webkit-playsinline': '',
  'x5-playsinline': '',
  'x5-video-player-type': 'h5',
  disableremoteplayback: '',
};

class InPage extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('inPage() stands on an element');
  }

  override update({ element }: ElementPart): unknown {
    for (const [name, value] of Object.entries(attributes)) if (!element.hasAttribute(name)) element.setAttribute(name, value);
    return this.render();
  }

  render(): unknown {
    return noChange;
  }
}

/** Sets the attributes of vendors that no list of HTML attributes knows: `<video ${inPage()}>`. */
export const inPage = directive(InPage);
