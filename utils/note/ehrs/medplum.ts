import type { PageHints } from '../wire.ts';

/** Medplum's provider app: a nameless box under a heading; the visit's day stands above the tabs. Test page: `medplum`. */
export const medplum: PageHints = {
  when: { path: '/Patient/[\\w-]+/Encounter/', selector: '[class*=mantine-]' },
  note: [
    '[class*=mantine-Card-root]:has(> [class*=mantine-Title-root]) > [class*=mantine-Textarea-root] textarea:not([aria-hidden])',
  ],
  leave: ['#ai-prompt', '.patient-summary', '[class*=mantine-AppShell-navbar]'],
  codes: [
    { selector: '[class*=mantine-Group-root] > [class*=mantine-Select-root] + p', system: 'icd10cm' },
    {
      selector: '[class*=mantine-Card-root]:has(input[name=modifiers]) [class*=mantine-Pill-label]',
      system: 'cpt',
    },
  ],
  date: [
    'input[name=checkin]',
    '[class*=mantine-Paper-root]:has([class*=mantine-SegmentedControl-root]) [class*=mantine-Text-root][data-size=xs]',
  ],
  encounter: [],
};
