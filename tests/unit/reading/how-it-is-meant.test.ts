import { describe, expect, it } from 'vitest';
import { readTablesAsOpened } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { prepareNote } from '../../../utils/reading/prepare-note.ts';
import { readMentions } from '../../../utils/reading/read-mentions.ts';

const { book, lexicon } = readTablesAsOpened();
const MEANT = new Set(['condition', 'sign', 'procedure', 'drug', 'depth']);

/** "eczema, asthma/family": what is named, as written, with how it is meant where that is not "present". */
function said(text: string): string[] {
  const note = noteFromText(text);
  prepareNote(note, '2026-11-10');
  return readMentions(note, book, lexicon)
    .filter(({ kind }) => MEANT.has(kind))
    .map(({ quote, assertion }) => quote.toLowerCase() + (assertion === 'present' ? '' : `/${assertion}`));
}

type Row = readonly [text: string, ...named: string[]];

function tell(story: string, rows: readonly Row[]): void {
  describe(story, () => {
    for (const [text, ...named] of rows)
      it(text.replaceAll('\n', ' / '), () => expect(said(text)).toEqual(named));
  });
}

tell('complaints and diseases of other organs are read too', [
  ['Denies joint pain, fevers or night sweats', 'joint pain/absent', 'fevers/absent', 'night sweats/absent'],
  ['No palpable adenopathy in the axilla', 'palpable adenopathy/absent'],
  ['Her mother had pancreatic cancer', 'pancreatic cancer/family'],
  ['Wound clean, not infected', 'wound', 'infected/absent'],
  ['condylomata of the vulva', 'condylomata'],
  ['There are no verrucae', 'verrucae/absent'],
  ['hx skin ca', 'skin ca/history'],
  ['Lichen simplex chronicus', 'lichen simplex chronicus'],
  ['Scabies, scraping done', 'scabies, scraping', 'scabies'],
]);

tell('a closing word answers what stands before it', [
  ['Atypia: none.', 'atypia/absent'],
  ['RPR nonreactive (syphilis no)', 'syphilis/absent'],
  ['Pregnant: [ ] yes [x] no', 'pregnant/absent'],
  ['Perineural invasion: [x] no [ ] yes', 'perineural invasion/absent'],
  ['Family history of melanoma: [x] No [ ] Yes', 'family history of melanoma/absent'],
  ['VZV PCR from lesion neg. HSV swab negative', 'vzv/absent', 'lesion/absent', 'hsv/absent'],
  ['Psoriasis: [ ] no [x] yes', 'psoriasis'],
]);

tell('a scope ends where its statement ends', [
  ['I do not think she has lupus', 'lupus/absent'],
  ['nail psoriasis (not fungal), cellulitis', 'nail psoriasis', 'fungal/absent', 'cellulitis'],
  ['Groin rash, ?tinea vs psoriasis', 'rash', 'tinea/suspected', 'psoriasis/suspected'],
  ['S: f/u psoriasis', 'psoriasis'],
  ['ROS: (+) fatigue (-) cough', 'fatigue', 'cough/absent'],
  ['If not cleared consider cryotherapy', 'cryotherapy/planned'],
  ['DDx: BCC vs SCC\nAK treated', 'bcc/suspected', 'scc/suspected', 'ak'],
  ['FH: negative for melanoma', 'melanoma/absent'],
  ['FH: melanoma, no psoriasis', 'melanoma/family', 'psoriasis/absent'],
  ['PMH: eczema\nLeft cheek: cellulitis', 'eczema/history', 'cellulitis'],
]);

tell('what was done away with is history, what began once is not', [
  ['Psoriasis diagnosed 5 years ago', 'psoriasis'],
  ['Shingles 3 years ago', 'shingles/history'],
  ['She had a BCC excised from the chin three weeks ago', 'bcc/history'],
  ['Cellulitis of the leg last winter', 'cellulitis/history'],
  ['Cellulitis resolved after antibiotics', 'cellulitis/history'],
  ['s/p laceration of the chin', 'laceration'],
  ['Melanoma of the back, no evidence of recurrence', 'melanoma/history', 'recurrence/absent'],
]);

tell('a treatment is planned, and its disease is there', [
  ['Schedule Mohs for BCC of the chin', 'mohs for bcc/planned', 'bcc'],
  ['Dupilumab prior auth sent', 'dupilumab/planned'],
  ['We talked about deroofing', 'deroofing/planned'],
  ['Call with bleeding or infection', 'bleeding/planned', 'infection/planned'],
  ['Shave biopsy performed today', 'shave biopsy'],
]);

tell('letters that mean something else', [
  ['Closed with 4-0 PDS sutures'],
  ['Chaperone KD present'],
  ['Watches TV at night'],
  ['Signed: LM, MD'],
]);

tell('degrees of a burn, ticked or shortened', [
  ['Burn. 2nd deg of the hand', 'burn', '2nd deg'],
  ['Scald burn\nDegree: [ ] 1st [x] 2nd [ ] 3rd', 'burn', '2nd'],
]);

describe('sides', () => {
  const sides = (text: string): string[] =>
    readMentions(noteFromText(text), book, lexicon)
      .filter(({ kind }) => kind === 'side')
      .map(({ value }) => value);
  it('are those of an eye by its letters', () => expect(sides('Upper lid, OS')).toEqual(['left']));
  it('are no letters without an eye', () => expect(sides('Prednisone OD')).toEqual([]));
  it('are no liver test', () => expect(sides('CBC, LFTs normal. LFT nl')).toEqual([]));
  it('are both where the site says it behind', () =>
    expect(sides('soles both: bullae')).toEqual(['bilateral']));
});
