/** Galleries made of folders. */
export const recipes = {
  unknownFolder:
    'The media folder has no folder “{{folder}}” with files in it. Put files there and let the folder be read, or list its folders to see those there are.',
  planOutdated:
    '{{what}} changed since the plan was made, so that the recipe would do something else now. Nothing was made; make a new plan and look at it.',
  unknown: 'There is no recipe “{{name}}”. Those there are: {{choices}}.',
  builtIn:
    'The recipe “{{name}}” comes with Gallery Desk and cannot be {{what}}. Save one under another name.',
  nameTaken: 'There is another recipe “{{name}}”. Choose another name, or delete that one first.',
  tooMany:
    'The library has {{limit}} recipes of its own already, which is the most it keeps. Delete one first.',
  outside:
    '“{{path}}” is not in the media folder {{folder}}. Put the folder there first, or choose one that is in it.',
  introduces: 'It introduces a folder with nothing else to show.',
  shownAlready: '“{{name}}” shows it already.',
  notRead: 'It could not be read.',
  textShownAlready: '“{{name}}” shows this text already.',
  notReadYet: 'It was not read yet. Try again in a moment.',
  missing: 'It is missing from the media folder.',
  damaged: 'It is damaged and cannot be shown.',
  otherKind: 'Galleries cannot show files of its kind.',
  kindLeftOut: 'The recipe leaves {{kind}} out.',
  rejected: 'It was rejected; the recipe takes {{limit}} and more.',
  rejectedOnly: 'It was rejected.',
  noStars: 'It has no stars; the recipe takes {{limit}} and more.',
  tooFewStars: 'It has {{rating}} of 5 stars; the recipe takes {{limit}} and more.',
  textTooLong:
    'Its text is {{total}} characters long as HTML; a text item holds at most {{limit}}. Split the file.',
} as const;
