/** Makes the published OpenAPI 3.1 document from routes and schemas. */
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { examples } from './examples.ts';
import { basePath, header } from './headers.ts';
import type { RouteDefinition, Tag } from './route.ts';
import { routes, type RouteId } from './routes/index.ts';
import * as schemas from './schemas/index.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const tags: Record<Tag, string> = {
  identity: 'Who is signed in, and as whom they act.',
  resources: 'The catalogue of learning resources.',
  shelf: 'What a person keeps: favourites, folders, saved searches, notes.',
  tasks: 'Classes, and the tasks given to them.',
  progress: 'Learning records in, progress out.',
  courses: 'Courses by cmi5: their units, launches, and what is taken off.',
  'cue-points': 'Questions and marks at a time in a lesson, of a class.',
  recommendations: 'Few resources with a sender and a reason, what somebody wants to see of them, and the switch that ends it.',
  'watch-time': 'How long a child may watch, as the own guardians say.',
  notices: 'Notices to a person, and the stream of changes.',
  announcements: 'Announcements to families, with what is asked and answered.',
  leave: 'Leave of pupils: asked for, withdrawn, decided.',
  attendance: 'Who of a class was there on a day; for guardians, of the own child.',
  privacy: 'Rules for the data of children, consents of guardians, and what people ask for about their own data.',
  plans: 'Lesson plans: written by one or together, copied with their source named.',
  chat: 'Private talks of teachers and guardians, and moderated talks of a class.',
  cases: 'The moderation desk: reported messages, what is done about them, and words that are held back.',
  imports: 'Reports of roster and catalogue imports.',
  'own-resources': 'What a person makes for the catalogue: drafts, files, submission, admission by the platform.',
  exchange: 'Records in and out, and choosing in the tools of others (LTI 1.3 Deep Linking 2.0).',
};
/** Problems that any route with a token can answer with, by status. */
const statusOfProblem: Record<string, string> = {
  'invalid-request': '400', 'invalid-json': '400', 'invalid-encoding': '400', 'idempotency-key-missing': '400',
  'not-signed-in': '401', 'token-expired': '401', 'token-invalid': '401',
  forbidden: '403', 'person-unknown': '403', 'identity-unknown': '403',
  'conversation-closed': '409', muted: '403', blocked: '403', 'slow-down': '429', 'too-late': '409', 'results-to-all': '409', 'option-full': '409', 'answers-closed': '409', 'leave-decided': '409', 'course-group-closed': '409', 'course-not-satisfied': '409', 'consent-missing': '403', 'consent-changed': '409', 'data-request-settled': '409', 'own-resource-submitted': '409', 'own-resource-incomplete': '409', 'file-kind': '409', 'book-refused': '409', 'attachment-kind': '409', 'attachment-too-large': '413',
  'not-found': '404', 'not-shared': '404', 'method-not-allowed': '405', conflict: '409', 'not-used': '409', 'content-origin-missing': '409', 'idempotency-key-reused': '409',
  'precondition-failed': '412', 'body-too-large': '413', 'too-many-requests': '429',
  internal: '500', importing: '503', unavailable: '503',
};

/** Named schemas: those with a title that are exported under that same name. */
function namedSchemas(): Record<string, v.GenericSchema> {
  const named: Record<string, v.GenericSchema> = {};
  for (const [name, value] of Object.entries(schemas)) {
    if (/^[A-Z]/.test(name) && typeof value === 'object' && 'kind' in value) named[name] = value;
  }
  return named;
}

const definitions = namedSchemas();

/** A schema as JSON Schema 2020-12, with references into `components`. */
function jsonSchema(schema: v.GenericSchema, typeMode: 'input' | 'output' = 'input'): JsonObject {
  const made = toJsonSchema(schema, { definitions, typeMode, target: 'draft-2020-12', errorMode: 'ignore' });
  const { $schema: _dialect, $defs: _defs, ...rest } = made;
  return withComponentReferences(rest as JsonObject);
}

function withComponentReferences(node: JsonObject): JsonObject {
  const text = JSON.stringify(node).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as JsonObject;
}

function parameters(route: RouteDefinition): Json[] {
  const list: Json[] = [];
  for (const [place, schema] of [['path', route.params], ['query', route.query]] as const) {
    for (const [name, entry] of Object.entries(schema?.entries ?? {})) {
      const required = place === 'path' || entry.type !== 'optional';
      list.push({ name, in: place, required, schema: jsonSchema(entry) });
    }
  }
  if (!route.security) list.push({ $ref: '#/components/parameters/Identity' });
  if (route.idempotent) list.push({ $ref: '#/components/parameters/IdempotencyKey' });
  if (route.etag) list.push({ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } });
  if (route.id === 'streamEvents') {
    list.push({ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } });
  }
  if (route.security === 'cookie') {
    list.push({ name: header.csrf, in: 'header', required: true, schema: { type: 'string', const: '1' } });
  }
  return list;
}

