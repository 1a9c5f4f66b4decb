/** Undo, redo and what was. */
export const history = {
  nothingToUndo:
    'There is nothing to undo: no change is left that a person made and that the history still keeps.',
  nothingToRedo: 'There is nothing to redo: nothing was undone, or something else was changed since.',
  undoForgotten:
    '{{step}} is not possible any more: the history no longer keeps that change. Nothing was changed.',
  undoMisfits:
    '{{step}} is not possible: {{reason}}. Nothing was changed; a gallery can still be restored from its history.',
  settingsChanged: 'the settings of the library are others now: its file was changed outside of Gallery Desk',
  mediaChanged: 'the media folder has changed since',
  galleryThere: 'the gallery “{{name}}” is there already',
  galleryGone: 'there is no gallery with the id {{id}} any more',
  galleryOther: 'the gallery “{{name}}” is not as it was left: its file was changed outside of Gallery Desk',
  itemOther:
    'the item {{id}} of the gallery “{{name}}” is not as it was left: its file was changed outside of Gallery Desk',
  itemsBackWithoutFile:
    'The items are back, but {{list}} is missing from the media folder. Put it back there to see it again.',
  itemsBackWithoutFiles:
    'The items are back, but {{list}} are missing from the media folder. Put them back there to see them again.',
  erased: '{{list}} left the trash for good and cannot come back.',
  noGalleryThen:
    'There was no gallery with the id {{id}} at that moment. List the changes of the gallery to see when it was there.',
  galleryIsGone:
    'The gallery “{{name}}” is gone, so no part of it can be restored. Restore the whole gallery first.',
  noItemThen: 'The gallery “{{name}}” had no item with the id {{id}} at that moment. Nothing was changed.',
  noItemNow:
    'The gallery “{{name}}” has no item with the id {{id}} any more; restore the item first. Nothing was changed.',
  unknownChange:
    'There is no change {{number}}; the last one is {{last}}. List the changes to see those there are.',
  historyNotKept: 'The history of this library is not kept any more. Choose a moment after the next change.',
  historyTooShort:
    'The history reaches back to change {{number}} only; what was before is not kept any more. Choose a later moment.',
  pastUnknown:
    'What the gallery was before change {{number}} cannot be told, because its file was changed outside of Gallery Desk. {{reason}} Choose a later moment.',
  asItWas: 'It is as it was then; there was nothing to restore.',
} as const;
