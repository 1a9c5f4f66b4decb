import fc from 'fast-check';
import type { Json } from './rest-fixture.ts';

/** One request that the description of the API allows, or nearly. */
export interface RandomRequest {
  readonly operation: string;
  readonly method: string;
  readonly address: string;
  readonly body: unknown;
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, '', -1, 0, 1e308, 2 ** 53, '__proto__', 'constructor', '\u0000', '\ud800', [], {}),
);

const STRINGS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  uri: fc.webUrl(),
};

function textsOf({ format, minLength = 0, maxLength = minLength + 20, pattern }: Json): fc.Arbitrary<string> {
  const known = STRINGS[format];
  if (known !== undefined) return known;
  const free = fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40), unit: 'grapheme' });
  return pattern === undefined ? free : fc.oneof(fc.stringMatching(new RegExp(pattern)), free);
}

function numbersOf({
  type,
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
}: Json): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? exclusiveMinimum ?? -1e9, -1e15);
  const max = Math.min(maximum ?? exclusiveMaximum ?? 1e9, 1e15);
  if (type === 'integer') return fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  return fc.double({ min, max, noNaN: true });
}

/** Values that a JSON Schema allows; now and then others in any place of them. */
function valuesOf(schema: Json, document: Json, depth = 0): fc.Arbitrary<unknown> {
  const fitting = (): fc.Arbitrary<unknown> => {
    if (depth > 6) return anything;
    const inner = (other: Json): fc.Arbitrary<unknown> => valuesOf(other, document, depth + 1);
    if (schema.$ref !== undefined) {
      return inner(document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]);
    }
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const several = schema.anyOf ?? schema.oneOf;
    if (several !== undefined) return fc.oneof(...several.map(inner));
    if (schema.allOf !== undefined) {
      return fc.tuple(...schema.allOf.map(inner)).map((parts) => Object.assign({}, ...(parts as object[])));
    }
    switch (schema.type) {
      case 'string':
        return textsOf(schema);
      case 'integer':
      case 'number':
        return numbersOf(schema);
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return fc.array(inner(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 4 });
      case 'object': {
        const properties = Object.entries<Json>(schema.properties ?? {});
        return fc.record(Object.fromEntries(properties.map(([name, value]) => [name, inner(value)])), {
          requiredKeys: schema.required ?? [],
        });
      }
      default:
        return anything;
    }
  };
  return fc.oneof({ weight: 30, arbitrary: fitting() }, { weight: 1, arbitrary: anything });
}

const inQuery = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Text that no address can hold is not sent. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '')).replaceAll('.', '%2e');

function requestsOf(
  document: Json,
  path: string,
  method: string,
  ids: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<RandomRequest> {
  const operation = document.paths[path][method];
  const parameters: Json[] = operation.parameters ?? [];
  const body = operation.requestBody?.content['application/json'].schema;
  const pathValues = Object.fromEntries(
    parameters
      .filter(({ in: place }) => place === 'path')
      .map(({ name }) => [
        name,
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...(ids[name] ?? ['x'])) },
          { weight: 1, arbitrary: fc.uuid() },
          { weight: 1, arbitrary: fc.string({ minLength: 1 }) },
        ),
      ]),
  );
  const query = parameters.filter(({ in: place }) => place === 'query');
  const queryValues = fc.record<Record<string, unknown>, string>(
    Object.fromEntries(query.map(({ name, schema }) => [name, valuesOf(schema, document)])),
    { requiredKeys: query.filter(({ required }) => required).map(({ name }): string => name) },
  );
  return fc
    .record({
      path: fc.record(pathValues),
      query: queryValues,
      body: body === undefined ? fc.constant(undefined) : valuesOf(body, document),
    })
    .map((given) => {
      const values = given.path as Readonly<Record<string, string>>;
      const place = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encoded(values[name] ?? ''));
      const pairs = Object.entries(given.query).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map(
          (one) => `${encoded(name)}=${encoded(inQuery(one) ?? '')}`,
        ),
      );
      return {
        operation: operation.operationId,
        method: method.toUpperCase(),
        address: pairs.length === 0 ? place : `${place}?${pairs.join('&')}`,
        body: given.body,
      };
    });
}

/**
 * Requests made at random from an OpenAPI document, of every operation alike.
 *
 * @param ids that exist, by the name of the parameter
 * @param without operations that are not called
 */
export function randomRequests(
  document: Json,
  ids: Readonly<Record<string, readonly string[]>>,
  without: readonly string[],
): fc.Arbitrary<RandomRequest> {
  const operations = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => !without.includes(methods[method].operationId))
      .map((method) => requestsOf(document, path, method, ids)),
  );
  return fc.oneof(...operations);
}