function responses(route: RouteDefinition): JsonObject {
  const { status, description, schema, mediaType = 'application/json' } = route.success;
  const { answer, text } = exampleOf(route);
  const content: JsonObject | undefined = schema
    ? { [mediaType]: { schema: jsonSchema(schema, 'output'), ...(answer === undefined ? {} : { example: answer }) } }
    : mediaType === 'text/event-stream'
      ? { [mediaType]: { schema: { type: 'string' }, ...(text === undefined ? {} : { example: text }) } }
      : mediaType === 'application/octet-stream'
        ? { [mediaType]: { schema: { type: 'string', format: 'binary' } } }
        : undefined;
  const answers: JsonObject = {
    [status]: {
      description,
      ...(route.etag ? { headers: { ETag: { schema: { type: 'string' } } } } : {}),
      ...(content ? { content } : {}),
    },
  };
  if (route.etag) answers['304'] = { description: 'Unchanged.' };
  const codes = [
    ...(route.params || route.query || route.body ? ['invalid-request'] : []),
    ...(route.security === undefined ? ['not-signed-in', 'token-expired', 'token-invalid'] : []),
    ...(route.security === 'none' ? [] : ['forbidden']),
    ...(route.body || route.upload ? ['body-too-large'] : []),
    'too-many-requests',
    ...(route.problems ?? []),
  ];
  const byStatus = new Map<string, string[]>();
  for (const code of codes) {
    const number = statusOfProblem[code] ?? '500';
    byStatus.set(number, [...(byStatus.get(number) ?? []), `\`${code}\``]);
  }
  for (const [number, named] of byStatus) {
    answers[number] = {
      description: `Problem ${named.join(', ')}.`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return answers;
}

/** The examples of a route, as plain JSON. */
function exampleOf({ id }: RouteDefinition): { body?: Json; answer?: Json; text?: string } {
  // Every route has an entry, and what JSON can write is JSON.
  return JSON.parse(JSON.stringify(examples[id as RouteId])) as ReturnType<typeof exampleOf>;
}

function operation(route: RouteDefinition): JsonObject {
  const { body } = exampleOf(route);
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    'x-act': route.act,
    security: route.security === 'none' ? [] : [route.security === 'cookie' ? { demoCookie: [] } : { bearer: [] }],
    parameters: parameters(route),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: jsonSchema(route.body),
                ...(body === undefined ? {} : { example: body }),
              },
            },
          },
        }
      : {}),
    ...(route.upload ? { requestBody: { required: true, description: route.upload, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } } : {}),
    responses: responses(route),
  };
}

/** The body of a named schema. A recursive one comes as a reference to a numbered definition: that gets its name back. */
function ownBody(name: string, made: JsonObject): JsonObject {
  const { $schema: _dialect, $defs, ...rest } = made;
  const numbered = typeof rest['$ref'] === 'string' ? /^#\/\$defs\/(\d+)$/.exec(rest['$ref'])?.[1] : undefined;
  if (numbered === undefined) return rest;
  const body = JSON.stringify(($defs as JsonObject)[numbered]).replaceAll(`"#/$defs/${numbered}"`, `"#/$defs/${name}"`);
  return JSON.parse(body) as JsonObject;
}

/** The whole document, keys in a stable order. */
export function openApiDocument(version: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of Object.values<RouteDefinition>(routes)) {
    (paths[route.path] ??= {})[route.method] = operation(route);
  }
  const components: JsonObject = {};
  for (const [name, schema] of Object.entries(definitions)) {
    // A schema is a reference to itself among the definitions; its body is wanted here.
    const { [name]: _self, ...others } = definitions;
    const made = toJsonSchema(schema, { definitions: others, target: 'draft-2020-12', errorMode: 'ignore' });
    components[name] = withComponentReferences(ownBody(name, made as JsonObject));
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Learning space service',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'The uniform service contract of network learning spaces (网络学习空间). Errors are problem details of RFC 9457 in the language of `Accept-Language`. Lists are paged by cursor. Times are UTC.',
    },
    servers: [{ url: basePath }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    'x-collected-event': { description: 'What every statement has that the elements and the service of a space make themselves, whichever door it comes by.', schema: { $ref: '#/components/schemas/CollectedEvent' } },
    components: {
      schemas: components,
      parameters: {
        Identity: { name: header.identity, in: 'header', required: false, description: 'Identity as which the caller acts. Absent: the first one.', schema: { type: 'string' } },
        IdempotencyKey: { name: header.idempotencyKey, in: 'header', required: true, description: 'UUID made by the client; the same key and body have the effect of one.', schema: { type: 'string', format: 'uuid' } },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        demoCookie: { type: 'apiKey', in: 'cookie', name: 'ls-demo' },
      },
    },
  };
}
