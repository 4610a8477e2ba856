/** The calculators, in the order they are listed to the user. Add one by adding its line. */
import { biopsy } from './families/biopsy.ts';
import { debridement } from './families/debridement.ts';
import { destructionBenign } from './families/destruction-benign.ts';
import { destructionMalignant } from './families/destruction-malignant.ts';
import { destructionPremalignant } from './families/destruction-premalignant.ts';
import { drug } from './families/drug.ts';
import { excimer } from './families/excimer.ts';
import { excisionBenign } from './families/excision-benign.ts';
import { excisionMalignant } from './families/excision-malignant.ts';
import { flap } from './families/flap.ts';
import { graftFull } from './families/graft-full.ts';
import { graftSplit } from './families/graft-split.ts';
import { imaging } from './families/imaging.ts';
import { incisionDrainage } from './families/incision-drainage.ts';
import { intralesional } from './families/intralesional.ts';
import { mohs } from './families/mohs.ts';
import { nails } from './families/nails.ts';
import { paring } from './families/paring.ts';
import { patchTest } from './families/patch-test.ts';
import { photodynamic } from './families/photodynamic.ts';
import { phototherapy } from './families/phototherapy.ts';
import { repair } from './families/repair.ts';
import { shave } from './families/shave.ts';
import { skinTags } from './families/skin-tags.ts';
import { sutureRemoval } from './families/suture-removal.ts';
import { vascularLaser } from './families/vascular-laser.ts';
import { visitBeside } from './families/visit-beside.ts';
import { woundVacuum } from './families/wound-vacuum.ts';
import type { Family } from './types.ts';

export const FAMILIES: readonly Family[] = [
  biopsy,
  shave,
  excisionBenign,
  excisionMalignant,
  destructionPremalignant,
  destructionBenign,
  destructionMalignant,
  vascularLaser,
  skinTags,
  intralesional,
  mohs,
  repair,
  flap,
  graftFull,
  graftSplit,
  incisionDrainage,
  nails,
  debridement,
  woundVacuum,
  paring,
  photodynamic,
  phototherapy,
  excimer,
  patchTest,
  imaging,
  sutureRemoval,
  visitBeside,
  drug,
];

/** The family with this id or one of its other words. */
export function findFamily(name: string): Family | undefined {
  const asked = name.trim().toLowerCase();
  const dashed = asked.replace(/[\s_]+/g, '-');
  return (
    FAMILIES.find(({ id }) => id === dashed) ?? FAMILIES.find(({ keywords }) => keywords.includes(asked))
  );
}
