/** What the preload script of a desktop window exposes; absent in a browser. */
interface Window {
  readonly galleryDesk?: { readonly transport: 'message-port' };
}
