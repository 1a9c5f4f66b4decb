import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import './drag-preview.css';

const MOST_PICTURES = 3;

/** Shows a small stack of the dragged pictures with their count under the pointer. */
export function showDragPreview(
  nativeSetDragImage: DataTransfer['setDragImage'] | null,
  tiles: readonly Element[],
  count: number,
): void {
  setCustomNativeDragPreview({
    nativeSetDragImage,
    getOffset: () => ({ x: 20, y: 20 }),
    render: ({ container }) => {
      const stack = document.createElement('div');
      stack.className = 'drag-preview';
      tiles.slice(0, MOST_PICTURES).forEach((tile, depth) => {
        const card = document.createElement('div');
        card.className = 'drag-preview-card';
        card.dataset.depth = String(depth);
        const picture = tile.querySelector('img');
        if (picture?.complete === true && picture.naturalWidth > 0) {
          card.append(picture.cloneNode());
        }
        stack.prepend(card);
      });
      if (count > 1) {
        const badge = document.createElement('span');
        badge.className = 'drag-preview-count';
        badge.textContent = String(count);
        stack.append(badge);
      }
      container.append(stack);
    },
  });
}
