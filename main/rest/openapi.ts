import * as z from 'zod';
import { PROGRAM_VERSION } from '../program-version.ts';
import { FILE_BASES, FILE_METHODS } from './file-methods.ts';
import { GALLERY_BASES, GALLERY_METHODS } from './gallery-methods.ts';
import { isRecord } from './request-input.ts';
import { webhookInputSchema } from './webhook-routes.ts';
import { OWN_GALLERY_FIELDS, OWN_ITEM_FIELDS } from './wire-items.ts';

type Json = Readonly<Record<string, unknown>>;

/** A method of this server as the document describes it. */
interface DescribedMethod {
  readonly name: string;
  readonly verb: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly schema?: z.ZodType;
  /** Whether the input is in the query rather than in a body. */
  readonly isQuery: boolean;
  readonly wireNames?: Readonly<Record<string, string>>;
}

const errorSchema: Json = {
  type: 'object',
  required: ['message', 'details'],
  properties: {
    message: { type: 'string', description: 'What happened, to which value, and what to do.' },
    details: {
      type: 'object',
      properties: {
        validationError: {
          type: 'object',
          properties: {
            fieldViolations: {
              type: 'array',
              items: {
                type: 'object',
                required: ['field', 'description', 'violatedRule'],
                properties: {
                  field: { type: 'string' },
                  description: { type: 'string' },
                  violatedRule: { type: 'string' },
                },
              },
            },
          },
        },
        applicationError: {
          type: 'object',
          properties: { code: { type: 'string' }, description: { type: 'string' }, data: { type: 'object' } },
        },
      },
    },
  },
};

/**
 * The JSON Schema of what a client sends, without the fields that are the library's own. Parts that it refers to go among the document's own schemas, under the method's name.
 */
function jsonSchemaOf(schema: z.ZodType, method: string, shared: Record<string, Json>): Json {
  const made = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      const { properties } = jsonSchema;
      if (properties === undefined) return;
      if ('flag' in properties) for (const field of OWN_ITEM_FIELDS) delete properties[field];
      if ('layout' in properties) for (const field of OWN_GALLERY_FIELDS) delete properties[field];
    },
  });
  const text = JSON.stringify(made).replaceAll('#/$defs/', `#/components/schemas/${method}`);
  const { $schema: _dialect, $defs: parts, ...json } = JSON.parse(text) as Record<string, unknown>;
  if (isRecord(parts)) {
    for (const [name, part] of Object.entries(parts)) if (isRecord(part)) shared[method + name] = part;
  }
  return json;
}

/** The fields of a query by their names with dots, as `paging.limit`. */
function flatten(schema: Json, prefix = ''): [string, Json][] {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  return Object.entries(properties).flatMap(([name, value]) => {
    if (!isRecord(value)) return [];
    return isRecord(value.properties)
      ? flatten(value, `${prefix}${name}.`)
      : [[prefix + name, value] as [string, Json]];
  });
}

function operationOf(
  { name, path, summary, tag, schema, isQuery, wireNames = {} }: DescribedMethod,
  shared: Record<string, Json>,
): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter);
  const json = schema === undefined ? {} : jsonSchemaOf(schema, name, shared);
  const parameters: Json[] = inPath.map((parameter) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const required = Array.isArray(json.required) ? json.required : [];
  if (isQuery) {
    for (const [field, value] of flatten(json)) {
      if (inPath.includes(field)) continue;
      const isRequired = required.includes(field);
      parameters.push({ name: wireNames[field] ?? field, in: 'query', required: isRequired, schema: value });
    }
  }
  // What the path says need not be said again.
  const body = { ...json, required: required.filter((field) => !inPath.includes(String(field))) };
  return {
    operationId: name,
    summary,
    tags: [tag],
    parameters,
    ...(isQuery || schema === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: { type: 'object' } } } },
      default: {
        description: 'Refused; the body says why.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

const OWN_METHODS: readonly DescribedMethod[] = [
  ['listWebhooks', 'get', '/webhooks', 'Lists the addresses that are told of every event.'],
  ['createWebhook', 'post', '/webhooks', 'Tells an address of every event from now on.', webhookInputSchema],
  ['deleteWebhook', 'delete', '/webhooks/{webhookId}', 'Tells an address of no further event.'],
  [
    'listDeliveries',
    'get',
    '/webhooks/{webhookId}/deliveries',
    'Lists the last attempts to deliver, the newest first.',
  ],
  [
    'listenToEvents',
    'get',
    '/events',
    'Streams events as text/event-stream. Last-Event-ID, or lastEventId in the query, begins after that event; 410 when it is no longer kept.',
  ],
].map(([name, verb, path, summary, schema]) => ({
  name: name as string,
  verb: verb as string,
  path: path as string,
  summary: summary as string,
  tag: 'Events',
  isQuery: schema === undefined,
  ...(schema instanceof z.ZodType ? { schema } : {}),
}));

/** Every method, in the order in which people read of them. */
export const DESCRIBED_METHODS: readonly DescribedMethod[] = [
  ...GALLERY_METHODS.map(({ name, verb, path, summary, schema, query, wireNames }) => ({
    name,
    verb: verb.toLowerCase(),
    path: GALLERY_BASES[0] + path,
    summary,
    tag: 'Galleries',
    schema,
    isQuery: query !== undefined,
    ...(wireNames && { wireNames }),
  })),
  ...FILE_METHODS.map(({ name, verb, path, summary, schema, query }) => ({
    name,
    verb: verb.toLowerCase(),
    path: FILE_BASES[0] + path,
    summary,
    tag: 'Media',
    schema,
    isQuery: query !== undefined,
  })),
  ...OWN_METHODS,
];

/** The OpenAPI 3.1 document of this server, made from the schemas that requests are checked with. */
export function openApiDocument(address: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const shared: Record<string, Json> = {};
  for (const method of DESCRIBED_METHODS) {
    paths[method.path] = { ...paths[method.path], [method.verb]: operationOf(method, shared) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gallery Desk: the Pro Gallery API on this machine',
      version: PROGRAM_VERSION,
      description: `The galleries are served below ${GALLERY_BASES.join(', ')} and the media below ${FILE_BASES.join(', ')} alike.`,
    },
    servers: [{ url: address }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: { Error: errorSchema, ...shared },
      securitySchemes: {
        token: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'The token, with or without “Bearer ” before it.',
        },
      },
    },
  };
}
