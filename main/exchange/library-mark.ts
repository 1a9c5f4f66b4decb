import type { LibraryState } from '../store/state.ts';

/** Tells whether a library is as it was: every change puts new objects in the place of those it touches. */
export interface LibraryMark {
  /** O(galleries + files), some nanoseconds each. */
  isStillTrueOf(state: LibraryState): boolean;
}

function* objectsOf(state: LibraryState): Generator<object> {
  yield state.settings;
  yield* state.galleries;
  yield* state.media.values();
}

export function markOf(state: LibraryState): LibraryMark {
  const objects = [...objectsOf(state)];
  return {
    isStillTrueOf(later) {
      let index = 0;
      for (const object of objectsOf(later)) {
        if (objects[index] !== object) return false;
        index += 1;
      }
      return index === objects.length;
    },
  };
}
