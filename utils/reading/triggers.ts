/** Words that say how the note means what stands near them. Data only; `assertion.ts` applies it. */
import type { Assertion } from './types.ts';

export interface Trigger {
  readonly words: readonly string[];
  readonly assertion: Assertion;
  /**
   * `forward`: what follows. `backward`: what stands before, in its clause. `last`: backward, only at a clause's end.
   * `across`: backward, over one comma, dash or colon. `rest`: the rest of the sentence, whatever parts it.
   */
  readonly reach: 'forward' | 'backward' | 'last' | 'across' | 'rest';
  /** At most this many words. */
  readonly most: number;
  /** What follows may never be: "if", "in case". Others plan a treatment of what is there. */
  readonly isCondition?: true;
}

const SENTENCE = 200;

function forward(assertion: Assertion, most: number, phrases: string): Trigger[] {
  return make(assertion, 'forward', most, phrases);
}

function make(assertion: Assertion, reach: Trigger['reach'], most: number, phrases: string): Trigger[] {
  return phrases.split('|').map((phrase) => ({ words: phrase.trim().split(' '), assertion, reach, most }));
}

function conditional(phrases: string): Trigger[] {
  return forward('planned', SENTENCE, phrases).map((trigger) => ({ ...trigger, isCondition: true }));
}

/** Words for what is done to a disease that is there. */
export const TREATS = new Set(
  'excise excision reexcision mohs treat treating treatment treatments remove removing removal destroy destruction freeze freezing cryotherapy cryo ln2 curettage c edc electrodesiccation start starting continue continuing apply applying inject injecting injection injections refer referral refill pdt phototherapy laser manage managing management surgery'.split(
    ' ',
  ),
);

/** Phrases that hold a trigger word and mean something else. The longest phrase at a place wins. */
export const HARMLESS: readonly (readonly string[])[] = [
  'no change|no changes|no longer|no significant change|no improvement|no better|no worse|no difference|no relief',
  'year old|years old|yr old|yrs old|y old|month old|months old|week old|weeks old|day old|days old',
  'no response|no doubt|no known|not only|not improving|not improved|not responding|not responded|not resolved',
  's p laceration|s p burn|s p fall|s p trauma|s p injury|s p bite|s p dog bite|s p cat bite|s p mva|s p abrasion',
  'not completely excised|be completely excised|be excised completely|not excluded|not ruled out',
  'well healed|wellhealed|not healed|not gone|healed well|healing well',
  'not controlled|not well controlled|not worse|not limited|not yet|not certain|not sure|without difficulty',
  'without complication|without complications|without improvement|history of present illness|history and physical',
  'hx of present illness|prior to|previous visit|prior visit|last visit|s p biopsy|s p bx|status post biopsy',
  'prior biopsy|previous biopsy|previously biopsied|previously biopsy|prior bx|previous bx|if any|not healing|non healing',
  'likely benign|no family history known|most recent|as discussed|discussed above|past few|past several|past two|past three',
  'margins negative|margin negative|margins are negative|margins were negative|margins neg|nodes negative|node negative',
  'past week|past month|past year|past 2|past 3|past 4|past 6|past 12|over the past|will be|may have been',
].flatMap((line) => line.split('|').map((phrase) => phrase.split(' ')));

/** What did not come back was there once: the disease is history, and no denial of it. */
const GONE =
  'no evidence of recurrence|no evidence of recurrent|no evidence of local recurrence|no clinical evidence of recurrence|no recurrence|no recurrent|no local recurrence|no sign of recurrence|no signs of recurrence|no sign of recurrent|no signs of recurrent|without recurrence|without evidence of recurrence|negative for recurrence|free of recurrence|ned|no evidence of disease|recurrence free';

