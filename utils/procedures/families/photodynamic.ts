import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { yesNo } from '../fields.ts';
import { bandsAnd, FEE_SCHEDULE } from '../sources.ts';

const SOURCE = bandsAnd(FEE_SCHEDULE);

/** Photodynamic therapy of skin: one code a day, by who applied and lit, and whether lesions were debrided first. */
export const photodynamic = defineFamily({
  id: 'photodynamic',
  title: 'Photodynamic therapy',
  keywords: ['pdt', 'photodynamic therapy', 'blue light', '96567', '96573', '96574'],
  item: 'treatment',
  each: {},
  visit: {
    by: {
      kind: 'choice',
      label: 'Applied and lit by',
      ask: 'Who applied the drug and the light: the physician (or other qualified professional) or staff?',
      help: '',
      aliases: ['who'],
      choices: [
        {
          value: 'professional',
          label: 'physician or qualified professional',
          aliases: ['physician', 'doctor', 'pa', 'np'],
        },
        { value: 'staff', label: 'staff', aliases: ['nurse', 'assistant', 'ma'] },
      ],
    },
    debrided: {
      ...yesNo('Lesions debrided first', 'Were the lesions debrided first, by curettage or abrasion?', [
        'debridement',
        'curettage',
      ]),
      help: 'Curettage or abrasion of lesions. A peel or a wipe is none.',
    },
  },
  source: SOURCE,
  examples: [
    { title: 'By staff', given: 'by=staff', lines: ['96567'] },
    { title: 'By the physician', given: 'by=physician debrided=no', lines: ['96573'] },
    { title: 'By the physician, curetted first', given: 'by=physician debrided=yes', lines: ['96574'] },
    { title: 'Curetted or not is not said', given: 'by=physician', lines: ['96573'], asks: ['debrided'] },
    { title: 'Nobody said who', given: 'debrided=no', lines: [], asks: ['by'] },
    { title: 'Staff, and lesions debrided', given: 'by=staff debrided=yes', lines: [], asks: ['by'] },
  ],
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
