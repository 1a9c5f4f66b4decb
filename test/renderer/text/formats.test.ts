import { expect, test } from 'vitest';
import { formatBytes, formatDuration } from '../../../renderer/app/text/formats.ts';
import { t } from '../../../renderer/app/text/text.ts';

test('sizes have as many digits as a person wants', () => {
  expect(formatBytes(0)).toBe('0 bytes');
  expect(formatBytes(999)).toBe('999 bytes');
  expect(formatBytes(1_840_000)).toBe('1.8 MB');
  expect(formatBytes(28_400_000)).toBe('28 MB');
});

test('durations read as on a player', () => {
  expect(formatDuration(9_000)).toBe('0:09');
  expect(formatDuration(67_400)).toBe('1:07');
  expect(formatDuration(3_723_000)).toBe('1:02:03');
});

test('texts count', () => {
  expect(t('gallery.count', { count: 1 })).toBe('1 item');
  expect(t('gallery.count', { count: 12 })).toBe('12 items');
});
