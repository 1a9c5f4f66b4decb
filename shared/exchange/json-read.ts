import { TextProblem } from './text-problem.ts';

/** How deep lists and objects may lie in one another: far deeper than any gallery, and no danger to what walks them later. */
export const DEEPEST_JSON = 64;

/** The longest text inside a document, in characters. */
export const LONGEST_JSON_TEXT = 1_000_000;

/** What is parsed at a time, in characters: about a millisecond of work. */
const STEP = 64 * 1024;

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /[^\s,\]}:"[{]{1,400}/y;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x7b, 0x5b]);
const CLOSING = new Set([0x7d, 0x5d]);

/** Walks large objects and lists entry by entry and leaves the small ones to JSON.parse. Linear in the length of the text. */
class JsonReader {
  readonly #text: string;
  #offset = 0;
  #restedAt = 0;
  /** 0: everything is walked, to find the exact place of a fault. */
  #step = STEP;

  constructor(text: string) {
    this.#text = text;
    this.#offset = text.startsWith('\uFEFF') ? 1 : 0;
  }

  *document(): Generator<undefined, unknown> {
    const value = yield* this.#value(0);
    this.#skipSpace();
    if (this.#offset < this.#text.length) throw this.#problem('nothing may follow the end of the document');
    return value;
  }

  *#value(depth: number): Generator<undefined, unknown> {
    this.#skipSpace();
    if (this.#offset >= this.#text.length) throw this.#problem('the text ends where a value should be');
    if (this.#offset - this.#restedAt > STEP) {
      this.#restedAt = this.#offset;
      yield;
    }
    const end = this.#endOfSmallValue(depth);
    if (end !== undefined) {
      const value = this.#parsed(end);
      if (value !== undefined) return value.content;
      this.#step = 0;
    }
    switch (this.#text[this.#offset]) {
      case '{':
        return yield* this.#object(depth);
      case '[':
        return yield* this.#list(depth);
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  *#object(depth: number): Generator<undefined, unknown> {
    const fields = new Map<string, unknown>();
    this.#enter(depth);
    for (let isFirst = true; !this.#leaves('}', isFirst); isFirst = false) {
      this.#skipSpace();
      if (this.#text[this.#offset] !== '"')
        throw this.#problem('the name of a field in double quotes is expected');
      const name = this.#string();
      this.#skipSpace();
      if (this.#text[this.#offset] !== ':') throw this.#problem('a colon is expected');
      this.#offset += 1;
      fields.set(name, yield* this.#value(depth + 1));
    }
    // Makes fields of its own whatever their names are; assigning them would not.
    return Object.fromEntries(fields);
  }

  *#list(depth: number): Generator<undefined, unknown> {
    const entries: unknown[] = [];
    this.#enter(depth);
    for (let isFirst = true; !this.#leaves(']', isFirst); isFirst = false) {
      entries.push(yield* this.#value(depth + 1));
    }
    return entries;
  }

  #enter(depth: number): void {
    if (depth >= DEEPEST_JSON) throw this.#tooDeep(this.#offset);
    this.#offset += 1;
  }

  /** Whether the container ends here; if not, passes the comma before its next entry. */
  #leaves(closing: string, isFirst: boolean): boolean {
    this.#skipSpace();
    const found = this.#text[this.#offset];
    if (found === closing) {
      this.#offset += 1;
      return true;
    }
    if (isFirst) return false;
    if (found !== ',') throw this.#problem(`a comma or “${closing}” is expected`);
    this.#offset += 1;
    return false;
  }

  #string(): string {
    const end = this.#endOfString(this.#offset);
    if (end === undefined) throw this.#problem('a text begins here and is never closed');
    if (end - this.#offset > LONGEST_JSON_TEXT) {
      throw this.#problem(`the text has more than ${LONGEST_JSON_TEXT} characters`);
    }
    const parsed = this.#parsed(end);
    if (typeof parsed?.content !== 'string') {
      throw this.#problem('the text has a line break or another character that must be written as an escape');
    }
    return parsed.content;
  }

  #scalar(): unknown {
    SCALAR.lastIndex = this.#offset;
    const [word] = SCALAR.exec(this.#text) ?? [''];
    const parsed = word === '' ? undefined : this.#parsed(this.#offset + word.length);
    if (parsed === undefined) {
      throw this.#problem(
        `“${word === '' ? this.#text.charAt(this.#offset) : word.slice(0, 40)}” is no value`,
      );
    }
    return parsed.content;
  }

  /** What the text up to `end` says; undefined, and nothing passed, when it is no JSON. */
  #parsed(end: number): { readonly content: unknown } | undefined {
    try {
      const content: unknown = JSON.parse(this.#text.slice(this.#offset, end));
      this.#offset = end;
      return { content };
    } catch {
      return undefined;
    }
  }

  /** The end of the object or list that begins here, or undefined when it is none or a large one. */
  #endOfSmallValue(depth: number): number | undefined {
    if (this.#step === 0 || !OPENING.has(this.#text.charCodeAt(this.#offset))) return undefined;
    const limit = Math.min(this.#offset + this.#step, this.#text.length);
    let inside = 0;
    let offset = this.#offset;
    while (offset < limit) {
      const code = this.#text.charCodeAt(offset);
      if (code === QUOTE) {
        const end = this.#endOfString(offset);
        if (end === undefined) return undefined;
        offset = end;
        continue;
      }
      offset += 1;
      if (OPENING.has(code)) {
        inside += 1;
        if (depth + inside > DEEPEST_JSON) throw this.#tooDeep(offset - 1);
      } else if (CLOSING.has(code)) {
        inside -= 1;
        if (inside === 0) return offset;
      }
    }
    return undefined;
  }

  /** The offset behind the closing quote of the text that begins at `start`. */
  #endOfString(start: number): number | undefined {
    for (let quote = start; ;) {
      quote = this.#text.indexOf('"', quote + 1);
      if (quote < 0) return undefined;
      let backslashes = 0;
      while (this.#text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes += 1;
      if (backslashes % 2 === 0) return quote + 1;
    }
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#offset;
    SPACE.exec(this.#text);
    this.#offset = SPACE.lastIndex;
  }

  #tooDeep(offset: number): TextProblem {
    return new TextProblem(
      this.#text,
      offset,
      `lists and objects lie more than ${DEEPEST_JSON} deep in one another`,
    );
  }

  #problem(problem: string): TextProblem {
    return new TextProblem(this.#text, this.#offset, problem);
  }
}

/**
 * Reads JSON step by step: between two steps of about a millisecond the caller can rest. Answers what JSON.parse would.
 *
 * @throws TextProblem naming line and column, for what is no JSON or lies too deep
 */
export function readJson(text: string): Generator<undefined, unknown> {
  return new JsonReader(text).document();
}
