/** The rules that look at every note, in the order they are listed to the user. Add a rule by adding its line. */

import { activeOrHistory } from './rules/active-or-history.ts';
import { aftercare } from './rules/aftercare.ts';
import { ageConflict } from './rules/age-conflict.ts';
import { burnExtent } from './rules/burn-extent.ts';
import { cancerFirst } from './rules/cancer-first.ts';
import { causeNotCoded } from './rules/cause-not-coded.ts';
import { codedNotDocumented } from './rules/coded-not-documented.ts';
import { companionCode } from './rules/companion-code.ts';
import { contradictedByNote } from './rules/contradicted-by-note.ts';
import { documentedNotCoded } from './rules/documented-not-coded.ts';
import { duplicateCode } from './rules/duplicate-code.ts';
import { encounterCharacter } from './rules/encounter-character.ts';
import { excludes1 } from './rules/excludes1.ts';
import { excludes2 } from './rules/excludes2.ts';
import { firstListed } from './rules/first-listed.ts';
import { headerCode } from './rules/header-code.ts';
import { historyNotCoded } from './rules/history-not-coded.ts';
import { inflamedKeratosis } from './rules/inflamed-keratosis.ts';
import { invalidCode } from './rules/invalid-code.ts';
import { lesionOrGrowth } from './rules/lesion-or-growth.ts';
import { lessExact } from './rules/less-exact.ts';
import { longTermDrug } from './rules/long-term-drug.ts';
import { notCarriedOut } from './rules/not-carried-out.ts';
import { notValidOnDate } from './rules/not-valid-on-date.ts';
import { overlappingSites } from './rules/overlapping-sites.ts';
import { ownedBySite } from './rules/owned-by-site.ts';
import { procedureAddOn } from './rules/procedure-add-on.ts';
import { procedureDiagnosis } from './rules/procedure-diagnosis.ts';
import { procedureIncluded } from './rules/procedure-included.ts';
import { procedureKind } from './rules/procedure-kind.ts';
import { procedureMissingFact } from './rules/procedure-missing-fact.ts';
import { procedureNeverBeside } from './rules/procedure-never-beside.ts';
import { procedureNotBilled } from './rules/procedure-not-billed.ts';
import { procedureNotDocumented } from './rules/procedure-not-documented.ts';
import { procedurePointer } from './rules/procedure-pointer.ts';
import { procedureSite } from './rules/procedure-site.ts';
import { procedureSize } from './rules/procedure-size.ts';
import { procedureTechnique } from './rules/procedure-technique.ts';
import { procedureUnitLimit } from './rules/procedure-unit-limit.ts';
import { procedureUnits } from './rules/procedure-units.ts';
import { redundantSign } from './rules/redundant-sign.ts';
import { screeningOrNot } from './rules/screening-or-not.ts';
import { sequela } from './rules/sequela.ts';
import { sexConflict } from './rules/sex-conflict.ts';
import { signForDisease } from './rules/sign-for-disease.ts';
import { skinHistory } from './rules/skin-history.ts';
import { skinMetastasis } from './rules/skin-metastasis.ts';
import { transplantStatus } from './rules/transplant-status.ts';
import { uncertainBehavior } from './rules/uncertain-behavior.ts';
import { unspecifiedCode } from './rules/unspecified-code.ts';
import { wrongKind } from './rules/wrong-kind.ts';
import { wrongSide } from './rules/wrong-side.ts';
import { wrongSite } from './rules/wrong-site.ts';
import type { Rule } from './types.ts';

export const RULES: readonly Rule[] = [
  headerCode,
  invalidCode,
  notValidOnDate,
  unspecifiedCode,
  ageConflict,
  duplicateCode,
  excludes1,
  firstListed,
  redundantSign,
  signForDisease,
  wrongSide,
  wrongSite,
  wrongKind,
  activeOrHistory,
  codedNotDocumented,
  contradictedByNote,
  documentedNotCoded,
  screeningOrNot,
  uncertainBehavior,
  aftercare,
  companionCode,
  encounterCharacter,
  ownedBySite,
  lesionOrGrowth,
  sexConflict,
  excludes2,
  procedurePointer,
  causeNotCoded,
  sequela,
  historyNotCoded,
  lessExact,
  skinHistory,
  inflamedKeratosis,
  overlappingSites,
  skinMetastasis,
  cancerFirst,
  transplantStatus,
  longTermDrug,
  burnExtent,
  notCarriedOut,
  procedureUnits,
  procedureSize,
  procedureSite,
  procedureKind,
  procedureTechnique,
  procedureIncluded,
  procedureMissingFact,
  procedureDiagnosis,
  procedureNeverBeside,
  procedureAddOn,
  procedureUnitLimit,
  procedureNotDocumented,
  procedureNotBilled,
];
