import type { PageHints } from '../wire.ts';

/**
 * OpenEMR, tabbed and classic: forms in frames of the encounter, the patient in the banner above.
 * Test pages: `openemr-tabbed`, `openemr-classic`, `openemr-saved`, `openemr-ckeditor`.
 */
export const openemr: PageHints = {
  when: { path: '/interface/|openemr', selector: '' },
  note: [
    'textarea[name=subjective], textarea[name=objective], textarea[name=assessment], textarea[name=plan]',
    'textarea[name=dictation], textarea[name=additional_notes]',
    'textarea#instruction, textarea[name=instruction]',
  ],
  leave: ['#attendantData', '#new_note', '#oe-nav', 'textarea[name=form_message]'],
  codes: [{ selector: 'input[id^=code_]:not([id^=code_date])', system: null }],
  date: [
    '.patientCurrentEncounter a',
    'input[name=form_date]',
    '.encounter-summary-container .encounter-title',
    '#current_encounter',
  ],
  encounter: [
    '#attendantData .ptName',
    '.patientCurrentEncounter a',
    '#current_patient',
    '#current_encounter',
  ],
};
