import { z } from 'zod';

// Extension pages forbid `new Function`; zod probes for it unless told not to, and each probe is a CSP report.
z.config({ jitless: true });

export { z };
