import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { EventStream } from '../../../main/events/event-stream.ts';
import { JobRegistry } from '../../../main/events/job-registry.ts';
import { createAddingService, type AddingService } from '../../../main/media/adding-service.ts';
import type { Job } from '../../../shared/model/job.ts';
import { openMedia, temporaryFolder, type MediaFixture } from './media-fixture.ts';

export interface AddingFixture extends MediaFixture {
  readonly adding: AddingService;
  readonly jobs: JobRegistry;
  /** A folder outside of the media folder. */
  readonly outside: string;
  readonly told: Job[];
  /** The id of the file at a path. */
  id(path: string): string;
}

/** A media folder with the service that adds files to it. */
export async function openAdding(options: Parameters<typeof openMedia>[0] = {}): Promise<AddingFixture> {
  const fixture = await openMedia(options);
  const events = new EventStream();
  const told: Job[] = [];
  events.subscribe((message) => {
    if (message.kind === 'notice' && message.notice.type === 'jobChanged') told.push(message.notice.job);
  });
  const jobs = new JobRegistry(events);
  const adding = createAddingService({
    store: fixture.store,
    jobs,
    media: fixture.media,
    exclude: [join(fixture.library, 'cache')],
  });
  onTestFinished(() => adding.close());
  return Object.assign(fixture, {
    adding,
    jobs,
    told,
    outside: await temporaryFolder(),
    id: (path: string) => fixture.at(path)!.id,
  });
}

/** All names in the media folder, hidden ones too. */
export async function allNames({ folder }: MediaFixture): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}

/** What was left in the folder for files under way. */
export async function leftAside({ folder }: MediaFixture): Promise<string[]> {
  const hidden = await readdir(join(folder, '.gallery-desk'), { recursive: true }).catch(() => []);
  return hidden.filter((name) => /[0-9a-f]{8}-[^/]*$/.test(name) && name.includes('incoming/'));
}
