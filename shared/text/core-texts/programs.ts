/** Other programs, and what a host has not. */
export const programs = {
  answeredWith: 'It answered with status {{status}}.',
  portInUse:
    'Port {{number}} is in use by another program. Choose another one, or none to get one that is free.',
  portRefused: 'Port {{number}} {{reason}}. Choose another one, or none to get one that is free.',
  off: 'The REST API is off. Turn it on to change its webhooks.',
  tooManyWebhooks: 'There are {{limit}} webhooks, which is the most. Delete one that is no longer needed.',
  unknownWebhook: 'There is no webhook with the id {{id}}. List them to see those there are.',
  notRunning:
    'No application is running on this library that could serve it. Open it in Gallery Desk, or run "gallery-desk serve".',
  noFolderDialog: 'There is no folder dialog here. Type the path of the folder.',
  noFileDialog: 'There is no file dialog here. Give the path of the file, or its content.',
  noFilesDialog: 'There is no file dialog here. Give the paths of the files.',
  noSaveDialog: 'There is no file dialog here. Give the path of the file.',
  noOtherLibrary: 'No other library can be opened from here. Start Gallery Desk with --library {{folder}}.',
  noLibraryDialog: 'There is no folder dialog here. Type the path of the library.',
  noSample: 'The sample library cannot be opened from here. Start Gallery Desk with --demo.',
  noLeavingSample: 'No other library can be opened from here. Start Gallery Desk without --demo.',
  noManagerForFile: 'There is no file manager to show the file in. Its path is in the list of media files.',
  noManagerForMedia: 'There is no file manager to show the media folder in. Its path is in the settings.',
  noManagerForFolder: 'There is no file manager to show the folder in. Its path is in the preferences.',
  noManagerForSite: 'There is no file manager to show the site in. Its place is in the settings of the site.',
  ownAppearance: 'Each window has its own appearance here. Choose it in the window.',
  ownLanguage: 'Each window has its own language here. Choose it in the window.',
  managerFailed: 'The file manager could not show {{file}}: {{reason}}. Check that it is there.',
  browserFailed: 'The browser could not show {{file}}: {{reason}}. Check that it is there.',
} as const;
