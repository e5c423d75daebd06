import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press } from '../../test/helpers/browser.ts';
import { storyElement } from '../base/story.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import * as file from './lesson-planner.stories.ts';

describe('ls-lesson-planner', () => {
  it('shows the names it is given', async () => {
    const element = await fixture<LsLessonPlanner>(storyElement(file, file.states.ready));
    await element.loadingComplete;
    const names = [...(element.shadowRoot?.querySelectorAll('bdi') ?? [])].map((name) => name.textContent);
    expect(names).to.deep.equal(['买买提·艾力', '𠮷田']);
  });

  it('asks, by keyboard, to open a name', async () => {
    const element = await fixture<LsLessonPlanner>(storyElement(file, file.states.ready));
    element.shadowRoot?.querySelector('button')?.focus();
    const asked = oneEvent(element, 'ls-lesson-planner-open-request');
    await press('Enter');
    expect(((await asked) as CustomEvent<{ name: string }>).detail.name).to.equal('买买提·艾力');
  });

  it('stands on a page without any data', async () => {
    const element = await fixture<LsLessonPlanner>(html`<ls-lesson-planner></ls-lesson-planner>`);
    expect(element.state).to.deep.equal({ type: 'unset' });
    expect(element.shadowRoot?.textContent.trim()).not.to.equal('');
  });
});
