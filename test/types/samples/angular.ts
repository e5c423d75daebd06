import { Component, CUSTOM_ELEMENTS_SCHEMA, viewChild, type ElementRef } from '@angular/core';
import type { LsProvider } from 'learning-space/provider';
import 'learning-space/provider/define';
import 'learning-space/task-list/define';
import type { LsTaskOpenEvent } from 'learning-space/task-list/events';

@Component({
  selector: 'county-tasks',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <ls-provider #provider service="/" theme="auto">
      <ls-task-list [classId]="classId" (ls-task-open)="open($event)"></ls-task-list>
    </ls-provider>
  `,
})
export class CountyTasks {
  readonly provider = viewChild.required<ElementRef<LsProvider>>('provider');
  classId = 'c-31';

  ngAfterViewInit(): void {
    this.provider().nativeElement.getToken = () => Promise.resolve('token');
    // @ts-expect-error -- a token is no number
    this.provider().nativeElement.getToken = () => Promise.resolve(1);
  }

  open({ detail }: LsTaskOpenEvent): string {
    return detail.task.title;
  }
}
