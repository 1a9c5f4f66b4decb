/** Asking YouTube and Vimeo for the picture of a video. */
export const videoSites = {
  noVideoThere: '{{address}} names no video on YouTube or Vimeo. Choose a picture of your own.',
  noPictureGiven:
    '{{site}} did not give the picture of this video: {{reason}}. Choose a picture of your own, or try again later.',
  private: 'the video is private',
  unknown: 'it knows no such video',
  status: 'its answer has the status {{status}}',
  tooLong: 'its answer is too long',
  notUnderstood: 'its answer cannot be understood',
  noPicture: 'it has no picture of this video',
  tookTooLong: 'it took too long',
  onlySiteVideos: 'This item is no video on YouTube or Vimeo. Only those have a site to ask for a picture.',
  changedMeanwhile: 'The video was changed while its site was asked. Ask again.',
  notAdded: 'The picture was not added. Ask again.',
} as const;
