import { useState } from 'react';
import type { Worksheet } from './worksheet.ts';

/** What was typed into the calculators at one visit, by family, and the one that is open. */
export interface Worksheets {
  readonly family: string | null;
  readonly sheets: Readonly<Record<string, Worksheet>>;
  readonly open: (family: string) => void;
  readonly write: (family: string, sheet: Worksheet) => void;
  /** What was typed into one calculator goes, and what the note says stands there again. */
  readonly forget: (family: string) => void;
}

interface Kept extends Pick<Worksheets, 'family' | 'sheets'> {
  readonly encounter: number;
}

/**
 * Kept while other views are shown, and no longer than the encounter: what was done to one patient must not be billed to
 * the next.
 * @param encounter as `useEncounter` numbers it
 */
export function useWorksheets(encounter: number): Worksheets {
  const [kept, setKept] = useState<Kept>({ encounter, family: null, sheets: {} });
  const { family, sheets } = kept.encounter === encounter ? kept : { family: null, sheets: {} };
  return {
    family,
    sheets,
    open: (next) => setKept({ encounter, family: next, sheets }),
    // Who types into a calculator stays in it, whatever else the note comes to say.
    write: (of, sheet) => setKept({ encounter, family: of, sheets: { ...sheets, [of]: sheet } }),
    forget: (of) => {
      const others = Object.entries(sheets).filter(([name]) => name !== of);
      setKept({ encounter, family: of, sheets: Object.fromEntries(others) });
    },
  };
}
