import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { BUNDLE_CACHE, bundleForNode } from './bundle-node.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of the bundled media worker. */
    readonly mediaWorker: string;
  }
}

/** Of this run alone: another run of the tests at the same time must not find it half written. */
const folder = path.join(BUNDLE_CACHE, `media-worker-${process.pid}`);

/** Bundles the media worker once for all tests: they run it as a process of its own, as the application does. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('mediaWorker', await bundleForNode('main/media/worker/main.ts', folder));
}

export async function teardown(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
