/** A film of the lightbox: it plays when asked to, and stops when it goes. */
export interface Film {
  readonly element: HTMLElement;
  play: () => void;
  stop: () => void;
}

/** @param frame the tile of the film in the gallery, which says what to play */
export function makeFilm(frame: HTMLAnchorElement): Film {
  const { player } = frame.dataset;
  const element = document.createElement('div');
  element.className = 'lightbox-film';
  const poster = frame.querySelector('img');
  const label = frame.getAttribute('aria-label') ?? '';
  if (player !== undefined) return makePlayerFilm(element, player, poster, label);

  const video = document.createElement('video');
  video.controls = true;
  video.playsInline = true;
  video.preload = 'metadata';
  video.src = frame.href;
  if (poster !== null) video.poster = poster.currentSrc || poster.src;
  video.setAttribute('aria-label', label);
  element.append(video);
  return {
    element,
    // A browser that does not let it play at once shows its controls, which do.
    play: () => void video.play().catch(() => undefined),
    stop: () => video.pause(),
  };
}

/** The player of another site: nothing of it is asked for before the visitor wants to see the film. */
function makePlayerFilm(
  element: HTMLElement,
  player: string,
  poster: HTMLImageElement | null,
  label: string,
): Film {
  const showPoster = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', label);
    button.addEventListener('click', play);
    if (poster === null) return element.replaceChildren(button);
    const image = document.createElement('img');
    image.src = poster.currentSrc || poster.src;
    image.alt = '';
    element.replaceChildren(image, button);
  };
  const play = () => {
    const iframe = document.createElement('iframe');
    iframe.src = player;
    iframe.title = label;
    iframe.allow = 'autoplay; fullscreen; picture-in-picture';
    iframe.referrerPolicy = 'strict-origin-when-cross-origin';
    element.replaceChildren(iframe);
  };
  showPoster();
  return { element, play, stop: showPoster };
}
