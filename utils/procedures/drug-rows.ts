/**
 * Drugs that a skin practice gives, with what one billing unit is. Units and days are those of the CMS HCPCS files (a test
 * holds them to the project's own HCPCS table); names are common and brand names.
 */
import type { IsoDate } from '../codes/types.ts';
import { readDose } from './doses.ts';
import type { Dose } from './types.ts';

export interface DrugRow {
  readonly code: string;
  /** One billing unit. */
  readonly per: Dose;
  /** First day of the code; `null` where no file at hand gives it (in use by April 2026). */
  readonly from: IsoDate | null;
  /** Last day; `null` while it is in use. */
  readonly to: IsoDate | null;
  /** The code that took its place. */
  readonly next: string | null;
  /** In small letters. */
  readonly names: readonly string[];
}

/** code | billing unit | first day | last day | next code | names. J0702 counts both of its salts: 3 mg and 3 mg. */
const TABLE = `
  J3301 | 10 mg | 1991-01-01 | - | - | triamcinolone, triamcinolone acetonide, kenalog, kenalog-10, kenalog-40, kenalog-80, tac
  J3300 | 1 mg | 2009-01-01 | - | - | triesence, triamcinolone preservative free
  J3302 | 5 mg | 1991-01-01 | - | - | triamcinolone diacetate, aristocort
  J3303 | 5 mg | 1991-01-01 | - | - | triamcinolone hexacetonide, aristospan
  J3304 | 1 mg | 2019-01-01 | - | - | zilretta
  J1010 | 1 mg | 2024-04-01 | - | - | methylprednisolone acetate, depo-medrol
  J1020 | 20 mg | 1982-01-01 | 2024-03-31 | J1010 | methylprednisolone acetate, depo-medrol, methylprednisolone acetate 20 mg
  J1030 | 40 mg | 1982-01-01 | 2024-03-31 | J1010 | methylprednisolone acetate, depo-medrol, methylprednisolone acetate 40 mg
  J1040 | 80 mg | 1982-01-01 | 2024-03-31 | J1010 | methylprednisolone acetate, depo-medrol, methylprednisolone acetate 80 mg
  J2919 | 5 mg | 2024-04-01 | - | - | methylprednisolone sodium succinate, solu-medrol
  J2920 | 40 mg | 1982-01-01 | 2024-03-31 | J2919 | methylprednisolone sodium succinate, solu-medrol, methylprednisolone sodium succinate 40 mg
  J2930 | 125 mg | 1984-01-01 | 2024-03-31 | J2919 | methylprednisolone sodium succinate, solu-medrol, methylprednisolone sodium succinate 125 mg
  J0702 | 6 mg | 1995-01-01 | - | - | betamethasone, celestone, celestone soluspan, betamethasone acetate and sodium phosphate
  J1100 | 1 mg | 1982-01-01 | - | - | dexamethasone, dexamethasone sodium phosphate, decadron
  J9040 | 15 units | 1984-01-01 | - | - | bleomycin, bleomycin sulfate, blenoxane
  J9250 | 5 mg | 1994-01-01 | 2024-03-31 | J9260 | methotrexate, methotrexate sodium 5 mg
  J9255 | 50 mg | 2024-01-01 | - | - | methotrexate accord
  J9260 | 50 mg | 1984-01-01 | - | - | methotrexate, methotrexate sodium
  J9190 | 500 mg | 1984-01-01 | - | - | fluorouracil, 5-fu, 5-fluorouracil
  J9214 | 1000000 units | 1993-01-01 | - | - | interferon alfa-2b, intron a
  J0740 | 375 mg | 1998-01-01 | - | - | cidofovir
  J3357 | 1 mg | 2011-01-01 | - | - | ustekinumab, stelara, ustekinumab subcutaneous
  J3358 | 1 mg | 2018-01-01 | - | - | ustekinumab, stelara, ustekinumab intravenous, stelara iv
  Q5137 | 1 mg | 2024-07-01 | - | - | wezlana, ustekinumab-auub
  Q5138 | 1 mg | 2024-07-01 | - | - | wezlana intravenous
  Q9996 | 1 mg | 2025-01-01 | - | - | pyzchiva, ustekinumab-ttwe
  Q9997 | 1 mg | 2025-01-01 | - | - | pyzchiva intravenous
  Q9998 | 1 mg | 2025-01-01 | - | - | selarsdi, ustekinumab-aekn
  Q9999 | 1 mg | - | - | - | ustekinumab-aauz, otulfi
  Q5098 | 1 mg | - | - | - | ustekinumab-srlf, imuldosa
  Q5099 | 1 mg | - | - | - | ustekinumab-stba, steqeyma
  Q5100 | 1 mg | - | - | - | ustekinumab-kfce, yesintek
  J2357 | 5 mg | 2005-01-01 | - | - | omalizumab, xolair
  J1745 | 10 mg | 2000-01-01 | - | - | infliximab, remicade
  Q5103 | 10 mg | 2018-04-01 | - | - | inflectra, infliximab-dyyb
  Q5104 | 10 mg | 2018-04-01 | - | - | renflexis, infliximab-abda
  Q5121 | 10 mg | 2020-07-01 | - | - | avsola, infliximab-axxq
  J1748 | 10 mg | 2024-07-01 | - | - | zymfentra
  J0135 | 20 mg | 2005-01-01 | 2024-12-31 | J0139 | adalimumab, humira, adalimumab 20 mg
  J0139 | 1 mg | 2025-01-01 | - | - | adalimumab, humira
  Q5131 | 20 mg | 2023-07-01 | 2024-12-31 | Q5144 | idacio, idacio 20 mg
  Q5132 | 10 mg | 2024-01-01 | 2024-12-31 | Q5145 | abrilada, abrilada 10 mg
  Q5140 | 1 mg | 2025-01-01 | - | - | hulio, adalimumab-fkjp
  Q5141 | 1 mg | 2025-01-01 | - | - | yuflyma, adalimumab-aaty
  Q5142 | 1 mg | 2025-01-01 | - | - | simlandi, adalimumab-ryvk
  Q5143 | 1 mg | 2025-01-01 | - | - | cyltezo, adalimumab-adbm
  Q5144 | 1 mg | 2025-01-01 | - | - | idacio, adalimumab-aacf
  Q5145 | 1 mg | 2025-01-01 | - | - | abrilada, adalimumab-afzb
  J1628 | 1 mg | 2019-01-01 | - | - | guselkumab, tremfya
  J3245 | 1 mg | 2019-01-01 | - | - | tildrakizumab, ilumya
  J2327 | 1 mg | 2023-01-01 | - | - | risankizumab intravenous, skyrizi intravenous
  J3247 | 1 mg | 2024-07-01 | - | - | secukinumab intravenous, cosentyx intravenous
  J1747 | 1 mg | 2023-04-01 | - | - | spesolimab, spevigo
  J1438 | 25 mg | 2000-01-01 | - | - | etanercept, enbrel
  J0717 | 1 mg | 2014-01-01 | - | - | certolizumab, cimzia, certolizumab pegol
  J1602 | 1 mg | 2014-01-01 | - | - | golimumab intravenous, simponi aria
  J9312 | 10 mg | 2019-01-01 | - | - | rituximab, rituxan
  Q5115 | 10 mg | 2019-07-01 | - | - | truxima, rituximab-abbs
  Q5119 | 10 mg | 2020-07-01 | - | - | ruxience, rituximab-pvvr
  Q5123 | 10 mg | 2021-07-01 | - | - | riabni, rituximab-arrx
  J9311 | 10 mg | 2019-01-01 | - | - | rituxan hycela
  J0490 | 10 mg | 2012-01-01 | - | - | belimumab, benlysta
  J0491 | 1 mg | 2022-04-01 | - | - | anifrolumab, saphnelo
  J1459 | 500 mg | 2009-01-01 | - | - | privigen
  J1559 | 100 mg | 2011-01-01 | - | - | hizentra
  J1561 | 500 mg | 2008-01-01 | - | - | gamunex, gammaked
  J1566 | 500 mg | 2006-01-01 | - | - | ivig lyophilized
  J1568 | 500 mg | 2008-01-01 | - | - | octagam
  J1569 | 500 mg | 2008-01-01 | - | - | gammagard liquid
  J1599 | 500 mg | 2011-01-01 | - | - | ivig
  J9119 | 1 mg | 2019-10-01 | - | - | cemiplimab, libtayo
  J9275 | 2 mg | - | - | - | cosibelimab, unloxcyt
  J9345 | 1 mg | 2023-10-01 | - | - | retifanlimab, zynyz
  J9271 | 1 mg | 2016-01-01 | - | - | pembrolizumab, keytruda
  J9299 | 1 mg | 2016-01-01 | - | - | nivolumab, opdivo
  J9228 | 1 mg | 2012-01-01 | - | - | ipilimumab, yervoy
  J9325 | 1000000 units | 2017-01-01 | - | - | talimogene, imlygic, t-vec
  J9204 | 1 mg | 2019-10-01 | - | - | mogamulizumab, poteligeo
  J0561 | 100000 units | 2011-01-01 | - | - | penicillin g benzathine, bicillin l-a, bicillin
  J0558 | 100000 units | 2011-01-01 | - | - | bicillin c-r
  J0696 | 250 mg | 1990-01-01 | - | - | ceftriaxone, rocephin
  J1885 | 15 mg | 1993-01-01 | - | - | ketorolac, toradol
  J2001 | 10 mg | 2004-01-01 | 2024-09-30 | J2003 | lidocaine for intravenous infusion
  J2003 | 1 mg | 2024-10-01 | - | - | lidocaine
  J2004 | 1 mg | 2024-10-01 | - | - | lidocaine with epinephrine
  J1200 | 50 mg | 1982-01-01 | - | - | diphenhydramine, benadryl
  J0165 | 0.1 mg | - | - | - | epinephrine, adrenalin
  J0171 | 0.1 mg | 2011-01-01 | 2025-06-30 | J0165 | epinephrine, adrenalin, epinephrine 0.1 mg
  J7308 | 1 piece | 2002-01-01 | - | - | aminolevulinic acid, levulan, levulan kerastick, ala
  J7345 | 10 mg | 2018-01-01 | - | - | ameluz, aminolevulinic acid gel
  J7354 | 1 piece | 2024-04-01 | - | - | cantharidin, ycanth
  J7336 | 1 sq cm | 2015-01-01 | - | - | capsaicin patch, qutenza
  J3401 | 0.1 mL | 2024-01-01 | - | - | beremagene, vyjuvek
  J0585 | 1 units | 1991-01-01 | - | - | onabotulinumtoxina, botox
  J0586 | 5 units | 2010-01-01 | - | - | abobotulinumtoxina, dysport
  J0587 | 100 units | 2002-01-01 | - | - | rimabotulinumtoxinb, myobloc
  J0588 | 1 units | 2012-01-01 | - | - | incobotulinumtoxina, xeomin
  J0589 | 1 units | 2024-04-01 | - | - | daxibotulinumtoxina, daxxify
  J0775 | 0.01 mg | 2011-01-01 | - | - | collagenase clostridium histolyticum, xiaflex
  J3470 | 150 units | 1982-01-01 | - | - | hyaluronidase up to 150 units, amphadase
  J3471 | 1 units | 2006-01-01 | - | - | hyaluronidase ovine, vitrase
  J3473 | 1 units | 2007-01-01 | - | - | hyaluronidase, hylenex
  J0591 | 1 mg | 2020-07-01 | - | - | deoxycholic acid, kybella
  Q2028 | 0.5 mg | 2014-01-01 | - | - | sculptra
  Q2026 | 0.1 mL | 2010-07-01 | - | - | radiesse`;

