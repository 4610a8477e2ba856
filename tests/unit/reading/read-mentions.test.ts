import { describe, expect, it } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { joinPlaces } from '../../../utils/reading/places.ts';
import { readMentions } from '../../../utils/reading/read-mentions.ts';

const { book, search } = readBook();

function mentions(text: string) {
  return readMentions(noteFromText(text), book, search.lexicon);
}

/** "left, nose/absent": what the note says, with how it is meant where that is not "present". */
function said(text: string, kind?: string): string[] {
  return mentions(text)
    .filter((one) => kind === undefined || one.kind === kind)
    .map((one) => one.value + (one.assertion === 'present' ? '' : `/${one.assertion}`));
}

describe('what the note says, in the classification’s words', () => {
  it('never takes for a condition what people only type into a search', () => {
    expect(said('ICD-10 codes: see below. Lump, red spots, rash under breast.', 'condition')).not.toContain(
      'irritant contact dermatitis',
    );
    expect(search.lexicon.find('rash under breast')[0]?.kind).toBe('typed');
    expect(said('Patient reports rash under breast.', 'condition')).not.toContain('erythema intertrigo');
  });

  it('reads shorthand, sites and sides, and quotes them word for word', () => {
    const text = 'BCC L nasal ala; AKs on scalp.';
    expect(mentions(text).map(({ kind, quote, value }) => [kind, quote, value])).toEqual([
      ['condition', 'BCC', 'basal cell carcinoma'],
      ['side', 'L', 'left'],
      ['site', 'nasal ala', 'nose'],
      ['condition', 'AKs', 'actinic keratosis'],
      ['site', 'scalp', expect.stringContaining('scalp')],
    ]);
    for (const { start, end, quote } of mentions(text)) expect(text.slice(start, end)).toBe(quote);
  });

  it('keeps a site’s wider words beside the narrow one', () => {
    const [shin] = mentions('Ulcer of the shin').filter((one) => one.kind === 'site');
    expect(shin).toMatchObject({ value: 'lower leg', also: [expect.stringContaining('lower limb')] });
  });

  it('reads a term over its article: “ringworm of the scalp”', () => {
    expect(said('Ringworm of the scalp', 'condition')).toEqual(['tinea capitis']);
  });
});

describe('sides', () => {
  const stories: readonly (readonly [string, readonly string[]])[] = [
    ['left cheek and right ear', ['left', 'right']],
    ['Lt forearm, rt. hand', ['left', 'right']],
    ['L cheek; cheek (R)', ['left', 'right']],
    ['both ears, bilateral axillae', ['bilateral', 'bilateral']],
    ['right-sided cellulitis', ['right']],
    ['Side: left', ['left']],
    ['The patient left before labs', []],
    ['Call right away, right now', []],
    ['The wound was left open', []],
    ['right-handed man', []],
    ['That is right. All right then', []],
    ['r/o BCC, L-spine, 5 L of fluid', []],
    ['both creams', []],
  ];
  for (const [text, sides] of stories) it(text, () => expect(said(text, 'side')).toEqual(sides));
});

describe('body parts that are everyday words', () => {
  it('is not fooled', () => {
    expect(
      said(
        'She will come back. On the other hand, head to toe exam. Sole purpose. Chest x-ray clear.',
        'site',
      ),
    ).toEqual([]);
    expect(said('AKs on the back and on the hand', 'site')).toHaveLength(2);
  });

  it('tells abbreviations from words and measures', () => {
    expect(said('5 MM lesion, BP 130/80, calm, as before', 'condition')).toEqual([]);
    expect(said('visual acuity in left eye (LE). LE is stable.', 'condition')).toEqual([]);
    expect(said('basal cell carcinoma (BCC). bcc again.', 'condition')).toHaveLength(3);
  });
});

describe('how it is meant', () => {
  const stories: readonly (readonly [string, readonly string[]])[] = [
    ['Psoriasis on elbows', ['psoriasis']],
    ['No psoriasis, rosacea or vitiligo', ['psoriasis/absent', 'rosacea/absent', 'vitiligo/absent']],
    ['Denies psoriasis but has rosacea', ['psoriasis/absent', 'rosacea']],
    ['No scale. Psoriasis.', ['psoriasis']],
    ['Psoriasis without improvement', ['psoriasis']],
    ['Psoriasis, no change', ['psoriasis']],
    ['Not only rosacea', ['rosacea']],
    ['Cellulitis ruled out', ['cellulitis/absent']],
    ['Rosacea unlikely', ['rosacea/absent']],
    ['Possible cellulitis', ['cellulitis/suspected']],
    ['Cellulitis vs vitiligo', ['cellulitis/suspected', 'vitiligo/suspected']],
    ['Cellulitis?', ['cellulitis/suspected']],
    ['?cellulitis', ['cellulitis/suspected']],
    ['r/o cellulitis', ['cellulitis/suspected']],
    ['Papule concerning for basal cell carcinoma', ['basal cell carcinoma/suspected']],
    ['Consistent with rosacea', ['rosacea/suspected']],
    ['h/o psoriasis, now with rosacea', ['psoriasis/history', 'rosacea']],
    ['3-month history of psoriasis', ['psoriasis']],
    ['PMH: psoriasis', ['psoriasis/history']],
    ['Psoriasis in remission', ['psoriasis/history']],
    ['Family history of rosacea', ['rosacea/family']],
    ['Family history: psoriasis. Rosacea.', ['psoriasis/family', 'rosacea/family']],
    ['Mother had psoriasis', ['psoriasis/family']],
    ['Psoriasis in her father', ['psoriasis/family']],
    ['Mother reports psoriasis is worse', ['psoriasis']],
    ['Here with mother for psoriasis', ['psoriasis']],
    ['Will look next year for psoriasis', ['psoriasis/planned']],
    ['Discussed rosacea', ['rosacea/planned']],
    ['Differential diagnosis: rosacea, psoriasis', ['rosacea/suspected', 'psoriasis/suspected']],
    ['1. No rosacea\n2. Psoriasis', ['rosacea/absent', 'psoriasis']],
    ['- denies rosacea\n- psoriasis', ['rosacea/absent', 'psoriasis']],
  ];
  for (const [text, conditions] of stories) {
    it(text.replaceAll('\n', ' / '), () => expect(said(text, 'condition')).toEqual(conditions));
  }
});

describe('sides belong to their site', () => {
  function places(text: string): string[] {
    return joinPlaces(text, mentions(text)).places.map(
      (place) => `${place.side ?? 'no side'} ${place.site.quote}`,
    );
  }

  it('joins what stands together and nothing else', () => {
    expect(places('left upper outer arm and forehead')).toEqual(['left arm', 'no side forehead']);
    expect(places('forearm (R), cheek, left')).toEqual(['right forearm', 'left cheek']);
    expect(places('right and left cheeks')).toEqual(['bilateral cheeks']);
    expect(places('left cheek/temple')).toEqual(['left cheek', 'left temple']);
    expect(places('left side, with a scar on the nose')).toEqual(['no side nose']);
    expect(places('cellulitis LLE')).toEqual(['left LLE']);
  });
});
