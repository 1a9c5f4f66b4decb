/** What is dragged inside the window. */
export type DragData =
  | { readonly kind: 'ITEMS'; readonly galleryId: string; readonly ids: readonly string[] }
  | { readonly kind: 'MEDIA'; readonly ids: readonly string[] }
  | { readonly kind: 'GALLERY'; readonly id: string };

const KEY = 'galleryDeskDrag';

/** In the form that the drag and drop library carries. */
export function packDragData(data: DragData): Record<string, unknown> {
  return { [KEY]: data };
}

/** What a drag carries; undefined when it is none of ours. */
export function readDragData(record: Record<string | symbol, unknown>): DragData | undefined {
  // Only packDragData writes this key
  return record[KEY] as DragData | undefined;
}
