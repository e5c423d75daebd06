/** A host in Angular 22: our tags in a template by `CUSTOM_ELEMENTS_SCHEMA`. The compiler comes along, as in a page without a build. */
import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'learning-space/player/define';
import 'learning-space/provider/define';
import 'learning-space/resource-picker/define';
import type { LsResourceSelectEvent } from 'learning-space/resource-picker/events';
import { tokenOf } from '../sign-in.js';

@Component({
  selector: 'county-lesson',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <ls-provider service="/" [getToken]="getToken">
        <h1>备课选资源</h1>
        <form (submit)="send($event)">
          <ls-resource-picker name="resource" mode="pick" required (ls-resource-select)="select($event)"></ls-resource-picker>
          <p>
            <button type="submit">用于明天的课（{{ picked() }}）</button> <output id="chosen">{{ sent() }}</output>
          </p>
        </form>
        <h2>播放</h2>
        <ls-player src="/media/fractions/hls/master.m3u8" type="application/vnd.apple.mpegurl"></ls-player>
      </ls-provider>
    </main>
  `,
})
class Lesson {
  readonly getToken = tokenOf('teacher');
  readonly picked = signal(0);
  readonly sent = signal('');

  select({ detail }: LsResourceSelectEvent): void {
    this.picked.set(detail.resources.length);
  }

  send(event: SubmitEvent): void {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) this.sent.set(new FormData(event.currentTarget).getAll('resource').filter((value) => typeof value === 'string').join(', '));
  }
}

bootstrapApplication(Lesson).catch((error: unknown) => console.error(error));
