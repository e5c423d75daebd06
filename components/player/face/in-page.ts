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
  private isSet = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('inPage() stands on an element');
  }

  override update({ element }: ElementPart): unknown {
    // Once: what is sent to another screen has one of them taken away.
    if (!this.isSet) for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    this.isSet = true;
    return this.render();
  }

  render(): unknown {
    return noChange;
  }
}

/** Sets the attributes of vendors that no list of HTML attributes knows: `<video ${inPage()}>`. */
export const inPage = directive(InPage);