export const TRIGGERS: readonly Trigger[] = [
  ...forward(
    'absent',
    SENTENCE,
    'no|denies|denied|denying|negative for|no evidence of|free of|absence of|never|neither',
  ),
  ...forward(
    'absent',
    SENTENCE,
    'nor|none|lack of|lacks|no sign of|no signs of|no history of|no h o|no hx of',
  ),
  ...forward('absent', 7, 'not|isnt|wasnt|arent|doesnt|didnt|hasnt|cannot see|ruled out'),
  ...forward('absent', 4, 'without|w o'),
  ...make(
    'absent',
    'backward',
    8,
    'ruled out|unlikely|not seen|not present|is negative|was negative|not identified',
  ),
  ...make(
    'absent',
    'backward',
    8,
    'not appreciated|is absent|are absent|was absent|excluded|not found|not noted|not evident',
  ),
  ...make('absent', 'last', 6, 'absent|none|denied|negative'),
  ...forward(
    'suspected',
    SENTENCE,
    'suspected|suspect|suspects|suspicious for|suspicion for|suspicion of|possible|possibly|considered',
  ),
  ...forward(
    'suspected',
    SENTENCE,
    'probable|probably|likely|r o|rule out|versus|vs|concerning for|concern for|consistent with',
  ),
  ...forward(
    'suspected',
    SENTENCE,
    'compatible with|suggestive of|suggests|suggesting|cannot exclude|cannot rule out|differential',
  ),
  ...forward(
    'suspected',
    SENTENCE,
    'ddx|d dx|favor|favors|favored|favoring|favour|favours|may be|might be|could be|worrisome for',
  ),
  ...forward(
    'suspected',
    SENTENCE,
    'presumed|presumptive|query|questionable|working diagnosis|appears to be|evaluate for|eval for',
  ),
  ...forward(
    'suspected',
    SENTENCE,
    'screen for|screening for|to exclude|assess for|equivocal for|question of|test for|c w|s f|similar to',
  ),
  ...make('suspected', 'backward', 8, 'vs|versus'),
  ...make(
    'suspected',
    'last',
    8,
    'suspected|likely|probable|possible|questionable|presumed|favored|considered|suspicion',
  ),
  ...forward('history', 12, 'history of|h o|hx of|hx|hx o|s p|status post|personal history|ph of'),
  ...forward('history', 6, 'previous|previously|prior|past|former|formerly|remote'),
  ...make(
    'history',
    'backward',
    12,
    'in the past|in childhood|as a child|as an infant|in remission|has resolved|now resolved',
  ),
  ...make('history', 'last', 8, 'resolved|historical'),
  ...forward('family', SENTENCE, 'family history|family hx|fam hx|fhx|family h o|fh of|runs in the family'),
  ...forward(
    'planned',
    SENTENCE,
    'will|plan to|plans to|planned|planning|schedule|scheduled|consider|considering|recommend',
  ),
  ...forward('planned', SENTENCE, 'recommended|recommends|discussed|advised|advise|instructed|counseled'),
  ...conditional('if|monitor for|watch for|in case|prevent|prevention of|avoid|risk of|risks of|risks'),
  ...conditional('counselled|should|would|to be|next visit|told to call for|call for|call if|call sooner if'),
  ...conditional(
    'return if|return for|come back if|come back for|er if|er for|warning signs|warned of|warned about',
  ),
  // What is copied, read, asked or taught is not what the examiner found today.
  ...make(
    'history',
    'rest',
    SENTENCE,
    'copied from|copied forward|carried forward|outside records|outside record|old records|prior records|pmh|pmh of|pmhx|pmhx of',
  ),
  ...forward('history', 3, 'initially|originally|resolved|old|was stage'),
  ...make('history', 'backward', 12, 'has cleared|have cleared|was treated in|now gone'),
  ...forward(
    'suspected',
    SENTENCE,
    'looks like|look like|looked like|resembles|resembling|resembled|leans towards|leaning towards|leans toward|worried about',
  ),
  ...forward(
    'suspected',
    SENTENCE,
    'worries about|concerned about|thinks it is|thinks this is|believes it is|believes this is|mimics|mimicking',
  ),
  ...make(
    'suspected',
    'backward',
    10,
    'on the differential|in the differential|on ddx|remains a consideration|is a consideration|being considered|remains possible',
  ),
  ...forward(
    'planned',
    SENTENCE,
    'handout on|handout about|handout for|brochure on|education on|educated on|educated about|asks about|asked about|googled|read about',
  ),
  ...forward(
    'planned',
    SENTENCE,
    'requires|approved for|indicated for|labeled for|can cause|may cause|could cause|can trigger|can develop|could develop|may develop',
  ),
  ...forward(
    'planned',
    SENTENCE,
    'might develop|can become|could become|may become|return precautions|precautions|sunscreen|sun screen|spf|wear|wearing|protect',
  ),
  ...forward('history', 12, GONE),
  ...make(
    'history',
    'across',
    16,
    GONE.split('|')
      .filter((phrase) => !phrase.endsWith('recurrent'))
      .join('|'),
  ),
  ...forward(
    'absent',
    SENTENCE,
    'no family history of|no family hx of|no fhx of|no fh of|no fam hx of|denies family history of|neg for|no personal or family history of|no personal or family hx of|no family or personal history of|no known family history of',
  ),
  ...forward(
    'absent',
    8,
    'doubt|doubtful for|not consistent with|inconsistent with|not suggestive of|argues against|argue against|evidence against|nothing of|nothing for|nothing suggesting|nothing to suggest|no suggestion of|rather than|as opposed to|no concern for|no features of|not suspicious for|low suspicion for|unlikely to be|negative for any',
  ),
  ...make('absent', 'last', 5, 'neg|not likely|not felt|not suspected|is unlikely'),
  ...forward(
    'suspected',
    SENTENCE,
    'maybe|perhaps|possibility of|suspicious of|rule out for|to r o|ddx includes|wonder about',
  ),
  ...forward(
    'history',
    6,
    'after excision of|after excision|after removal of|after mohs for|after mohs surgery for|following excision of|following mohs for|post excision of|since excision of|after destruction of|no longer has|no longer have|hx s p',
  ),
  ...make(
    'history',
    'across',
    8,
    'completely excised|excised completely|fully excised|was completely removed|has been removed|were removed previously',
  ),
  ...conditional(
    'return sooner for|return sooner if|sooner for|sooner if|call with|contact us|notify|report any|if positive|if negative',
  ),
  ...make(
    'planned',
    'across',
    10,
    'risk d w|risks d w|risk discussed|risks discussed|risks reviewed|risks explained|risks were discussed|risks were reviewed',
  ),
  ...make(
    'history',
    'backward',
    8,
    'resolved after|resolved with|resolved on|since resolved|is resolved|was resolved|cleared with|cleared after|healed with|healed after',
  ),
  ...make('history', 'last', 8, 'healed|now healed|is healed|has healed|have healed|fully healed|gone'),
  ...forward(
    'suspected',
    8,
    'referred as|sent as|labeled as|called it|treated as|clinical impression|clinical impression was|clinical diagnosis|clinical diagnosis was|clinical dx|clinical question|submitted as',
  ),
  ...make('absent', 'last', 6, 'swab neg|swab negative|pcr neg|pcr negative|koh neg|koh negative'),
  ...make('suspected', 'backward', 8, 'cannot be excluded|cannot be ruled out|can not be excluded'),
  ...make('history', 'last', 8, 'cleared|healed completely'),
  ...make('absent', 'across', 8, 'none today|none seen|none noted|not seen today|not present today'),
  ...forward('planned', SENTENCE, 'self exam|self exams|self examination|self skin exam|self skin exams'),
];

