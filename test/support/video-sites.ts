import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AskAddress } from '../../main/video-sites/ask-video-site.ts';

/** A server that stands where the sites of videos are, and what was asked of which of them. */
export interface VideoSites {
  readonly ask: AskAddress;
  /** `https://host/path?query`, in the order they came. */
  readonly asked: string[];
  readonly requests: IncomingMessage[];
  close(): void;
}

/** @param listener is told in the header `x-asked-host` for which host it answers */
export async function openVideoSites(listener: RequestListener): Promise<VideoSites> {
  const asked: string[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    requests,
    ask(address, signal) {
      asked.push(address.href);
      const here = new URL(address.pathname + address.search, `http://127.0.0.1:${port}`);
      return fetch(here, { redirect: 'error', headers: { 'x-asked-host': address.host }, signal });
    },
    close: () => void server.close(),
  };
}
