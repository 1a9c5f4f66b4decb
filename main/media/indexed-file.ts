import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import { naturalKeyOf } from '../../shared/order/natural-key.ts';
import { foldedText } from '../../shared/text/fold-text.ts';

/** A file of the catalog with what lists sort and find it by. Made once for each state of a file; what is costly, when it is first asked for. */
export class IndexedFile {
  readonly id: string;
  /** ms. A picture without a date was taken, as far as anyone knows, when its file was last written. */
  readonly takenTime: number;
  /** Sorts paths as people do. */
  readonly pathKey: string;
  #nameKey: string | undefined;
  #text: string | undefined;
  #keywords: readonly string[] | undefined;

  constructor(readonly file: MediaFile) {
    this.id = file.id;
    this.takenTime = takenTimeOf(file);
    this.pathKey = naturalKeyOf(file.path);
  }

  /** Sorts names as people do, whatever folder they are in. */
  get nameKey(): string {
    this.#nameKey ??= naturalKeyOf(fileNameOf(this.file));
    return this.#nameKey;
  }

  /** Everything in which text is looked for, folded. */
  get text(): string {
    const { path, metadata } = this.file;
    this.#text ??= foldedText(
      metadata === undefined
        ? path
        : [
            path,
            metadata.title,
            metadata.description,
            metadata.altText,
            ...this.#ownKeywords(),
            metadata.creator,
            metadata.camera,
          ]
            .filter((part) => part !== undefined)
            .join('\n'),
    );
    return this.#text;
  }

  /** Folded. */
  get keywords(): readonly string[] {
    this.#keywords ??= this.#ownKeywords().map(foldedText);
    return this.#keywords;
  }

  /** Makes what is costly, before it is asked for. */
  prepare(): void {
    void this.text;
    void this.keywords;
  }

  #ownKeywords(): readonly string[] {
    return this.file.metadata?.keywords ?? [];
  }
}

function takenTimeOf({ dateTaken, modifiedTime }: MediaFile): number {
  if (dateTaken === undefined) return modifiedTime;
  const time = Date.parse(dateTaken.length > 19 ? dateTaken : `${dateTaken}Z`);
  return Number.isNaN(time) ? modifiedTime : time;
}

/** How a picture lies. Undefined for what has no size. */
export function orientationOf({ width, height }: MediaFile): 'LANDSCAPE' | 'PORTRAIT' | 'SQUARE' | undefined {
  if (width === undefined || height === undefined) return undefined;
  if (Math.abs(width - height) <= Math.max(width, height) / 100) return 'SQUARE';
  return width > height ? 'LANDSCAPE' : 'PORTRAIT';
}
