import { expect, it } from 'vitest';
import { videoAddressesIn } from '../../../renderer/app/state/video-commands.ts';

it.each([
  ['https://youtu.be/dQw4w9WgXcQ', ['https://youtu.be/dQw4w9WgXcQ']],
  [
    '  https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10 ',
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10'],
  ],
  ['http://vimeo.com/76979871', ['https://vimeo.com/76979871']],
  [
    'https://youtu.be/dQw4w9WgXcQ\r\n\r\nhttps://vimeo.com/76979871\n',
    ['https://youtu.be/dQw4w9WgXcQ', 'https://vimeo.com/76979871'],
  ],
  [
    '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=a&amp;start=3" allow="autoplay"></iframe>',
    ['https://www.youtube.com/embed/dQw4w9WgXcQ?si=a&start=3'],
  ],
  ['<iframe src="//player.vimeo.com/video/76979871"></iframe>', ['https://player.vimeo.com/video/76979871']],
  [
    "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe>",
    ['https://www.youtube.com/embed/dQw4w9WgXcQ'],
  ],
  [
    '<iframe width="560"\n  src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
    ['https://www.youtube.com/embed/dQw4w9WgXcQ'],
  ],
  [
    'https://www.youtube.com/live/dQw4w9WgXcQ?feature=share',
    ['https://www.youtube.com/live/dQw4w9WgXcQ?feature=share'],
  ],
  ['youtu.be/dQw4w9WgXcQ', ['https://youtu.be/dQw4w9WgXcQ']],
  ['www.youtube.com/watch?v=dQw4w9WgXcQ', ['https://www.youtube.com/watch?v=dQw4w9WgXcQ']],
  ['vimeo.com/76979871/abcdef0123', ['https://vimeo.com/76979871/abcdef0123']],
  ['https://music.youtube.com/watch?v=dQw4w9WgXcQ', ['https://music.youtube.com/watch?v=dQw4w9WgXcQ']],
  ['youtube.com/?v=dQw4w9WgXcQ', ['https://youtube.com/?v=dQw4w9WgXcQ']],
  ['youtube.com', []],
  ['https://www.youtube.com/playlist?list=PL123', []],
  ['https://www.youtube.com/embed/videoseries?list=PL123', []],
  ['https://www.youtube.com/feed/subscriptions', []],
  ['https://www.youtube.com/results?search_query=boats', []],
  ['ftp://youtu.be/dQw4w9WgXcQ', []],
  ['https://someone@www.youtube.com/watch?v=dQw4w9WgXcQ', []],
  ['https://example.com/watch?v=dQw4w9WgXcQ', []],
  ['https://youtu.be.example.com/dQw4w9WgXcQ', []],
  ['Look at https://youtu.be/dQw4w9WgXcQ', []],
  ['https://youtu.be/dQw4w9WgXcQ\nand a line of text', []],
  ['https://vimeo.com/about', []],
  ['javascript:alert(1)', []],
  ['', []],
])('%s', (text, addresses) => {
  expect(videoAddressesIn(text)).toEqual(addresses);
});
