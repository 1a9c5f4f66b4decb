import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { isSameValue } from '../../shared/history/same-value.ts';
import { SMART_GALLERY_LIMIT, type SmartGallery, type SmartRule } from '../../shared/model/smart-gallery.ts';
import { foldedText } from '../../shared/text/fold-text.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';

type Settings = Pick<LibraryState, 'settings'>;

/** @throws GalleryDeskError `NOT_FOUND` */
export function smartGalleryOf({ settings }: Settings, id: string): SmartGallery {
  const found = settings.smartGalleries?.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new GalleryDeskError(
    'NOT_FOUND',
    `There is no smart gallery with the id ${id}. It may have been deleted.`,
    {
      value: id,
    },
  );
}

function decided<T>(
  { settings }: Settings,
  label: StepText,
  smartGalleries: readonly SmartGallery[],
  result: T,
): Decision<T> {
  const before = settings.smartGalleries ?? [];
  return {
    label,
    events: isSameValue(smartGalleries, before)
      ? []
      : [
          {
            type: 'libraryUpdated',
            changed: { smartGalleries },
            previous: { smartGalleries: settings.smartGalleries ?? null },
          },
        ],
    result,
  };
}

/** @throws GalleryDeskError `INVALID_ARGUMENT` when another one has the name */
function requireFreeName(others: readonly SmartGallery[], name: string): void {
  if (!others.some((other) => foldedText(other.name) === foldedText(name))) return;
  throw invalidFields([
    {
      field: 'name',
      violatedRule: 'OTHER',
      description: `There is a smart gallery “${name}” already; choose another name.`,
    },
  ]);
}

interface SaveInput {
  /** Absent: a new one. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly rule?: SmartRule | undefined;
}

/**
 * Makes a smart gallery, or changes one; fields not given stay.
 *
 * @throws GalleryDeskError `NOT_FOUND`, `INVALID_ARGUMENT` for a name that is missing or taken, `RESOURCE_EXHAUSTED` when there are too many
 */
export function decideSaveSmartGallery(
  state: Settings,
  { id, name, rule }: SaveInput,
  newId: () => string,
): Decision<{ smartGallery: SmartGallery }> {
  const all = state.settings.smartGalleries ?? [];
  const before = id === undefined ? undefined : smartGalleryOf(state, id);
  if (before === undefined && name === undefined) {
    throw invalidFields([
      { field: 'name', violatedRule: 'REQUIRED', description: 'A smart gallery needs a name.' },
    ]);
  }
  if (before === undefined && all.length >= SMART_GALLERY_LIMIT) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `A library has at most ${SMART_GALLERY_LIMIT} smart galleries. Delete one that is not needed.`,
    );
  }
  const smartGallery: SmartGallery = {
    id: before?.id ?? newId(),
    name: name ?? before?.name ?? '',
    rule: JSON.parse(JSON.stringify(rule ?? before?.rule ?? {})) as SmartRule,
  };
  const others = all.filter((one) => one.id !== smartGallery.id);
  requireFreeName(others, smartGallery.name);
  const next =
    before === undefined
      ? [...all, smartGallery]
      : all.map((one) => (one.id === smartGallery.id ? smartGallery : one));
  const label: StepText =
    before === undefined
      ? `Create smart gallery “${smartGallery.name}”`
      : before.name === smartGallery.name
        ? `Change rule of smart gallery “${before.name}”`
        : `Rename smart gallery to “${smartGallery.name}”`;
  return decided(state, label, next, { smartGallery });
}

/** @throws GalleryDeskError `NOT_FOUND` */
export function decideDeleteSmartGallery(state: Settings, id: string): Decision<{ id: string }> {
  const { name } = smartGalleryOf(state, id);
  const rest = (state.settings.smartGalleries ?? []).filter((one) => one.id !== id);
  return decided(state, `Delete smart gallery “${name}”`, rest, { id });
}
