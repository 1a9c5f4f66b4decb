import type { TestProject } from 'vitest/node';
import { bundleForNode } from './bundle-node.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of the bundled media worker. */
    readonly mediaWorker: string;
  }
}

/** Bundles the media worker once for all tests: they run it as a process of its own, as the application does. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('mediaWorker', await bundleForNode('main/media/worker/main.ts'));
}
