import { SquarePlay } from 'lucide-react';
import { VIDEO_SITE_NAMES, type VideoSite } from '../../../shared/model/video-site.ts';

/** Stands for a video that lives on another site, of which nothing is asked before somebody wants to see it. */
export function SiteVideoCard(props: { readonly site: VideoSite; readonly title?: string | undefined }) {
  return (
    <span className="site-video">
      <SquarePlay size={28} strokeWidth={1.25} aria-hidden />
      <span className="site-video-name">{VIDEO_SITE_NAMES[props.site]}</span>
      {props.title === undefined ? null : <span className="site-video-title">{props.title}</span>}
    </span>
  );
}
