import type { Job } from '../model/job.ts';
import type { HistoryState } from '../history/history-state.ts';
import type { MediaFolderStatus } from '../model/media-file.ts';
import type { Change } from './domain-event.ts';
import type { CoreText } from '../text/core-text.ts';

/** Something to show that is no change of the library and is not kept. */
export type Notice =
  | { readonly type: 'jobChanged'; readonly job: Job }
  | { readonly type: 'mediaFolderChanged'; readonly status: MediaFolderStatus }
  /** What a target of the site holds is remembered anew: `getSiteStatus` tells it. */
  | { readonly type: 'sitePublished'; readonly siteId: string }
  | { readonly type: 'problemReported'; readonly message: CoreText };

/** What a subscriber of the library's one stream receives, in order. */
export type StreamMessage =
  | {
      readonly kind: 'change';
      readonly change: Change;
      /** What can be undone and redone after it. Absent while that is not known: getHistoryState tells. */
      readonly history?: HistoryState;
    }
  | { readonly kind: 'notice'; readonly notice: Notice }
  /** Sent once, first: the sequence of the last change before the subscription; what comes after it arrives here. */
  | { readonly kind: 'subscribed'; readonly sequence: number };
