import { describe, expect, it } from 'vitest';
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
