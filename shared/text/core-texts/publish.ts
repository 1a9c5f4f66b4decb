/** Sites and their publishing. */
export const publish = {
  missingFile: 'The file of “{{title}}” is missing. Put it back into the media folder, or remove the item.',
  cannotBeShown: 'The file of “{{title}}” cannot be shown: {{reason}} Replace it, or remove the item.',
  notDecoded: 'it cannot be decoded',
  notReadYet: 'The file of “{{title}}” was not looked into yet. Wait until the media folder is read.',
  elsewhere:
    '“{{title}}” lives at another address and is published as a link. Put the picture into the media folder to show it.',
  noAltText: '“{{title}}” has no alternative text, which is read to people who cannot see it.',
  hugeVideo:
    'The video “{{title}}” has {{size}} MB, which takes visitors long to load. Save a smaller copy in its place.',
  noPoster: 'The video “{{title}}” has no picture to show before it plays. Choose a poster for it.',
  noGalleries: 'The site “{{name}}” shows no gallery. Choose at least one.',
  textItem:
    '“{{title}}” is a text. The site shows it; some platforms drop texts when a gallery is moved there.',
  deadLink: 'A link of “{{title}}” leads to {{address}}, which is no page of this site.',
  emptyGallery: 'The gallery “{{name}}” is empty. Add something to it, or take it off the site.',
  nothingPublished: 'Nothing was published. {{reason}}',
  ofGallery: 'Gallery “{{name}}”: {{reason}}',
  andMore: 'And {{more}} more; “publish check” lists them.',
  outdated:
    '“{{path}}” was changed since it was last looked at. Wait until the media folder is read, or run “media rescan”, and publish again.',
  planOutdated:
    'The galleries, their files or the published site changed since the plan for “{{name}}” was made, so that publishing would do something else now. Nothing was published; look at the new plan.',
  samePlace:
    'Two files of the site would go to the same place: {{other}} and {{path}}. Give one of the galleries another address.',
  interrupted:
    '{{file}} was left by an interrupted publishing and cannot be read. Remove the folder {{folder}} and publish again.',
  isLink:
    '{{place}} is a link to another place, and a site is only written into its own folder. Remove the link, or choose another folder.',
  manifestDamaged:
    '{{file}} tells what was published here and cannot be read: it was damaged, or written by a newer Gallery Desk. Publish to an empty folder, or put a good copy of the file in its place.',
  otherSiteThere: '{{place}} holds another site already. Choose a folder or file of its own for “{{name}}”.',
  unknownSite: 'There is no site “{{name}}”. There are {{choices}}.',
  noSiteYet: 'There is no site “{{name}}”. This library has none yet; make one first.',
  noTarget: 'The site “{{name}}” has no place to go yet. Choose a folder or a ZIP file for it.',
  unknownTarget: 'The site “{{name}}” has no target {{id}}.',
  siteNameTaken: 'There is a site “{{name}}” already; choose another name.',
  targetsTwice: 'Two targets go to the same place; name each place once.',
  programFileMissing:
    'A file of the program that every site needs cannot be read: {{file}}. Install Gallery Desk again.',
  notThere: 'A site cannot go to {{place}}: {{reason}} Choose another place.',
  inMediaFolder: 'it lies in the media folder, whose files Gallery Desk never alters.',
  containsLibrary: 'the library or the media folder lies in it, and would be published with it.',
  keptByLibrary: 'the library keeps other files there.',
  nothingYet: 'nothing was published here yet',
  verified: '{{done}} of {{total}} files verified',
  changedWhileCopied: '{{path}} was changed while it was copied.',
  foreignZip:
    '{{file}} is a file that Gallery Desk did not write, and it was left as it is. Choose another name.',
} as const;
