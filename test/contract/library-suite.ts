import { describe, expect, it } from 'vitest';
import { DEFAULT_MEDIA } from '../../shared/model/library.ts';
import type { Connected } from './contract-suite.ts';
import { expectViolation, refusalOf } from './refusal.ts';

export function librarySuite(connected: Connected): void {
  describe('the library', () => {
    it('tells where it is and takes another name', async () => {
      const { library } = connected.client;
      const before = await library.getLibrary({});
      expect(before).toMatchObject({
        version: expect.stringMatching(/^\d+\.\d+/) as unknown,
        openingNotes: [],
      });
      const renamed = await library.updateLibrary({ name: ' Another name ' });
      expect(renamed.settings).toEqual({ ...before.settings, name: 'Another name' });
      expect(await library.getLibrary({})).toEqual(renamed);
      await expectViolation(library.updateLibrary({ name: '' }), 'name', 'MIN_LENGTH');
    });

    it('changes the settings for media that are given, and keeps the others', async () => {
      const { library, history } = connected.client;
      await library.updateLibrary({ media: { watching: 'POLLING' } });
      const { settings } = await library.updateLibrary({ media: { isMetadataUsed: false } });
      expect(settings.media).toEqual({ ...DEFAULT_MEDIA, watching: 'POLLING', isMetadataUsed: false });
      await history.undo({});
      await history.undo({});
      expect((await library.getLibrary({})).settings.media).toBeUndefined();
      await expectViolation(
        library.updateLibrary({ media: { maxCacheBytes: 1 } }),
        'media.maxCacheBytes',
        'MIN',
      );
    });

    it('refuses a media folder that is not there, naming it', async () => {
      const missing = `${connected.mediaFolder}-not-there`;
      const { code, message, data } = await refusalOf(
        connected.client.library.updateLibrary({ mediaFolder: missing }),
      );
      expect({ code, data }).toEqual({ code: 'FAILED_PRECONDITION', data: { file: missing } });
      expect(message).toContain(missing);
    });

    it('lists its jobs and names one that is not running', async () => {
      const { library } = connected.client;
      expect(await library.listJobs({})).toEqual({ jobs: expect.any(Array) as unknown });
      const { code, data } = await refusalOf(library.cancelJob({ jobId: 'gone' }));
      expect({ code, data }).toEqual({ code: 'NOT_FOUND', data: { value: 'gone' } });
    });

    it('says which host it runs in', async () => {
      const info = await connected.client.desktop.getDesktop({});
      expect(info.platform).toBe(process.platform);
      expect(info.host).toMatch(/^(?:ELECTRON|BROWSER|NONE)$/);
    });
  });
}
