/** Reasons to dismiss a finding that hold no word of a note. */
export const REASONS: readonly string[] = [
  'I checked it: the code is right',
  'The record says it elsewhere',
  'The physician has been asked',
  'The rule misread the note',
];
