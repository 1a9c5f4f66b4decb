/** Looking for newer versions of the program. */
export const updates = {
  notAsked: '{{address}} could not be asked for a newer version: {{reason}}. Try again later.',
  unknownPlace:
    'This Gallery Desk does not know where its releases are. Whoever built it can say so in its package, and you in the variable {{value}}.',
  answered: 'it answered with status {{status}}',
  noVersion: 'it names no version',
} as const;
