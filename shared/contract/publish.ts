import { type } from '@orpc/contract';
import * as z from 'zod';
import type { Finding } from '../publish/preflight-finding.ts';
import type {
  GalleryState,
  PublishPlan,
  PublishResult,
  VerifyPublishedResult,
} from '../publish/publish-plan.ts';
import type { SiteSettings } from '../publish/site-settings.ts';
import { guidSchema } from '../schemas/common.ts';
import { siteInputSchema, sitePatchSchema, siteReferenceSchema } from '../schemas/site.ts';
import { method } from './base.ts';

/** How the galleries of a site stand to what was published last, as the library remembers it. */
export interface SiteStatus {
  readonly siteId: string;
  /** Those of the site in its order, then those to be removed. With several targets, how the one stands that lags behind most. */
  readonly galleries: readonly {
    readonly galleryId: string;
    readonly name: string;
    readonly state: GalleryState;
  }[];
  readonly targets: readonly {
    readonly targetId: string;
    /** Absolute path of the folder or ZIP file. */
    readonly location: string;
    /** ISO 8601, UTC; null when nothing was published there yet. */
    readonly publishedDate: string | null;
  }[];
}

const publishing = {
  /** The site's name, or its id. */
  site: siteReferenceSchema,
  /** One of the site's targets; by default the first. */
  targetId: guidSchema.optional(),
};

const runInput = {
  ...publishing,
  /** Replaces files of the site that somebody changed, and files that stand in its way. */
  replaceKept: z.boolean().default(false),
};

/** Sites, and galleries on their way there. */
export const publishContract = {
  listSites: method('sites', 'Lists the sites that galleries are published to.')
    .input(z.object({}))
    .output(type<{ sites: SiteSettings[] }>()),
  createSite: method('create-site', 'Makes a site; nothing is published yet.')
    .input(z.object({ site: siteInputSchema }))
    .output(type<{ site: SiteSettings }>()),
  updateSite: method('update-site', 'Changes a site: its galleries, its settings or where it goes.')
    .input(z.object({ site: siteReferenceSchema, changes: sitePatchSchema }))
    .output(type<{ site: SiteSettings }>()),
  deleteSite: method('delete-site', 'Forgets a site. What was published of it stays where it is.')
    .input(z.object({ site: siteReferenceSchema }))
    .output(type<{ site: SiteSettings }>()),
  getSiteStatus: method('status', 'Tells which galleries of a site are published, changed or to be removed.')
    .input(z.object({ site: siteReferenceSchema }))
    .output(type<SiteStatus>()),
  checkSite: method(
    'check',
    'Looks for what visitors would miss and for what keeps a site from being published.',
  )
    .input(z.object({ site: siteReferenceSchema }))
    .output(type<{ findings: Finding[]; totalErrors: number; totalWarnings: number }>()),
  planPublish: method('plan', 'Tells what publishing would change, and changes nothing.')
    .input(z.object(runInput))
    .output(type<PublishPlan>()),
  runPublish: method('run', 'Publishes a site: what the plan told, or without a plan what is to be done now.')
    .input(
      z.object({
        ...runInput,
        /** Of planPublish; the run is refused when it would do something else by now. */
        planId: z.string().min(1).max(100).optional(),
      }),
    )
    .output(type<PublishResult>()),
  verifyPublished: method('verify', 'Reads every published file again and compares it with what was written.')
    .input(z.object(publishing))
    .output(type<VerifyPublishedResult>()),
};
