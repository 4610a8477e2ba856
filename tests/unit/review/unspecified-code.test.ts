import { describe, expect, it } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';
import { unspecifiedCode } from '../../../utils/review/rules/unspecified-code.ts';

const { book, search } = readBook();

/**
 * Short notes, each with an unspecified code: what the rule must do. `ask`: inform with a question, offer nothing as
 * proved. A code: warn, and offer this one first. `nothing`: no finding.
 */
const STORIES: readonly (readonly [note: string, claim: string, code: string, outcome: string])[] = [
  ['Bx-proven bcc R cheek, schedule Mohs', 'C44.91', 'C44.91', 'C44.319'],
  ['Lipoma of the left thigh, 3 cm, soft.', 'D17.20', 'D17.20', 'D17.24'],
  ['Cherry angioma of trunk.', 'D18.00', 'D18.00', 'D18.01'],
  ['Atopic dermatitis, flexures.', 'L20.9', 'L20.9', 'L20.82'],
  ['Atopic dermatitis of the antecubital fossae.', 'L20.9', 'L20.9', 'L20.82'],
  ['Cellulitis of leg.\nSide: left.', 'L03.119', 'L03.119', 'L03.116'],
  ['1. Psoriasis (L40.9)\n - plaque type, elbows\n - clobetasol', '', 'L40.9', 'L40.0'],
  ['Pain in left lower leg.', 'M79.609', 'M79.609', 'M79.662'],
  ['Perioral dermatitis. Rosacea.', 'L71.9', 'L71.9', 'ask'],
  ['Perioral dermatitis, metronidazole.', 'L71.9', 'L71.9', 'L71.0'],
  ['Chronic venous hypertension with ulcer of right leg.', 'I87.309', 'I87.309', 'ask'],
  ['SCC L ear - benign on path.', 'C44.92', 'C44.92', 'ask'],
  ['Nevus sebaceous of scalp.', 'D22.9', 'D22.9', 'ask'],
  ['Nodular BCC of left medial canthus.', 'C44.91', 'C44.91', 'ask'],
  ['Dx: melanoma in situ, left forearm', 'D03.9', 'D03.9', 'D03.62'],
  ['SCCis L dorsal hand, ED&C', 'D04.9', 'D04.9', 'D04.62'],
  ['Benign nevi, back and chest. Reassured.', 'D22.9', 'D22.9', 'D22.5'],
  ['Nevus, right temple, shave removal.', 'D22.9', 'D22.9', 'D22.39'],
  ['Dysplastic nevus left thigh re-excised.', 'D22.9', 'D22.9', 'D22.72'],
  ['Abscess right axilla, I&D.', 'L02.91', 'L02.91', 'L02.411'],
  ['Carbuncle? abscess of the groin drained', 'L02.91', 'L02.91', 'L02.214'],
  ['Cellulitis of both legs', 'L03.90', 'L03.90', 'L03.115'],
  ['Cellulitis, right index finger.', 'L03.90', 'L03.90', 'L03.011'],
  ['Impetigo, bullous, trunk', 'L01.00', 'L01.00', 'L01.03'],
  ['Alopecia universalis', 'L63.9', 'L63.9', 'L63.1'],
  ['Alopecia areata of the scalp and beard.', 'L63.9', 'L63.9', 'ask'],
  ['Lichen planus, hypertrophic, shins', 'L43.9', 'L43.9', 'L43.0'],
  ['Onychomycosis of toenails and tinea pedis', 'B35.9', 'B35.9', 'B35.1'],
  ['Cholinergic urticaria', 'L50.9', 'L50.9', 'L50.5'],
  ['Urticaria. She had a cold last week. No heat trigger.', 'L50.9', 'L50.9', 'ask'],
  ['Hives after taking penicillin', 'L50.9', 'L50.9', 'ask'],
  ['Pt w/ psoriasis since age 12. Plaques on elbows. Father has guttate psoriasis.', 'L40.9', 'L40.9', 'ask'],
  ['Psoriasis. Considered pustular psoriasis but no pustules.', 'L40.9', 'L40.9', 'ask'],
  ['Psoriasis with psoriatic arthritis mutilans', 'L40.9', 'L40.9', 'L40.52'],
  ['Atopic dermatitis, flexural, moderate', 'L20.9', 'L20.9', 'L20.82'],
  ['AD flare on arms. Seb derm on scalp.', 'L20.9', 'L20.9', 'ask'],
  ['Telogen effluvium after childbirth', 'L65.9', 'L65.9', 'L65.0'],
  ['Epidermal inclusion cyst, back', 'L72.9', 'L72.9', 'L72.0'],
  ['Pilar cyst of scalp; no epidermal cyst seen', 'L72.9', 'L72.9', 'L72.11'],
  ['Actinic keratosis x6, face. LN2.', 'L57.9, 17000', 'L57.9', 'L57.0'],
  ['Second-degree burn right forearm, initial', 'T22.00XA', 'T22.00XA', 'T22.211A'],
  [
    'Stasis ulcer: non-pressure chronic ulcer of left calf with fat layer exposed',
    'L97.909',
    'L97.909',
    'L97.222',
  ],
  ['Ulcer of left ankle, chronic, non-pressure', 'L97.909', 'L97.909', 'L97.329'],
  ['Pressure ulcer right heel stage 2', 'L89.90', 'L89.90', 'L89.612'],
  ['Pressure ulcer, unstageable, sacrum', 'L89.159', 'L89.159', 'L89.150'],
  ['1. BCC nose — Mohs done.\n2. BCC C44.91', '', 'C44.91', 'ask'],
  ['1. BCC nose C44.311.\n2. BCC left ear C44.91', '', 'C44.91', 'C44.219'],
  ['1. BCC nose C44.311.\n2. BCC C44.91', '', 'C44.91', 'ask'],
  ['Melanoma (C43.9): excised from the left shoulder today, 1 cm margins.', '', 'C43.9', 'C43.62'],
  ['Melanoma C43.9. Sentinel node biopsy of the left axilla was negative.', '', 'C43.9', 'ask'],
  ['Melanoma C43.9, primary unknown; node in right groin', '', 'C43.9', 'ask'],
  ['Wart, left index finger', 'B07.9', 'B07.9', 'ask'],
  ['Verruca plantaris bilateral feet', 'B07.9', 'B07.9', 'B07.0'],
  ['Patient is right handed. Wart on finger B07.9', '', 'B07.9', 'ask'],
  ['Acne: comedonal, face. Tretinoin.', 'L70.9', 'L70.9', 'L70.0'],
  ['History of plaque psoriasis, clear today. Psoriasis', 'L40.9', 'L40.9', 'ask'],
  ['Contact dermatitis from nickel belt buckle, allergic', 'L23.9', 'L23.9', 'L23.0'],
  ['Allergic contact dermatitis due to adhesives in bandage', 'L23.9', 'L23.9', 'L23.1'],
  ['Allergic contact dermatitis. Use cosmetics free of fragrance. Avoid metals.', 'L23.9', 'L23.9', 'ask'],
  ['Seborrheic keratosis irritated, left back', 'L82.1', 'L82.1', 'nothing'],
  ['BCC of the right side of nose', 'C44.310', 'C44.310', 'C44.311'],
  ['BCC face, forehead', 'C44.310', 'C44.310', 'C44.319'],
  ['BCC face', 'C44.310', 'C44.310', 'ask'],
  ['Squamous cell carcinoma left ear', 'C44.202', 'C44.202', 'ask'],
  ['SCC right ear helix', 'C44.202', 'C44.202', 'C44.222'],
  ['Ganglion? Lump on left lower leg', 'R22.40', 'R22.40', 'R22.42'],
  ['Basal cell carcinoma, superficial, L upper back. Also SK R cheek.', 'C44.91', 'C44.91', 'C44.519'],
  ['SK R cheek. Basal cell carcinoma, superficial, L upper back.', 'C44.91', 'C44.91', 'C44.519'],
  ['BCC. Exam: scar on left cheek well healed. SK on nose.', 'C44.91', 'C44.91', 'ask'],
  ['Merkel cell carcinoma of the left upper eyelid', 'C4A.9', 'C4A.9', 'C4A.121'],
  ['Hx of BCC right ear. New BCC left ear.', 'C44.201', 'C44.201', 'C44.219'],
  ['Erythema nodosum L>R shins', 'L52', 'L52', 'nothing'],
  ['Laceration R thumb without damage to nail, no FB', 'S61.019A', 'S61.019A', 'S61.011A'],
  ['Insect bite, left lower leg', 'S80.869A', 'S80.869A', 'S80.862A'],
  ['Granuloma annulare', 'L92.9', 'L92.9', 'L92.0'],
  ['Bullous pemphigoid', 'L12.9', 'L12.9', 'L12.0'],
  ['BP 130/80. pemphigoid', 'L12.9', 'L12.9', 'ask'],
  ['Vitiligo. Postinflammatory hyperpigmentation on cheeks.', 'L81.9', 'L81.9', 'L81.0'],
  ['Melasma', 'L81.9', 'L81.9', 'L81.1'],
  ['BCC of left cheek and right cheek', 'C44.91', 'C44.91', 'C44.319'],
  ['SCC left hand. SCC right hand.', 'C44.92', 'C44.92', 'ask'],
  ['Right BCC cheek, left unspecified', 'C44.91', 'C44.91', 'C44.319'],
  ['Lesion was left open to heal. Melanoma arm.', 'C43.60', 'C43.60', 'ask'],
  ['Melanoma arm, right?', 'C43.60', 'C43.60', 'ask'],
  ['Melanoma left arm vs left shoulder nevus', 'C43.60', 'C43.60', 'ask'],
  ['Will biopsy left arm. Melanoma of arm by outside report', 'C43.60', 'C43.60', 'ask'],
  ['BCC (C44.91). Neck supple.', '', 'C44.91', 'ask'],
  ['BCC (C44.91). Head: normocephalic. Scalp clear.', '', 'C44.91', 'ask'],
  ['BCC (C44.91). Arms crossed, legs swollen.', '', 'C44.91', 'ask'],
  ['BCC (C44.91), back in 2 weeks', '', 'C44.91', 'ask'],
  ['1. SCC (C44.92). PET: uptake in neck.', '', 'C44.92', 'ask'],
  ['1. Cellulitis (L03.90). Chest clear, abdomen soft.', '', 'L03.90', 'ask'],
  ['1. Abscess (L02.91). I&D. Allergic to tape on arm.', '', 'L02.91', 'ask'],
  ['1. Nevus (D22.9). Monthly self exams of back, scalp.', '', 'D22.9', 'ask'],
  [
    '1. BCC of the left nasal ala (C44.91). Wear sunscreen on face. Neck nodes negative.',
    '',
    'C44.91',
    'C44.311',
  ],
  ['Cellulitis of scalp', 'L03.90', 'L03.90', 'L03.811'],
  ['Furuncle of scalp', 'L02.92', 'L02.92', 'L02.821'],
  ['Psoriasis. Husband has plaque psoriasis.', 'L40.9', 'L40.9', 'ask'],
  ['Dad - melanoma right arm. Patient: melanoma', 'C43.9', 'C43.9', 'ask'],
  ['Her husband noticed a lesion; biopsy showed BCC of the left ear.', 'C44.91', 'C44.91', 'C44.219'],
  ['History of skin cancer:\nBCC left cheek 2018\nAssessment: BCC', 'C44.91', 'C44.91', 'ask'],
  ['2018: BCC left cheek. 2026: BCC, biopsied elsewhere.', 'C44.91', 'C44.91', 'ask'],
  ['BCC of right forearm, excised 2019, clear. New BCC of left temple today.', 'C44.91', 'C44.91', 'C44.319'],
  ['Psoriasis since 2012, plaque type, elbows and knees.', 'L40.9', 'L40.9', 'L40.0'],
  ['Psoriasis. Guttate psoriasis: no.', 'L40.9', 'L40.9', 'ask'],
  ['Psoriasis. (-) guttate psoriasis', 'L40.9', 'L40.9', 'ask'],
  ['Psoriasis. Resembles guttate psoriasis.', 'L40.9', 'L40.9', 'ask'],
  ['Psoriasis. Guttate psoriasis is on the differential.', 'L40.9', 'L40.9', 'ask'],
  ['Psoriasis. Steroid withdrawal can cause pustular psoriasis.', 'L40.9', 'L40.9', 'ask'],
  ['Psoriasis: ( ) plaque (x) guttate', 'L40.9', 'L40.9', 'L40.4'],
  ['[ ] Left [x] Right   Cellulitis, lower extremity', 'L03.119', 'L03.119', 'L03.115'],
  ['SCC of the right ear and BCC of the nose', 'C44.91', 'C44.91', 'C44.311'],
  ['SCC of the right ear and BCC of the nose', 'C44.92', 'C44.92', 'C44.222'],
  ['BCC. SCC in situ of left hand.', 'C44.91', 'C44.91', 'ask'],
  ['Melanoma. Melanoma in situ of left cheek.', 'C43.9', 'C43.9', 'ask'],
  ['Melanoma of lower limb, right leg edema', 'C43.70', 'C43.70', 'ask'],
  ['Juvenile dermatomyositis', 'M33.90', 'M33.90', 'ask'],
  ['Pressure ulcer of sacral region, was stage 2, now stage 3', 'L89.159', 'L89.159', 'L89.153'],
  ['SCC vermilion lower lip', 'C44.92', 'C44.92', 'ask'],
  ['SCC buccal mucosa, left cheek', 'C44.92', 'C44.92', 'ask'],
  ['Melanoma metastatic to scalp, primary unknown', 'C43.9', 'C43.9', 'ask'],
  ['SCC L forearm, metastatic to left axilla', 'C44.92', 'C44.92', 'C44.629'],
  ['SCC L post-auricular scalp.', 'C44.92', 'C44.92', 'C44.42'],
  ['Scalp psoriasis', 'L40.9', 'L40.9', 'ask'],
  ['Ulcer right calf, fat layer exposed. Unna boot.', 'L97.909', 'L97.909', 'L97.212'],
  ['Pressure ulcer of left heel, stage 3', 'L97.409', 'L97.409', 'ask'],
  ['Nickel allergic contact dermatitis', 'L23.9', 'L23.9', 'L23.0'],
  ['Allergic contact dermatitis. Uses tape on ankle for running.', 'L23.9', 'L23.9', 'ask'],
  ['Diagnosis: BCC\nLocation: R forehead\nSize 1.1 cm', 'C44.91', 'C44.91', 'C44.319'],
  ['Dx: BCC\nLoc: left cheek\nDx: AK\nLoc: right hand', 'C44.91', 'C44.91', 'ask'],
  ['Abscess. 3 cm fluctuant nodule right axilla, I&D.', 'L02.91', 'L02.91', 'L02.411'],
  ['Rhinophyma', 'L71.9', 'L71.9', 'L71.1'],
  ['Urticaria. Pityriasis alba of cheeks.', 'L50.9', 'L50.9', 'ask'],
  ['62-year-old man with BCC of left cheek.', 'C44.91', 'C44.91', 'C44.319'],
  ['62 year old with BCC left cheek, Mohs, margins cleared in 2 stages.', 'C44.91', 'C44.91', 'C44.319'],
  ['Allergic contact dermatitis to neomycin ointment applied to wound.', 'L23.9', 'L23.9', 'L23.3'],
  ['Psoriasis, plaques on the scalp', 'L40.9', 'L40.9', 'ask'],
  ['Allergic contact dermatitis, treated with lidocaine gel', 'L23.9', 'L23.9', 'ask'],
  ['ACD 2/2 nickel, periumbilical.', 'L23.9', 'L23.9', 'L23.0'],
  ['Impression: BCC. Exam: pearly papule on left ala.', 'C44.91', 'C44.91', 'ask'],
  ['Left cheek - BCC\nRight arm - SCC', 'C44.91, C44.92', 'C44.92', 'C44.622'],
  ['Melanoma right shoulder; sentinel node right axilla negative.', 'C43.9', 'C43.9', 'C43.61'],
];

