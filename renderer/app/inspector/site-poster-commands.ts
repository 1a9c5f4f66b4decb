import { sendFiles } from '../files/send-files.ts';
import { updateItem } from '../state/item-commands.ts';
import type { Workspace } from '../state/workspace.ts';

/** A video of another site. */
export interface SiteVideo {
  readonly galleryId: string;
  readonly itemId: string;
}

/** Lets the core ask the video's site for its picture, and for its title where it has none. Rejects with what the core says. */
export async function fetchPicture(workspace: Workspace, video: SiteVideo): Promise<void> {
  await workspace.client.media.fetchVideoPoster({ ...video });
}

/** Puts a picture into the media folder, unless it is there, and shows it for the video. Rejects with what the core says. */
export async function choosePicture(workspace: Workspace, video: SiteVideo, picture: File): Promise<void> {
  const { mediaIds, failures, problem } = await sendFiles(
    workspace,
    [{ file: picture, path: picture.name }],
    {},
  );
  const [id] = mediaIds;
  if (id === undefined) {
    const message = problem ?? failures[0]?.reason ?? '';
    throw Object.assign(new Error(message), { code: 'UNAVAILABLE' });
  }
  await setPosters(workspace, video, [{ id }]);
}

/** The picture stays in the media folder. */
export async function removePicture(workspace: Workspace, video: SiteVideo): Promise<void> {
  await setPosters(workspace, video, []);
}

function setPosters(
  workspace: Workspace,
  { galleryId, itemId }: SiteVideo,
  posters: { readonly id: string }[],
): Promise<void> {
  return updateItem(workspace, galleryId, { id: itemId, video: { videoInfo: { posters } } });
}
