/** Galleries and their items. */
export const galleries = {
  unknown:
    'There is no gallery with the id {{id}}. It may have been deleted; list the galleries to see those there are.',
  unknownItem:
    'The gallery “{{name}}” has no item with the id {{id}}. Nothing was changed; list its items to see those there are.',
  unknownFile:
    'The media folder holds no file with the id {{id}}. Put the file into the media folder first, then use the id that the list of media files shows.',
  sortOrderTaken:
    'The sort order {{number}} is already that of {{holder}}. Nothing was changed; give another sort order, or none to have one chosen.',
  givenTwice: 'The item {{id}} is given twice. Give it once.',
  tooManyTags:
    'An item can have {{limit}} tags at most, and “{{title}}” would have {{total}}. Nothing was changed.',
  textTooLong:
    'The text of {{path}} is {{total}} characters long as HTML; a text item holds at most {{limit}}. Split the file.',
  sameGallery:
    'The items are in this gallery already. Use moveGalleryItems to give them another place in it.',
  imageNeedsFile: 'An image needs the id of its file.',
  externalImage: '“{{address}}” is no https address; an EXTERNAL image is shown from one.',
  otherKind:
    'This item shows an {{own}} and cannot become another kind; only {{same}} can be given. Create a new item instead.',
  otherKindToo:
    'This item shows a {{own}} and cannot become another kind; only {{same}} can be given. Create a new item instead.',
  usedFiles_one:
    '{{count}} item shows these files, in {{list}}. Nothing was deleted; say “evenIfUsed” to delete them all the same. The items stay.',
  usedFiles_other:
    '{{count}} items show these files, in {{list}}. Nothing was deleted; say “evenIfUsed” to delete them all the same. The items stay.',
  noSystemTrash:
    'There is no trash of the system here to hand the files to, so that they would be erased for good. Say so with “forGood”, or take them out of the folder .trash of the library by hand.',
  fileMissing:
    'The file {{path}} ({{id}}) is missing from the media folder; put it back, or choose another file.',
  fileDamaged:
    'The file {{path}} ({{id}}) is damaged and cannot be decoded; replace it with a good copy, or choose another file.',
  fileUnsupported:
    'The file {{path}} ({{id}}) is of a kind that galleries cannot show; convert it, or choose another file.',
  fileOfOtherKind: 'The file {{path}} ({{id}}) is {{kind}}; {{wanted}} is needed here.',
  unknownSmart: 'There is no smart gallery with the id {{id}}. It may have been deleted.',
  smartNameTaken: 'There is a smart gallery “{{name}}” already; choose another name.',
  smartNeedsName: 'A smart gallery needs a name.',
  tooManySmart: 'A library has at most {{limit}} smart galleries. Delete one that is not needed.',
  tooManyToFreeze:
    '{{total}} files fit; a gallery is made of at most {{limit}} at once. Narrow the rule, or make several galleries of it.',
  textNeedsHtml: 'A text needs its HTML.',
  videoNeedsAddress: 'A {{platform}} video needs its https address.',
  videoElsewhere: '“{{address}}” is no https address on {{hosts}}, where {{platform}} videos are.',
  videoNeedsFile: 'A video needs the id of its file, or its address on YouTube or Vimeo.',
} as const;
