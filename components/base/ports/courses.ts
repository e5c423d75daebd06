/** Courses in packages: what they hold, and opening a part of them. */
import type { Answer, CallOptions } from './ports.ts';

export interface CourseUnit {
  /** Its place in the course, counted from 0. */
  place: number;
  /** By language. */
  title: Record<string, string>;
  launchMethod: 'AnyWindow' | 'OwnWindow';
  state: 'open' | 'completed' | 'passed' | 'failed' | 'waived';
}
export interface Course {
  resourceId: string;
  registration: string | null;
  /** In their order. */
  units: CourseUnit[];
  /** All that it asks for is done. */
  satisfied: boolean;
}
export interface LaunchDraft {
  unit: number;
  taskId: string | null;
}
export interface Launch {
  /** Address to open; good for this launch. */
  url: string;
  launchMethod: CourseUnit['launchMethod'];
}

export interface CoursePort {
  /** In a task it begins anew. */
  course(about: { resourceId: string; taskId: string | null }, options?: CallOptions): Promise<Answer<Course>>;
  /** Needs the line: what a course records goes straight to the service. */
  launch(resourceId: string, draft: LaunchDraft): Promise<Launch>;
}
