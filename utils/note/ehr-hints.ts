/** What is known of particular EHRs. The extension sends it with `read`; the content script carries none of it. */
import { medplum } from './ehrs/medplum.ts';
import { openemr } from './ehrs/openemr.ts';
import { openmrs } from './ehrs/openmrs.ts';
import { ottehr } from './ehrs/ottehr.ts';
import type { PageHints } from './wire.ts';

/** One adapter each. A new EHR is a file in `ehrs/`, a line here, and a test page: see `ehrs/README.md`. */
export const EHR_HINTS: readonly PageHints[] = [openemr, medplum, openmrs, ottehr];
