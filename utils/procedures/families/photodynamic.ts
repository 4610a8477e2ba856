import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField, yesNo } from '../fields.ts';
import { bandsAnd, FEE_SCHEDULE } from '../sources.ts';

const SOURCE = bandsAnd(FEE_SCHEDULE);

/** Photodynamic therapy of skin: one code a day, by who applied and lit, and whether lesions were debrided first. */
export const photodynamic = defineFamily({
  head: `
    photodynamic | Photodynamic therapy | treatment
    pdt, photodynamic therapy, blue light, 96567, 96573, 96574`,
  each: {},
  visit: {
    by: choiceField(
      'Applied and lit by',
      'Who applied the drug and the light: the physician (or other qualified professional) or staff?',
      `
        professional | physician or qualified professional | physician, doctor, pa, np
        staff | staff | nurse, assistant, ma`,
      { aliases: ['who'] },
    ),
    debrided: {
      ...yesNo('Lesions debrided first', 'Were the lesions debrided first, by curettage or abrasion?', [
        'debridement',
        'curettage',
      ]),
      help: 'Curettage or abrasion of lesions. A peel or a wipe is none.',
    },
  },
  source: SOURCE,
  examples: `
    By staff | by=staff | 96567
    By the physician | by=physician debrided=no | 96573
    By the physician, curetted first | by=physician debrided=yes | 96574
    Curetted or not is not said | by=physician | 96573, asks debrided
    Nobody said who | debrided=no | asks by
    Staff, and lesions debrided | by=staff debrided=yes | asks by`,
  sum({ visit: { by, debrided } }) {
    const who = 'Who applied the drug and the light: the physician or staff?';
    if (by === null) return nothing([askMissing('by', who)]);
    if (by === 'staff' && debrided === true) {
      return nothing([askMissing('by', `Debridement is the physician’s part, and staff is named. ${who}`)]);
    }
    const code = by === 'staff' ? '96567' : debrided === true ? '96574' : '96573';
    const isOpen = by !== 'staff' && debrided === null;
    const question = 'Were the lesions debrided first, by curettage or abrasion?';
    const missing = isOpen ? [askMissing('debrided', question, 'no')] : [];
    const how = code === '96574' ? ', lesions debrided first' : '';
    const steps = [`by ${by === 'staff' ? 'staff' : 'the physician'}${how}, one a day: ${code}`];
    const drug = {
      message: 'The drug is a line of its own: work it out with “drug”.',
      source: 'HCPCS J7308, J7345',
    };
    return { lines: [makeLine(code, SOURCE, steps, { missing })], questions: [], warnings: [drug] };
  },
});
