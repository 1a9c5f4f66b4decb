/** Imports and exports. */
export const exchange = {
  twoColumns: 'The file has two columns “{{column}}”. Remove one of them.',
  namelessColumn: 'Column {{number}} has no name of its own and is left out.',
  firstLine:
    'The first line must name the columns, “id” or “file” among them: {{choices}}. It says: {{headers}}.',
  unknownColumns: 'Columns that Gallery Desk does not know are kept with the items: {{choices}}.',
  wrongWidth:
    'The row has {{total}} cells, the first line names {{limit}} columns. Put cells with commas in quotes.',
  emptyFile: 'The file is empty. Its first line must name the columns: {{choices}}.',
  absolutePath: '“{{file}}” must be an absolute path.',
  absolutePathSuchAs: '“{{file}}” must be an absolute path, such as {{example}}.',
  wrongEnding: '“{{file}}” must end in {{ending}} to hold {{format}}.',
  kept: '“{{file}}” lies in {{folder}}, whose files Gallery Desk keeps itself or never alters. Choose another folder.',
  isFolder: '“{{file}}” is a folder. Choose the name of a file.',
  fileThere:
    'There is a file {{file}} already, and it was left as it is. Choose another name, or ask for it to be replaced.',
  tooLongForText:
    'The export has more than {{limit}} characters and cannot be answered as text. Name a file to write it to.',
  noFile: '“{{file}}” is no file. Choose the file to import.',
  tooLarge:
    '“{{file}}” has {{size}} bytes; at most {{limit}} can be imported at once. Part it into several files.',
  csvOfOne: 'CSV holds the items of one gallery; name it, or export the library as JSON.',
  csvChangesOne: 'A CSV changes the items of one gallery; name it.',
  planOutdated:
    '{{what}} changed since the plan was made, so that the import would do something else now. Nothing was imported; make a new plan and look at it.',
  noPlan: '“{{id}}” is no id of a plan. Call planImport and hand over the planId that it answers.',
  notUtf8: '{{what}} is not UTF-8, as JSON has to be. Save it as UTF-8.',
  fileOrText: 'Give either the file to import or its text.',
  notReadable: '{{what}} cannot be read. {{reason}} Nothing was imported.',
  atPlace: 'Line {{line}}, column {{column}}: {{reason}}.',
  tooManyCells: 'the row has more than {{limit}} cells',
  tooManyRows: 'there are more than {{limit}} rows; part the file into several',
  quoteInside:
    'there is a quote inside a cell that does not begin with one. Put the whole cell in quotes and write each quote in it twice',
  quoteOpen: 'a quote opens a cell here and is never closed',
  afterQuote: 'after the closing quote there must be a {{delimiter}} or the end of the line',
  cellTooLong: 'the cell has {{total}} characters; at most {{limit}} are allowed',
  nul: 'there is a NUL character, which no text has',
  nothingMayFollow: 'nothing may follow the end of the document',
  endsBeforeValue: 'the text ends where a value should be',
  fieldExpected: 'the name of a field in double quotes is expected',
  colonExpected: 'a colon is expected',
  commaExpected: 'a comma or “{{closing}}” is expected',
  textOpen: 'a text begins here and is never closed',
  textTooLong: 'the text has more than {{limit}} characters',
  lineBreakInText: 'the text has a line break or another character that must be written as an escape',
  noValue: '“{{word}}” is no value',
  tooDeep: 'lists and objects lie more than {{limit}} deep in one another',
  unknownFormat: 'The format {{format}} is not known; "{{known}}" can be imported.',
  newerFormat:
    'The file was exported by a newer Gallery Desk (format version {{number}}; this one reads up to {{limit}}). Update Gallery Desk and import it again.',
  besideGalleries:
    'Beside the galleries the file has {{choices}}; that has no place in a library and is left out.',
  noGalleries:
    'The file holds no galleries. It must be a gallery with its items, or an object with a list of galleries, in JSON as Gallery Desk exports it.',
  noObject: 'It is no object.',
  tooManyGalleries:
    'The file has {{total}} galleries; at most {{limit}} can be imported at once. Part it into several files.',
  tooManyItems:
    'The file has {{total}} items; at most {{limit}} can be imported at once. Part it into several files.',
  cutCharacters: 'It has {{total}} characters and is cut to the {{limit}} that are allowed.',
  cutEntries: 'It has {{total}} entries and is cut to the {{limit}} that are allowed.',
  leftOut: 'It is left out: {{reason}}.',
  fieldRequired: '{{field}} is required',
  earlierGallery: 'An earlier gallery of the file has the id {{id}} too.',
  earlierItem: 'An earlier item of the file has the id {{id}} too.',
  sortOrderTaken: 'The sort order {{number}} is taken, so it becomes {{own}}.',
  otherType: 'The item is of type {{type}} and cannot become one with “{{other}}”.',
  neitherIdNorFile: 'The row has neither an id nor a file.',
  noItemShows: 'No item of “{{name}}” shows the file “{{file}}”.',
  severalShow: '{{total}} items show the file “{{file}}”. Name one of them by its id: {{choices}}.',
  noSuchItem: 'The gallery “{{name}}” has no item with the id {{id}}.',
  textShowsNoFile: 'It is left out: a text shows no file.',
  noSuchFileOfKind: 'The item keeps its file: the media folder has no “{{file}}” of this kind.',
  severalFilesOfKind: 'The item keeps its file: the media folder has more than one “{{file}}” of this kind.',
  sameItem: 'It is of the same item as {{place}}.',
  line: 'line {{line}}',
  nulTakenOut: 'It holds NUL characters, which are taken out.',
  unsafeStyle: 'It is left out: a style must not load or run anything.',
  unsafeAddress: 'It is left out: it is no address that may be followed.',
  severalNamed:
    'Several files of the media folder are named “{{name}}”: {{choices}}. Name one of them by its path or id.',
  noFileNamed:
    'The media folder has no file “{{name}}”. Put it there, let the folder be read, and import again.',
  foundByName: 'The file is found by its name: {{path}}.',
  cleaned: 'Whatever could run or load something is taken out, and the rest is written cleanly.',
  onlyPicturesHaveAlt: 'It is left out: only pictures have a text instead of them.',
} as const;