/** Relatives, whose diseases are not the patient's. */
export const KIN = new Set(
  'mother father brother bro relative relatives sister son daughter parent parents grandmother grandfather grandparent grandparents aunt uncle cousin sibling siblings maternal paternal mom dad brothers sisters sons daughters aunts uncles cousins siblings mothers fathers grandmothers grandfathers grandma grandpa stepmother stepfather husband wife boyfriend girlfriend partner spouse fiance fiancee nephew nephews niece nieces twin donor roommate'.split(
    ' ',
  ),
);

/** After a relative these say that the relative speaks or helps: "mother reports", "mom applies". */
export const INFORMS = new Set(
  'reports report states says notes denies feels thinks believes applies brought brings asks wonders noticed describes reported stated said noted present accompanied here gave applied uses tried is also also'.split(
    ' ',
  ),
);

/** Before a relative these say the same: "here with mother", "per mom". */
export const COMES_WITH = new Set('with by per from and to his her their the'.split(' '));

/** Words that end what a trigger says. */
export const ENDS = new Set(
  'but however except although though yet otherwise nevertheless whereas while instead aside apart'.split(
    ' ',
  ),
);

/** Words that start a new statement, which ends a negation or a history: "denies itching, has psoriasis". */
export const RESTARTS = new Set(
  'has have reports presents presented shows showed reveals revealed demonstrates there is are was were who which patient pt now today currently here new active biopsy bx path pathology exam on at consider start will then plan'.split(
    ' ',
  ),
);
