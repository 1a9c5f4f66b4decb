import { describe, expect, it } from 'vitest';
import { messageStream } from '../../../main/router/message-stream.ts';

/** A source that a test pushes by hand and that knows who listens. */
class Source {
  readonly listeners = new Set<(message: number) => void>();
  readonly subscribe = (listener: (message: number) => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  push(...messages: number[]): void {
    for (const message of messages) for (const listener of this.listeners) listener(message);
  }
}

const mapError = (error: unknown) => error;

describe('a stream of messages', () => {
  it('holds what was pushed since the call, in order, and waits for more', async () => {
    const source = new Source();
    const stream = messageStream(source.subscribe, { mapError });
    source.push(1, 2);
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    expect(await stream.next()).toEqual({ done: false, value: 2 });
    const waiting = stream.next();
    source.push(3);
    expect(await waiting).toEqual({ done: false, value: 3 });
    await stream.return();
  });

  it('lets the source go when the reader returns it, and ends what was waiting', async () => {
    const source = new Source();
    const stream = messageStream(source.subscribe, { mapError });
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(source.listeners.size).toBe(0);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('lets the source go when the caller goes away, and is done, not failed', async () => {
    const source = new Source();
    const controller = new AbortController();
    const stream = messageStream(source.subscribe, { mapError, signal: controller.signal });
    source.push(1);
    await stream.next();
    const waiting = stream.next();
    controller.abort();
    expect(source.listeners.size).toBe(0);
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('is over at once for a caller that has gone already', async () => {
    const source = new Source();
    const stream = messageStream(source.subscribe, { mapError, signal: AbortSignal.abort() });
    expect(source.listeners.size).toBe(0);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('ends with an error for a reader that falls behind, and keeps nothing for it', async () => {
    const source = new Source();
    const stream = messageStream(source.subscribe, { mapError, largestBacklog: 3 });
    source.push(1, 2, 3);
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    source.push(4, 5);
    expect(source.listeners.size).toBe(0);
    await expect(stream.next()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/fell behind .* Subscribe again/) as unknown,
    });
  });
});
