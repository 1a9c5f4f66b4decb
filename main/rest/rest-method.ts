import type { QueryShape, RawInput } from './request-input.ts';

export type Verb = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** A method that takes a query or a JSON body and answers JSON: all but streams, files and pages are such. */
export interface RestMethod {
  readonly verb: Verb;
  /** Whole addresses that mean the same; `{name}` stands for a value. */
  readonly paths: readonly string[];
  /** How the query is read; absent for methods that take a body. */
  readonly query?: QueryShape | undefined;
  /**
   * Answers the body as JSON.
   *
   * @param given what came in the query or the body, not checked yet
   * @param path the values in the address
   * @throws GalleryDeskError, HttpRefusal
   */
  answer(given: RawInput, path: Readonly<Record<string, string>>): Promise<string>;
}

/** The method at an address, with the values that the address holds. */
export interface FoundMethod {
  readonly method: RestMethod;
  readonly path: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly method: RestMethod;
  readonly segments: readonly { readonly text: string; readonly isValue: boolean }[];
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // No id looks like this: the check of the input names it.
    return text;
  }
}

function valuesOf(
  { segments }: Pattern,
  given: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const values: Record<string, string> = {};
  for (const [index, { text, isValue }] of segments.entries()) {
    const value = given[index] ?? '';
    if (!isValue && value !== text) return undefined;
    if (isValue && value === '') return undefined;
    if (isValue) values[text] = decoded(value);
  }
  return values;
}

const keyOf = (verb: string, segments: readonly unknown[]): string => `${verb} ${segments.length}`;

/** Finds methods by verb and path. Each is looked for among the few of the same verb and length. */
export class MethodTable {
  readonly #patterns = new Map<string, Pattern[]>();

  /** @throws TypeError when two methods have the same address */
  constructor(methods: readonly RestMethod[]) {
    const known = new Set<string>();
    for (const method of methods) {
      for (const path of method.paths) {
        const name = `${method.verb} ${path}`;
        if (known.has(name)) throw new TypeError(`Two methods are served at ${name}.`);
        known.add(name);
        this.#add(method, path);
      }
    }
  }

  find(verb: string, path: string): FoundMethod | undefined {
    const segments = path.split('/');
    // HEAD asks for what GET would answer, without the body.
    for (const pattern of this.#patterns.get(keyOf(verb === 'HEAD' ? 'GET' : verb, segments)) ?? []) {
      const values = valuesOf(pattern, segments);
      if (values !== undefined) return { method: pattern.method, path: values };
    }
    return undefined;
  }

  #add(method: RestMethod, path: string): void {
    const segments = path.split('/').map((segment) => {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      return { text: name ?? segment, isValue: name !== undefined };
    });
    const key = keyOf(method.verb, segments);
    this.#patterns.set(key, [...(this.#patterns.get(key) ?? []), { method, segments }]);
  }
}
