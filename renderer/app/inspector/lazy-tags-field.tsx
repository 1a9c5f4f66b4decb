import { lazy, Suspense, type ComponentProps } from 'react';
import type { TagsField } from './tags-field.tsx';

// Its list and chips are a good part of what the window would otherwise load before it shows anything.
const Loaded = lazy(async () => ({ default: (await import('./tags-field.tsx')).TagsField }));

/** The field for tags, in its place as soon as it is loaded. */
export function LazyTagsField(props: ComponentProps<typeof TagsField>) {
  return (
    <Suspense fallback={<div className="tags-waiting" />}>
      <Loaded {...props} />
    </Suspense>
  );
}
