/** What the preload script of a desktop window exposes; absent in a browser. */
interface Window {
  readonly galleryDesk?: {
    readonly transport: 'message-port';
    /** The absolute path of a file that was dropped, chosen or pasted; empty when it lies on no disk. */
    readonly pathOf?: (file: File) => string;
  };
}
