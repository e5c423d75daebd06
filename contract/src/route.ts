/**
 * A route of the contract: address, input, answer and the act it needs the right to. No handler stands here, so the
 * same definition serves the service, the client, the tests and the published document.
 */
import type * as v from 'valibot';
import type { ProblemCode } from './schemas/problem.ts';

/** What a caller does to data. The service's authorisation table says who may do it to whose. */
export const acts = [
  'service.read',
  'session.open',
  'space.read',
  'resource.read',
  'rating.write',
  'comment.review',
  'resource.own',
  'recommendation.give',
  'report.create',
  'report.read',
  'report.decide',
  'shelf.read',
  'shelf.write',
  'note.share',
  'note.withdraw',
  'class.read',
  'task.read',
  'task.create',
  'task.progress.read',
  'progress.read',
  'statement.write',
  'statement.read',
  'course.launch',
  'course.waive',
  'course-group.read',
  'course-group.join',
  'course-group.lead',
  'cue-point.read',
  'cue-point.write',
  'cue-point.answer',
  'watch-time.read',
  'watch-time.limit',
  'study.read',
  'study.count',
  'notice.read',
  'notice.mark',
  'event.read',
  'announcement.read',
  'announcement.mark',
  'announcement.answer',
  'announcement.send',
  'announcement.attach',
  'announcement.follow',
  'leave.read',
  'leave.request',
  'leave.withdraw',
  'leave.decide',
  'attendance.read',
  'attendance.take',
  'privacy.read',
  'consent.decide',
  'collected.decide',
  'data-request.read',
  'data-request.make',
  'data-request.withdraw',
  'data-request.answer',
  'plan.read',
  'plan.create',
  'plan.write',
  'plan.share',
  'plan.submit',
  'plan.review',
  'conversation.read',
  'conversation.open',
  'topic.open',
  'conversation.mark',
  'conversation.moderate',
  'conversation.block',
  'answer-hours.set',
  'quiet-hours.set',
  'push.receive',
  'conversation.export',
  'message.send',
  'message.report',
  'announcement.report',
  'notice.report',
  'case.read',
  'case.handle',
  'held-words.manage',
  'import.read',
  'resource.admit',
  'own-resource.read',
  'own-resource.write',
  'exchange.manage',
  'selection.make',
  'share.read',
  'share.create',
  'share.offer',
  'share.withdraw',
  'share.decide',
  'share.thank',
] as const;
export type Act = (typeof acts)[number];

/** One tag a port; `attendance` is served by the leave port (0034). */
export type Tag = 'identity' | 'resources' | 'shelf' | 'tasks' | 'progress' | 'courses' | 'cue-points' | 'watch-time' | 'recommendations' | 'notices' | 'announcements' | 'leave' | 'attendance' | 'privacy' | 'plans' | 'chat' | 'cases' | 'imports' | 'exchange' | 'own-resources';
type ObjectSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

export interface RouteDefinition {
  /** Operation id of the published document, and the name of the client's method. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api/v1`, parameters in braces. */
  readonly path: `/${string}`;
  readonly tag: Tag;
  readonly act: Act;
  readonly summary: string;
  readonly description?: string;
  /**
   * `none`: no token is needed; `cookie`: the sign-in cookie of the demo, with the header `LS-Request` against foreign
   * pages; else a bearer token.
   */
  readonly security?: 'none' | 'cookie';
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  readonly body?: v.GenericSchema;
  /** The body is a file as it is; what it may be. */
  readonly upload?: string;
  readonly success: {
    readonly status: 200 | 201 | 204;
    readonly description: string;
    /** Absent where there is no JSON body (204, event stream). */
    readonly schema?: v.GenericSchema;
    readonly mediaType?: 'application/json' | 'text/event-stream' | 'application/octet-stream';
  };
  /** Needs the header `Idempotency-Key`: the same key and body have the effect of one. */
  readonly idempotent?: boolean;
  /** Answers with an `ETag`, and with 304 to `If-None-Match`. */
  readonly etag?: boolean;
  /** Problems beyond those every route can answer with. */
  readonly problems?: readonly ProblemCode[];
}

/** Keeps the literal types of a definition, so that client and service infer from it. */
export function defineRoute<const Definition extends RouteDefinition>(definition: Definition): Definition {
  return definition;
}

type Out<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : undefined;
type In<Schema> = Schema extends v.GenericSchema ? v.InferInput<Schema> : undefined;

/** What a handler of the route receives, parsed. */
export interface RouteInput<Definition extends RouteDefinition> {
  params: Out<Definition['params']>;
  query: Out<Definition['query']>;
  body: Out<Definition['body']>;
}
/** What a client of the route sends. */
export interface RouteRequest<Definition extends RouteDefinition> {
  params: In<Definition['params']>;
  query: In<Definition['query']>;
  body: In<Definition['body']>;
}
/** What the route answers when it succeeds. */
export type RouteOutput<Definition extends RouteDefinition> = Out<Definition['success']['schema']>;
