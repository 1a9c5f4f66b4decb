/** The library as a whole, and its backups. */
export const library = {
  windowClosed: 'The window of {{name}} was closed. Open the library again.',
  noWholePath: '“{{path}}” is no whole path. Begin it with {{root}} or ~.',
  damaged:
    '{{file}} is damaged at {{where}}: {{reason}} Run “gallery-desk verify” to see all that is damaged and “gallery-desk repair” to mend it, or put a good copy of the file (from a backup) in its place{{advice}}. Nothing was changed.',
  missing:
    '{{file}} is missing: {{reason}} Run “gallery-desk repair” to make it anew from what is there, or put the file back (from a backup). Nothing was changed.',
  otherJournal:
    '{{file}} belongs to another library. Put back the journal of this one (from a backup), or run “gallery-desk repair” to go on with what the other files have. Nothing was changed.',
  newerVersion:
    '{{file}} was written by a newer version of Gallery Desk (its format is {{number}}, this program knows up to {{limit}}). Update Gallery Desk to open this library; nothing was changed.',
  closed: 'The library {{folder}} is closed. Open it again to change it.',
  lockedHere:
    'The library {{folder}} is open in {{program}} (process {{process}}, {{where}}) on this computer since {{date}}. {{advice}}',
  lockedElsewhere:
    'The library {{folder}} is open in {{program}} (process {{process}}, {{where}}) on the computer {{computer}} since {{date}}. {{advice}}',
  lockedByProcess:
    'The library {{folder}} is open in {{program}} (process {{process}} on {{computer}}). Close it there first.',
  closeThere: 'Close it there first, or choose another library.',
  deleteLock:
    'Close it there first. If it does not run on {{computer}} any more, delete {{path}} and try again.',
  aWindow: 'a window',
  browserMode: 'browser mode',
  commandLine: 'the command line',
  noLibrary:
    'There is no library in {{folder}}: it holds no library.json. Choose the folder of a library, or create a new library there first.',
  mended: 'A restore or repair of the library that was interrupted was brought to its end.',
  migrated:
    'The library was taken from an older format to the present one. Its former files are in {{folder}}.',
  journalAnew:
    '{{file}} was not there and was started anew. Changes made after the last snapshot may be missing.',
  journalCut:
    'The end of {{file}} ({{size}} bytes) was cut off while it was written. That change had not been confirmed and was left out; all confirmed ones are there.',
  galleryNotShown: 'One gallery cannot be shown; its file is left as it is. {{reason}}',
  noBackup: 'There is no backup {{name}} in {{folder}}. “gallery-desk backup list” shows those there are.',
  noBackupFolder: 'The folder {{folder}} is not there. Make it or connect its drive, or name another one.',
  isNoBackup: '{{folder}} is no backup: it holds no backup.json. Name the folder of a backup.',
  nothingThere: 'There is nothing of a library in {{folder}}. Choose the folder of a library.',
  historyShortened: 'The history of {{name}} was shortened while it was copied. Try again.',
  backupDamaged:
    'The backup {{name}} is damaged ({{file}}: {{reason}}) and nothing was restored. Use another one; “gallery-desk backup list” shows those there are.',
  backupFileDamaged:
    '{{file}} of the backup is damaged: {{reason}}. Use another backup; “gallery-desk backup list” shows those there are.',
  notEmpty: '{{folder}} is not empty, and was left as it is. Name a folder that is not there yet.',
  noGalleryInBackup: 'The backup {{name}} has no gallery with the id {{id}}. Choose another backup.',
  backupsInLibrary:
    'Backups cannot go to {{folder}}: the library keeps other files there. Choose another folder.',
  recordDamaged: 'The file {{file}} is damaged. Repair it, or move it away to begin with an empty one.',
} as const;
