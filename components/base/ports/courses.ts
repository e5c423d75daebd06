/** Courses in packages: what they hold, and opening a part of them. */
import type { Answer, CallOptions } from './ports.ts';

export interface CourseUnit {
  /** Its place in the course, counted from 0. */
  place: number;
  /** By language. */
  title: Record<string, string>;
  launchMethod: 'AnyWindow' | 'OwnWindow';
  state: 'open' | 'completed' | 'passed' | 'failed' | 'waived';
  /** It was opened without a line, and the service has not heard yet what came of it. */
  isWaiting?: boolean;
  /** Another machine went further than what was done here without a line; that stands. */
  isNewerElsewhere?: boolean;
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
  /** Of a launch that was made without a line: sent again it is the same. */
  launchId?: string;
  /** When that was, RFC 3339. */
  launchedAt?: string;
}
/** What it takes to have a course without a line. */
export interface CoursePackage {
  /** Its folder, on the origin where it runs. */
  address: string;
  sizeBytes: number;
  /** By which its units know the person (xAPI, JSON). */
  actor: string;
  /** In their order, with what opens them. */
  units: KeptUnit[];
}
export interface KeptUnit {
  path: string;
  activityId: string;
  publisherId: string;
  launchMethod: CourseUnit['launchMethod'];
  moveOn: string;
  masteryScore: number | null;
  launchParameters: string | null;
}
export interface Launch {
  /** Address to open; good for this launch. */
  url: string;
  launchMethod: CourseUnit['launchMethod'];
}

export interface CoursePort {
  /** In a task it begins anew. */
  course(about: { resourceId: string; taskId: string | null }, options?: CallOptions): Promise<Answer<Course>>;
  /** What is fetched to keep it; `not-found` where it cannot be kept. */
  coursePackage(resourceId: string, options?: CallOptions): Promise<Answer<CoursePackage>>;
  /** Without a line only a course that is kept: what it records then waits on this machine. */
  launch(resourceId: string, draft: LaunchDraft): Promise<Launch>;
  /**
   * Opens what lies at a tool (LTI), by the identifier of its resource. The address is good once, and for a window of its own.
   * Rejects with `not-found` once the tool is not worked with any more.
   */
  launchLink(identifier: string): Promise<Launch>;
}