function outcomeOf(note: string, claim: string, code: string): string {
  const review = reviewNote({
    note: noteFromText(note, claim),
    book,
    lexicon: search.lexicon,
    date: '2026-11-10',
    rules: [unspecifiedCode],
  });
  const finding = review.findings.find((one) => one.code === code && one.rule === 'unspecified-code');
  if (!finding) return 'nothing';
  if (finding.grade === 'inform') return 'ask';
  return finding.suggestions[0]?.code ?? 'a warning that offers nothing';
}

describe('an unspecified code and the words of the note', () => {
  for (const [note, claim, code, outcome] of STORIES) {
    it(`${code}: ${note.replaceAll('\n', ' / ')}`, () => {
      expect(outcomeOf(note, claim, code)).toBe(outcome);
    });
  }

  it('says what it read and what it did not: a warning quotes its words, a question names the open fact', () => {
    const note = noteFromText('BCC, left ear. Psoriasis, stable.', 'C44.91, L40.9');
    const { findings } = reviewNote({ note, book, lexicon: search.lexicon, date: '2026-11-10' });
    expect(findings.map((one) => one.message)).toEqual([
      'The note says “left” and “ear”; C44.91 leaves the site open.',
      'L40.9 leaves the type open, and the note does not settle it. Which type?',
    ]);
    expect(findings[0]?.suggestions[0]?.why).toBe('the note says “left” and “ear”');
    expect(findings[1]?.suggestions.every((one) => one.why === 'if documented')).toBe(true);
  });

  it('never flags an “other specified” code, in any chapter', () => {
    const others = [];
    for (let id = 0; id < book.size; id++) {
      const { system, code, title } = book.entry(id, '2026-11-10');
      if (system === 'icd10cm' && /^Other specified [^,]*$/.test(title) && !/unspecified/i.test(title))
        others.push(code);
    }
    expect(others.length).toBeGreaterThan(300);
    for (let from = 0; from < others.length; from += 200) {
      const note = noteFromText('Left and right, nose and arm.', others.slice(from, from + 200).join('\n'));
      const { findings } = reviewNote({ note, book, lexicon: search.lexicon, date: '2026-11-10' });
      expect(findings.filter((one) => one.rule === 'unspecified-code')).toEqual([]);
    }
  });

  it('offers nothing that is not billable on the date, for every unspecified code of the skin chapters', () => {
    const note =
      'Left nasal ala, right forearm, both lower legs, scalp, back. Guttate, bullous, stage 2, second degree.';
    for (const date of ['2016-01-05', '2024-09-30', '2026-11-10']) {
      const codes = [];
      for (let id = 0; id < book.size; id++) {
        const { code, system } = book.entry(id, date);
        if (
          system === 'icd10cm' &&
          /^(?:L|C4[34A]|D0[34]|D2[23]|B0|B3)/.test(code) &&
          book.unspecified(id, date)
        )
          codes.push(code);
      }
      expect(codes.length).toBeGreaterThan(100);
      for (const code of codes) {
        const page = noteFromText(`${note} ${code}`);
        for (const finding of reviewNote({ note: page, book, lexicon: search.lexicon, date }).findings) {
          for (const one of finding.suggestions) {
            expect(
              book.standOf(one.code, one.system, date).standing,
              `${one.code} for ${code} on ${date}`,
            ).toBe('billable');
          }
        }
      }
    }
  });
});

describe('a note that states the very title of a more exact code', () => {
  it('is answered with that code, for every skin cancer, melanoma, in situ and benign neoplasm of skin', () => {
    const wrong: string[] = [];
    let asked = 0;
    for (let id = 0; id < book.size; id++) {
      const { code, system } = book.entry(id, '2026-11-10');
      if (system !== 'icd10cm' || !/^(?:C43|C44\.[0-79]1|C4A|D03|D04|D22)/.test(code)) continue;
      for (const candidate of book.unspecified(id, '2026-11-10')?.candidates ?? []) {
        const better = book.entry(candidate, '2026-11-10');
        if (/unspecified|other|overlapping/i.test(better.title)) continue;
        asked++;
        const outcome = outcomeOf(`Assessment: ${better.title}.`, code, code);
        if (outcome !== better.code) wrong.push(`${code}: ${better.title} -> ${outcome}`);
      }
    }
    expect(asked).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
