import { describe, expect, it } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { readMentions } from '../../../utils/reading/read-mentions.ts';

const { book, search } = readBook();
const MM = 10_000;

function mentions(text: string) {
  return readMentions(noteFromText(text), book, search.lexicon);
}

function sizes(text: string) {
  return mentions(text).flatMap((one) =>
    one.kind === 'measure' ? [`${one.of} ${one.extents.map((extent) => extent / MM).join(' x ')}`] : [],
  );
}

function counts(text: string) {
  return mentions(text).flatMap((one) => (one.kind === 'count' ? [`${one.number} ${one.of}`] : []));
}

describe('sizes', () => {
  const stories: readonly (readonly [string, readonly string[]])[] = [
    ['8 mm pearly papule', ['lesion 8']],
    ['1.2 x 0.8 cm nodule', ['lesion 12 x 8']],
    ['Lesion size: 1.2 cm, margins 0.5 cm', ['lesion 12', 'margin 5']],
    ['excised with 0.2 cm margins', ['margin 2']],
    ['Total excised diameter 1.4 cm', ['excised 14']],
    ['Defect 1.5 x 1.2 cm; layered closure 3.4 cm', ['defect 15 x 12', 'repair 34']],
    ['4 mm punch biopsy', ['instrument 4']],
    ['Breslow 0.8 mm', ['depth 0.8']],
    ['Scar of 2 inches', ['unknown 50.8']],
    ['ulcer 8-10 mm', []],
    ['BP 120/80, 3 weeks, 5 mL, 0.05 %', []],
  ];
  for (const [text, said] of stories) it(text, () => expect(sizes(text)).toEqual(said));

  it('knows an area from a length, exactly', () => {
    const [area] = mentions('Graft of 12 sq cm').filter((one) => one.kind === 'measure');
    expect(area).toMatchObject({ of: 'area', isSquare: true, extents: [12 * 100 * MM * MM] });
    expect(sizes('0.1 cm + 0.2 cm')).toEqual(['unknown 1', 'unknown 2']);
  });
});

describe('counts', () => {
  const stories: readonly (readonly [string, readonly string[]])[] = [
    ['AK x3, scalp', ['3 lesion']],
    ['AKs × 12 on the face', ['12 lesion']],
    ['Twelve AKs were frozen', ['12 lesion']],
    ['SK #4', ['4 lesion']],
    ['14 scaly pink papules', ['14 lesion']],
    ['two (2) lesions', ['2 lesion']],
    ['Number of lesions treated: 14', ['14 lesion']],
    ['AKs (8)', ['8 lesion']],
    ['2 stages, 3 blocks', ['2 stage', '3 block']],
    ['several warts; 3-5 AKs', ['null lesion', 'null lesion']],
    ['Clobetasol x 3 weeks; cryotherapy x 2 cycles; 65 year old; stage 3; 8 x 6 mm', []],
    ['17003 x4', []],
  ];
  for (const [text, said] of stories) it(text, () => expect(counts(text)).toEqual(said));

  it('says where a number is only the least', () => {
    const [count] = mentions('more than 15 lesions').filter((one) => one.kind === 'count');
    expect(count).toMatchObject({ number: 15, isLeast: true });
  });
});

describe('what was done, with what, and how deep', () => {
  const stories: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'Shave biopsy of the left cheek. ED&C of BCC.',
      'procedure',
      ['shave biopsy', 'destroy malignant lesion'],
    ],
    ['Started MTX. Kenalog 10 injected.', 'drug', ['methotrexate', 'triamcinolone acetonide']],
    ['Patch test positive to nickel; tanning bed use', 'agent', ['metals', 'man-made light']],
    [
      'Stage III pressure ulcer; Clark level IV; unstageable',
      'stage',
      ['stage 3', 'Clark level 4', 'unstageable'],
    ],
    ['Second-degree burn. Ulcer with exposed bone.', 'depth', ['second degree', 'bone involvement']],
    ['Burn of hand, subsequent encounter', 'encounter', ['subsequent']],
  ];
  for (const [text, kind, values] of stories)
    it(text, () =>
      expect(mentions(text).flatMap((one) => (one.kind === kind ? [one.value] : []))).toEqual(values),
    );

  it('says how each is meant', () => {
    const [biopsy] = mentions('Will schedule a punch biopsy').filter((one) => one.kind === 'procedure');
    expect(biopsy?.assertion).toBe('planned');
  });
});

describe('diseases written otherwise', () => {
  const stories: readonly (readonly [string, readonly string[]])[] = [
    ['psoraisis and seborrhiec keratosis', ['psoriasis', 'seborrheic keratosis']],
    [
      'melonoma, squamous cell carcinmoa, actinc keratosis',
      ['malignant melanoma', 'squamous cell carcinoma', 'actinic keratosis'],
    ],
    ['Parapsoriasis. Alopecia totalis.', ['parapsoriasis', 'alopecia totalis']],
    ['Neoplasm of uncertain behavior of skin', ['neoplasm of uncertain behavior of skin']],
    ['Nevus sebaceous of scalp', ['congenital non-neoplastic nevus']],
    ['AD with memory loss, sees neurology. LE: clear', []],
  ];
  for (const [text, values] of stories)
    it(text, () =>
      expect(mentions(text).flatMap((one) => (one.kind === 'condition' ? [one.value] : []))).toEqual(values),
    );
});

describe('what pathology and the past do to a diagnosis', () => {
  const stories: readonly (readonly [string, string])[] = [
    ['No evidence of recurrence of melanoma', 'history'],
    ['NED of BCC', 'history'],
    ['Melanoma, right leg - no evidence of recurrence', 'history'],
    ['BCC of the nose, no recurrence of the rash', 'present'],
    ['SCC L ear - benign on path', 'absent'],
    ['BCC nose: path came back benign', 'absent'],
    ['Psoriasis cleared', 'history'],
    ['A spitzoid melanoma cannot be excluded', 'suspected'],
    ['No family history of melanoma', 'absent'],
    ['SCC, margins negative', 'present'],
    ['HSV swab neg', 'absent'],
    ['Acne - none today', 'absent'],
  ];
  for (const [text, assertion] of stories)
    it(text, () => expect(mentions(text).find((one) => one.kind === 'condition')?.assertion).toBe(assertion));

  it('tells what is proven from what is only said', () => {
    const proven = (text: string) =>
      mentions(text).some((one) => one.kind === 'condition' && 'proven' in one && one.proven === true);
    expect(proven('Biopsy-proven BCC of the nose')).toBe(true);
    expect(proven('Pathology:\nBCC, nodular')).toBe(true);
    expect(proven('BCC of the nose')).toBe(false);
    expect(proven('Biopsy of the nose: rule out BCC')).toBe(false);
  });
});
