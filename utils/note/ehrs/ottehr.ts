import type { PageHints } from '../wire.ts';

/** Ottehr: fields and containers carry test ids. Test page: `ottehr`. */
export const ottehr: PageHints = {
  when: { path: '', selector: '[data-testid=css-header-container], [data-testid=header-patient-id]' },
  note: [
    '[data-testid=hpi-notes] textarea:not([aria-hidden])',
    '[data-testid=medical-decision-field] textarea:not([aria-hidden])',
    '[data-testid=telemed-chief-complaint-notes] textarea:not([aria-hidden])',
    '[data-testid=telemed-chief-complaint-ros] textarea:not([aria-hidden])',
  ],
  leave: ['[data-testid=chat-message-input]', '[data-testid=diagnosis-dropdown]'],
  codes: [
    { selector: '[data-testid^=diagnosis-container-] p', system: 'icd10cm' },
    { selector: '[data-testid=em-code-dropdown] input', system: 'cpt' },
    { selector: '[data-testid=cpt-codes-container] p', system: 'cpt' },
  ],
  date: [],
  encounter: [
    '[data-testid=header-patient-id]',
    '[data-testid=css-header-container] [data-testid=patient-name]',
  ],
};
