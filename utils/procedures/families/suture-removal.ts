import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField, yesNo } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import type { Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.L.6'), ADD_ON_TABLE);

/** Stitches or staples taken out: an add-on to a visit, nothing within one’s own global days. */
export const sutureRemoval = defineFamily({
  head: `
    suture-removal | Suture removal | removal
    sutures, staples, stitches, staple removal, 15853, 15854, 15851`,
  each: {},
  visit: {
    what: choiceField(
      'Taken out',
      'What was taken out: stitches, staples or both?',
      `
        one | stitches or staples | sutures, stitches, staples, suture
        both | stitches and staples | both, sutures and staples`,
      { aliases: ['material'] },
    ),
    visit: yesNo('Billable visit the same day', 'Is there a visit on the same day that can be billed?', [
      'em',
    ]),
    inGlobal: yesNo(
      'Within the global days of your own surgery',
      'Is it within the global days of a surgery of the same practice?',
      ['global', 'in-global'],
    ),
    anesthesia: yesNo('Under anesthesia', 'Was more than local anesthesia needed?', ['anaesthesia']),
  },
  source: SOURCE,
  examples: `
    Stitches of another practice, with a visit | what=sutures visit=yes global=no | 15853
    Stitches and staples | what=both visit=yes global=no | 15854
    Of your own excision, within its days | what=sutures visit=no global=yes | nothing
    Without a visit | what=sutures visit=no global=no | nothing
    Under anesthesia | what=sutures global=no anesthesia=yes | 15851
    Global days not known | what=sutures visit=yes | asks inGlobal`,
  sum({ visit: { what, visit, inGlobal, anesthesia } }) {
    if (inGlobal === true) {
      const message = 'Suture removal within the global days of your own surgery is part of it.';
      return nothing([], [{ message, source: policyManual('III.L.6') }]);
    }
    if (anesthesia !== true && inGlobal === false && visit === false) {
      const message =
        'Without a visit that can be billed there is no code: 15853 and 15854 are add-ons to it.';
      return nothing([], [{ message, source: ADD_ON_TABLE }]);
    }
    const questions: Missing[] = [];
    if (inGlobal === null) {
      questions.push(
        askMissing('inGlobal', 'Is it within the global days of a surgery of the same practice?'),
      );
    }
    if (anesthesia !== true && what === null) {
      questions.push(askMissing('what', 'What was taken out: stitches, staples or both?'));
    }
    if (anesthesia !== true && visit === null) {
      questions.push(askMissing('visit', 'Is there a visit on the same day that can be billed?'));
    }
    if (questions.length > 0) return nothing(questions);
    const [code, why] =
      anesthesia === true
        ? ['15851', 'more than local anesthesia']
        : what === 'both'
          ? ['15854', 'stitches and staples, add-on to the visit']
          : ['15853', 'stitches or staples, add-on to the visit'];
    return { lines: [makeLine(code, SOURCE, [`${why}: ${code}`])], questions: [], warnings: [] };
  },
});
