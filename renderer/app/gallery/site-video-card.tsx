import { SquarePlay } from 'lucide-react';

const NAMES = { YOUTUBE: 'YouTube', VIMEO: 'Vimeo' } as const;

/** Stands for a video that lives on another site, of which nothing is asked before somebody wants to see it. */
export function SiteVideoCard(props: {
  readonly site: keyof typeof NAMES;
  readonly title?: string | undefined;
}) {
  return (
    <span className="site-video">
      <SquarePlay size={28} strokeWidth={1.25} aria-hidden />
      <span className="site-video-name">{NAMES[props.site]}</span>
      {props.title === undefined ? null : <span className="site-video-title">{props.title}</span>}
    </span>
  );
}
