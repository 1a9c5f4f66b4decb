/** Whether a link may be handed to the person's browser: `https` with a host and without a password in it. */
export function isWebLink(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  return url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '';
}
