/** Work that takes time. */
export const work = {
  cancelled: '“{{job}}” was cancelled. Nothing was changed.',
  notRunning: 'There is no running job {{id}}; it may have ended.',
  notCancellable: '“{{job}}” cannot be cancelled; wait for it to end.',
  fault: '{{method}} failed by a fault of Gallery Desk. Its log has the details; please report them.',
  fellBehind:
    'The reader of this stream fell behind by {{total}} messages, so it was ended. Subscribe again and read the state afresh.',
} as const;
