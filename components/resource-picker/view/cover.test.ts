import { expect, fixture, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { cover } from './cover.ts';

describe('cover of a card', () => {
  const drawn = { id: 'r-1', subject: '数学', coverUrl: null };

  it('is the paper of its subject while the card is a sketch, and the drawing once it is whole', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    render(cover(drawn, { isSketch: true }), box);
    await waitUntil(() => box.querySelector('.cover'), 'the paper');
    expect(box.querySelector('.cover')?.className).to.contain('subject--maths');
    expect(box.querySelector('svg'), 'the drawing of a sketch').to.equal(null);
    render(cover(drawn), box);
    await waitUntil(() => box.querySelector('svg.cover'), 'the drawing');
    expect(box.querySelectorAll('.cover')).to.have.length(1);
  });

  it('is the picture of a resource that has one, in a sketch, too', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    render(cover({ ...drawn, coverUrl: URL.createObjectURL(new Blob([new Uint8Array(1)])), coverAlternative: '一座桥' }, { isSketch: true }), box);
    expect(box.querySelector('img')?.alt).to.equal('一座桥');
    expect(box.querySelector('.cover')).to.equal(null);
  });
});
