import type { CodeSystem } from './types.ts';

/**
 * The codes that dermatology writes, by how they begin (no dot): what stands first in a list of changes. Diagnoses come
 * from chapter 12 and the skin parts of the others, procedures and drugs from what a skin practice does and gives.
 */
export const DERMATOLOGY_STARTS: Readonly<Record<CodeSystem, string>> = {
  icd10cm: `
    L
    A184 A220 A26 A30 A311 A363 A441 A46 A51 A60 A630 A66 A67 A692
    B00 B01 B02 B03 B04 B05 B06 B07 B08 B09 B35 B36 B372 B383 B403 B421 B430 B452 B463 B47 B551 B552 B653 B781
    B85 B86 B87 B88 B89 B956
    C00 C43 C44 C4A C460 C51 C60 C632 C792 C7B1 C826 C840 C841 C84A C863 C866 C962
    D03 D04 D100 D170 D171 D172 D173 D1801 D22 D23 D280 D290 D361 D4701 D485 D492 D690 D692 D863 D8981
    E703 E800 E801 E8020 E83824 E854 E881
    H010 H011 H018 H026 H610
    I730 I781 I830 I831 I832 I872 I890 I96
    K120 K130 K132 K133 M043 M30 M31 M32 M33 M34 M350 M352 M793
    N480 N481 N762 N763 N764 N904 O264 P394 P83
    Q80 Q81 Q82 Q84 Q85 R20 R21 R22 R23 R61
    S00 S01 S10 S11 S20 S21 S30 S31 S40 S41 S50 S51 S60 S61 S70 S71 S80 S81 S90 S91
    T20 T21 T22 T23 T24 T25 T33 T34 T78 T813 T814 T8682 W57
    Z1283 Z411 Z480 Z48817 Z7952 Z796 Z808 Z8582 Z86006 Z86007 Z8603 Z872 Z840 Z945`,
  hcpcs: `
    A20 Q41 Q42 Q43 C527 E069 G0127 G0168 Q2026 Q2028
    J0135 J0139 J0165 J0171 J0585 J0586 J0587 J0588 J0591 J0702 J0717 J0775 J1010 J1020 J1030 J1040 J1438 J1602 J1628
    J1745 J1747 J2327 J2357 J3245 J3247 J3300 J3301 J3302 J3303 J3357 J3358 J3401
    J7308 J7309 J7345 J7352 J7353 J9023 J9040 J9042 J9119 J9160 J9190 J9204 J9228 J9250 J9255 J9260 J9271 J9275 J9298 J9299
    J9312 J9325 J9345 Q51`,
  cpt: '',
};

const PATTERNS: Readonly<Record<CodeSystem, RegExp>> = {
  icd10cm: startsPattern(DERMATOLOGY_STARTS.icd10cm),
  hcpcs: startsPattern(DERMATOLOGY_STARTS.hcpcs),
  // The book holds dermatology's procedure numbers only.
  cpt: /^/,
};

/** True for a code that dermatology writes. @param code with or without its dot */
export function isDermatology(system: CodeSystem, code: string): boolean {
  return PATTERNS[system].test(code.replace('.', ''));
}

function startsPattern(starts: string): RegExp {
  return new RegExp(`^(?:${starts.trim().split(/\s+/).join('|')})`);
}
