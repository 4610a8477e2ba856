/**
 * Words that makers of records call their fields and boxes by. Data: the extension tells them to a frame with `point`,
 * so that the script that draws need not carry them.
 */
export const FIELD_WORDS =
  'note notes text area textarea input field box editor form content body main panel pane tab section ' +
  'region wrapper container root app view page document chart record visit encounter consult ' +
  'consultation clinic clinical progress soap subjective objective assessment plan hpi ros exam ' +
  'examination physical history present illness chief complaint reason for findings finding impression ' +
  'procedure procedures description details comment comments narrative dictation summary addendum free ' +
  'rich html value data test case medical decision making mdm report op pathology skin lesion diagnosis ' +
  'diagnoses instructions follow up case user my the of and new current active draft edit first second ' +
  'third entry item line row col column left right center top bottom inner outer frame iframe enc pt ' +
  'patient';
