import type { PageHints } from '../wire.ts';

/** OpenMRS O3: the note in a workspace beside the chart, diagnoses as tags above it. Test page: `openmrs`. */
export const openmrs: PageHints = {
  when: { path: '/patient/[\\w-]+/chart', selector: '#omrs-workspaces-container' },
  note: ['textarea#additionalNote'],
  leave: ['[role=searchbox]'],
  codes: [
    {
      selector:
        '#omrs-workspaces-container form [class*=diagnos] .cds--tag, #omrs-workspaces-container form .cds--tag',
      system: 'icd10cm',
    },
  ],
  date: [],
  encounter: [],
};
