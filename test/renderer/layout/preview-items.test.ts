import { describe, expect, it } from 'vitest';
import { previewItem } from '../../../renderer/app/layout/preview-items.ts';
import { previewHtml } from '../../../renderer/app/layout/preview-markup.ts';
import { DEFAULT_LAYOUT } from '../../../shared/layout/layout-settings.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { mediaFile } from '../../support/media-files.ts';

const ITEM: GalleryItem = {
  id: 'f0000000-0000-4000-8000-000000000001',
  sortOrder: 1,
  type: 'VIDEO',
  title: 'Ferry',
  video: { type: 'WIX_MEDIA', videoInfo: { id: 'm' }, durationInMillis: 5000 },
  createdDate: '2025-01-01T00:00:00.000Z',
  updatedDate: '2025-01-01T00:00:00.000Z',
};

const GALLERY = { id: 'f0000000-0000-4000-8000-000000000000', name: 'Harbour' };

describe('the preview of a video', () => {
  it('shows its poster and how long it is, as its page will', () => {
    const file = mediaFile({ id: 'm', kind: 'VIDEO', mimeType: 'video/mp4', width: 1280, height: 720 });
    const html = previewHtml(GALLERY, [previewItem(ITEM, () => file)], DEFAULT_LAYOUT);
    expect(html).toMatch(/<img[^>]* src="m"/);
    expect(html).toContain('<span class="duration">0:05</span>');
  });

  it('of another site shows the picture that was chosen for it, in the shape of its player', () => {
    const video = {
      type: 'YOUTUBE' as const,
      videoInfo: { url: 'https://youtu.be/dQw4w9WgXcQ', posters: [{ id: 'p' }] },
    };
    const file = mediaFile({ id: 'p', kind: 'IMAGE', mimeType: 'image/jpeg', width: 400, height: 400 });
    const item = previewItem({ ...ITEM, video }, (id) => (id === 'p' ? file : undefined));
    const html = previewHtml(GALLERY, [item], DEFAULT_LAYOUT);
    expect(html).toMatch(/<img[^>]* src="p"/);
    expect(html).toContain('data-w="1280" data-h="720"');
    expect(html).toContain('data-player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"');
  });

  it('is a plain tile with its title while its file is not read', () => {
    const html = previewHtml(GALLERY, [previewItem(ITEM, () => undefined)], DEFAULT_LAYOUT);
    expect(html).toContain('<span class="blank">Ferry</span>');
  });
});