export const DRUG_ROWS: readonly DrugRow[] = TABLE.trim().split('\n').map(readRow);

function readRow(line: string): DrugRow {
  const [code = '', per = '', from, to, next, names = ''] = line.split('|').map((cell) => cell.trim());
  const dose = readDose(per);
  if ('unclear' in dose) throw new Error(`The drug table holds no amount for ${code}: ${per}`);
  return { code, per: dose, from: day(from), to: day(to), next: day(next), names: names.split(', ') };
}

function day(cell: string | undefined): string | null {
  return cell === undefined || cell === '-' ? null : cell;
}

const BY_NAME = new Map<string, DrugRow[]>();
for (const row of DRUG_ROWS) {
  for (const name of [row.code.toLowerCase(), ...row.names])
    BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), row]);
}

/** Rows of a code or name, of whatever day. */
export function findDrug(name: string): readonly DrugRow[] {
  return BY_NAME.get(name.trim().toLowerCase().replace(/[®™]/g, '').replace(/\s+/g, ' ')) ?? [];
}

/** Drugs without a code of their own, and what to do. */
const NO_CODE: readonly (readonly [names: string, sentence: string])[] = [
  [
    'dupilumab dupixent tralokinumab adbry lebrikizumab ebglyss nemolizumab nemluvio ixekizumab taltz brodalumab siliq bimekizumab bimzelx',
    'It has no code of its own. Given in the office it takes J3590 or C9399; most plans pay for it through the pharmacy.',
  ],
  [
    'secukinumab cosentyx',
    'Only the intravenous form has a code, J3247. The form under the skin has none of its own.',
  ],
  [
    'risankizumab skyrizi',
    'Only the intravenous form has a code, J2327. The form under the skin has none of its own.',
  ],
  [
    'candida candin',
    'Candida antigen has no code of its own that we know: J3490 or J3590, as the payer says.',
  ],
];

/** Why a drug has no code; `null` for every other one. */
export function sayNoCode(name: string): string | null {
  const [first = ''] = name.trim().toLowerCase().split(/\s+/);
  return NO_CODE.find(([names]) => names.split(' ').includes(first))?.[1] ?? null;
}
