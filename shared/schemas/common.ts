import * as z from 'zod';

/** A gallery's or item's id. Checked at the boundary because it becomes part of a file name. */
export const guidSchema = z
  .guid('Must be a GUID such as 1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11.')
  .transform((id) => id.toLowerCase());

/** A media id: letters, digits, `_`, `-`, `~` and `.`, so that it can stand in a URL and can never be a path. */
export const mediaIdSchema = z.string().regex(/^[\w~-][\w.~-]{0,199}$/, 'Must be a media id.');

export const sortOrderSchema = z.number();

/** The most ids or items one call of the contract takes. */
export const BULK_LIMIT = 1000;

/** Where in a displayed list something goes; ids are those of its neighbour. */
export const placeSchema = z.union(
  [
    z.strictObject({ at: z.enum(['start', 'end']) }),
    z.strictObject({ before: guidSchema }),
    z.strictObject({ after: guidSchema }),
  ],
  'Must be {"at": "start"}, {"at": "end"}, {"before": "<id>"} or {"after": "<id>"}.',
);

/** What a schema's own check says when it fails: a message for people, the rule for programs. */
const formatError = (error: string) => ({ error, params: { violatedRule: 'FORMAT' } });

/** An address a link may have: web, mail, telephone or relative. Anything else could run script in a published page. */
export const linkUrlSchema = z
  .string()
  .max(2048)
  .refine((url) => {
    // Browsers drop control characters and white space inside a scheme, so they are dropped before looking at it.
    // oxlint-disable-next-line no-control-regex
    const scheme = /^([^/?#]*?):/.exec(url.replace(/[\u0000-\u0020\u007f]/g, ''))?.[1]?.toLowerCase();
    return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme);
  }, formatError('Must be an http, https, mailto or tel address, or a relative one.'));

export const httpsUrlSchema = z.url({ protocol: /^https$/, error: 'Must be an https address.' }).max(2048);

/** The language whose rules names are sorted by. Without variants and extensions: those could change the rules themselves. */
export const localeSchema = z
  .string()
  .regex(
    /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?$/,
    'Must be a language such as en, de-CH or zh-Hant.',
  );
