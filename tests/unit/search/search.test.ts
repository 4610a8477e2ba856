import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import type { Query } from '../../../utils/search/types.ts';

const { book, search } = readBook();
const TODAY = '2026-11-10';
const NOTHING = { hits: [], total: 0, repairs: [], meanings: [], kept: [] };

function find(text: string, more: Partial<Query> = {}) {
  return search.search({ text, date: TODAY, limit: 10, ...more });
}

function codes(text: string, more: Partial<Query> = {}): string[] {
  return find(text, more).hits.map((hit) => hit.code);
}

/** The words of a hit's title that are shown bold. */
function bold(text: string): string[] {
  const hit = find(text).hits[0];
  return (hit?.marks ?? []).map(([start, end]) => hit?.title.slice(start, end) ?? '');
}

describe('a coder types a code', () => {
  test.each(['C44.31', 'c44.31', 'c4431', ' C4431 '])('“%s”: itself, then what is below it', (typed) => {
    expect(codes(typed)).toEqual(['C44.31', 'C44.310', 'C44.311', 'C44.319']);
  });

  test('the start of a HCPCS code or a procedure number lists what begins so', () => {
    expect(codes('J330', { systems: ['hcpcs'] })).toContain('J3301');
    expect(codes('1110').slice(0, 3)).toEqual(['11102', '11103', '11104']);
  });

  test('a modifier is found by its two characters', () => {
    expect(find('jw').hits[0]).toMatchObject({ code: 'JW', system: 'hcpcs' });
  });

  test('L40.50 without its dot is two things, both are shown', () => {
    expect(codes('l4050').slice(0, 2)).toEqual(['L40.50', 'L4050']);
  });

  test('several codes pasted at once all come back, in their order', () => {
    expect(codes('L40.0, L20.9; C44.311')).toEqual(['L40.0', 'L20.9', 'C44.311']);
  });

  test('a code that does not exist says so and shows its category', () => {
    const hit = find('L20.99').hits[0];
    expect(hit?.code).toBe('L20.9');
    expect(hit?.why).toBe('L20.99 is not in the book; this code starts like it');
  });

  test('a code typed whole is shown even where it is not valid on the date', () => {
    expect(find('11100').hits[0]).toMatchObject({ code: '11100', standing: 'retired' });
    expect(codes('1110')).not.toContain('11100');
  });
});

describe('a coder types words', () => {
  test('every word must be in the title or stand for one in it', () => {
    const [first, ...others] = find('basal cell carcinoma nose').hits;
    expect(first?.title).toBe('Basal cell carcinoma of skin of nose');
    for (const { title, why } of others) {
      expect(title).toContain('Basal cell carcinoma');
      expect(why).toContain('nose =');
    }
  });

  test('the matched words of the title are marked', () => {
    expect(bold('bcc nose')).toEqual(['Basal cell carcinoma', 'nose']);
    expect(bold('rosac')).toEqual(['Rosacea']);
    expect(bold('ak')).toEqual(['Actinic keratosis']);
  });

  test('why it is here is said in words, and only where the title does not say it', () => {
    expect(find('bcc nose').hits[0]?.why).toBe('BCC = basal cell carcinoma');
    expect(find('actinic keratosis').hits[0]?.why).toBe('');
  });

  test('answers come while the last word is half typed', () => {
    expect(codes('psoriasis vulg')[0]).toBe('L40.0');
    expect(codes('athletes fo')[0]).toBe('B35.3');
    expect(codes('history of mel')[0]).toBe('Z85.820');
  });

  test('not specific: the unspecified entry first; specific: the billable entry before its header', () => {
    expect(codes('psoriasis')[0]).toBe('L40.9');
    expect(codes('plaque psoriasis')[0]).toBe('L40.0');
    const headers = find('cellulitis left lower limb').hits.map((hit) => hit.standing);
    expect(headers[0]).toBe('billable');
  });

  test('the side that was typed is the side that comes', () => {
    for (const side of ['left', 'right']) {
      for (const hit of find(`cellulitis ${side} leg`).hits) expect(hit.title).toContain(side);
    }
  });

  test('dermatology comes first where a word is used all over the book', () => {
    expect(codes('mole')[0]).toBe('D22.9');
    expect(codes('melanoma')[0]).toBe('C43.9');
    expect(codes('hemangioma').indexOf('D18.01')).toBeLessThan(codes('hemangioma').indexOf('D18.02'));
  });

  test('British spelling, accents and plurals find the American title', () => {
    expect(codes('haemangioma').slice(0, 3).sort()).toEqual(codes('hemangioma').slice(0, 3).sort());
    expect(codes('tumours of skin')[0]).toBe(codes('tumors of skin')[0]);
    expect(codes('café au lait')[0]).toBe('L81.3');
    expect(codes('keratoses, actinic')[0]).toBe('L57.0');
  });
});

describe('a coder types a name that no title has', () => {
  test.each([
    ['athletes foot', 'B35.3', ''],
    ['dhobi itch', 'B35.6', 'inclusion term: Dhobi itch'],
    ['tokelau', 'B35.5', 'inclusion term: Tokelau'],
    ['tinea', 'B35.9', 'index: Tinea'],
    ['acne cachecticorum', 'L70.8', 'index: Acne, cachecticorum'],
    ['atypical nevus trunk', 'D22.5', ''],
  ])('“%s” is found, and says by which name', (typed, code, why) => {
    const [hit] = find(typed).hits;
    expect(hit?.code).toBe(code);
    expect(hit?.why).toContain(why);
  });

  test('a name of a category holds for its codes only where all of them are called so', () => {
    for (const { code } of find('cellulitis left lower limb').hits) expect(code).not.toBe('L03.114');
    for (const { title, why } of find('pressure ulcer stage 2 left heel', { limit: 20 }).hits)
      if (why.includes('stage 2')) expect(title).not.toMatch(/stage [134]|unstageable/);
  });

  test('a title that says the same comes as a title', () => {
    for (const typed of ['psoriasis', 'acne', 'melanoma', 'rosacea'])
      expect(find(typed).hits[0]?.why).toBe('');
  });
});

describe('a coder types a complaint or a subtype', () => {
  test.each([
    ['rash under breast', ['L30.4', 'B37.2']],
    ['icd', ['L24.9', 'Z95.810']],
    ['cyst on back', ['L72.0', 'L72.3']],
  ])('“%s” shows what it may be', (typed, expected) => {
    const shown = codes(typed).slice(0, 3);
    for (const code of expected) expect(shown).toContain(code);
    expect(find(typed).meanings.length).toBeGreaterThan(1);
  });

  test.each([
    ['xpa', 'Q82.1'],
    ['XPC', 'Q82.1'],
    ['arci4', 'Q80.2'],
  ])('“%s”: the gene is not classified, the disease is', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test.each([
    ['mmf', 'C43.9'],
    ['dmd', 'M33.90'],
    ['bpd', 'L12.0'],
    ['akf', 'L57.0'],
    ['pve', 'L10.0'],
  ])('“%s” is no shorter abbreviation with a letter behind it', (typed, code) =>
    expect(codes(typed)).not.toContain(code),
  );

  test.each([
    ['I&D', '10060'],
    ['i & d', '10060'],
    ['i and d', '10060'],
    ['nevus scalp', 'D22.4'],
    ['diabetic foot ulcer', 'E11.621'],
    ['vin', 'N90.3'],
    ['new patient level 3', '99203'],
    ['lues', 'A53.9'],
    ['cyst', 'L72.9'],
    ['lupus', 'L93.0'],
    ['s/p mohs', 'Z98.890'],
    ['bcc nose s/p mohs', 'C44.311'],
    ['modifier e1', 'E1'],
    ['ba\u00adsal cell carcinoma no\u00adse', 'C44.311'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('“dm” may be diabetes or dermatomyositis, each by its plain code', () =>
    expect(codes('dm').slice(0, 2)).toEqual(['E11.9', 'M33.90']));
});

describe('a place', () => {
  test('is one of the other parts where the family has no code for it, and only there', () => {
    expect(codes('melanoma in situ nose')[0]).toBe('D03.39');
    expect(codes('nevus nose')[0]).toBe('D22.39');
    expect(codes('bcc nose')).not.toContain('C44.319');
    expect(codes('bcc temple')[0]).toBe('C44.319');
  });

  test('of a limb is found where the title says arm or leg', () => {
    expect(codes('lipoma left thigh')[0]).toBe('D17.24');
    expect(codes('lipoma right elbow')[0]).toBe('D17.21');
  });
});

describe('an abbreviation with several meanings is never silently one', () => {
  test.each([
    ['ad', ['atopic dermatitis', 'Alzheimer']],
    ['bp', ['bullous pemphigoid', 'blood pressure']],
    ['ak', ['actinic keratosis', 'above knee']],
  ])('“%s” shows the best of each near the top', (typed, meanings) => {
    const reasons = find(typed)
      .hits.slice(0, 3)
      .map((hit) => hit.why);
    for (const meaning of meanings) expect(reasons.some((why) => why.includes(meaning))).toBe(true);
  });

  test('and the modifier written the same is there too', () => {
    expect(codes('ak').slice(0, 3)).toContain('AK');
  });
});

describe('a misspelt word', () => {
  test.each([
    ['roseacea', 'rosacea', 'L71.9'],
    ['psorasis', 'psoriasis', 'L40.9'],
    ['eczma', 'eczema', 'L30.9'],
    ['celulitis left leg', 'cellulitis', 'L03.116'],
    ['seborheic dermatitis', 'seborrheic', 'L21.9'],
    ['melenoma nose', 'melanoma', 'C43.31'],
    ['basel cell carcinoma nose', 'basal', 'C44.311'],
  ])('“%s” is taken for %s, and says so', (typed, meant, code) => {
    const result = find(typed);
    expect(result.hits[0]?.code).toBe(code);
    expect(result.repairs).toEqual([[typed.split(' ')[0], meant]]);
    expect(result.hits[0]?.why).toContain(`taken for ${meant}`);
  });

  test('two words written as one are taken apart', () => {
    expect(find('skintag').repairs).toEqual([['skintag', 'skin tag']]);
    expect(codes('skintag')[0]).toBe('L91.8');
  });

  test('as typed means as typed', () => {
    expect(find('roseacea', { literal: true })).toEqual(NOTHING);
  });

  test('a word the book knows is never repaired, however rare', () => {
    expect(find('ainhum').repairs).toEqual([]);
    expect(codes('ainhum')[0]).toBe('L94.6');
  });

  test.each([
    ['hypohydrosis', 'hypohidrosis'],
    ['hyperhidrossis', 'hyperhidrosis'],
    ['hypopigmentatoin', 'hypopigmentation'],
  ])('“%s” is %s: hypo is never taken for hyper, it would say the opposite', (typed, meant) =>
    expect(find(typed).repairs).toEqual([[typed, meant]]),
  );
});

describe('when not all words can be had together', () => {
  test('the word that says least is left out, and every hit says which', () => {
    const { hits } = find('psoriasis left elbow');
    expect(hits[0]?.code).toBe('L40.9');
    expect(hits[0]?.why).toBe('no entry says “left” or “elbow” as well');
  });

  test('a place, a side or “syndrome” alone is no answer to a disease nobody knows', () => {
    for (const typed of ['left xyzzyq', 'nose xyzzyq', 'chronic xyzzyq syndrome'])
      expect(codes(typed)).toEqual([]);
  });

  test('nothing found is an empty answer', () => {
    expect(find('xyzzyq')).toEqual(NOTHING);
    expect(find('')).toEqual(NOTHING);
    expect(find('  .,;  ')).toEqual(NOTHING);
  });
});

describe('the date of service decides', () => {
  test('an entry not yet valid comes only where there is no other', () => {
    expect(find('frontal fibrosing alopecia').hits[0]?.standing).toBe('billable');
    const before = find('frontal fibrosing alopecia', { date: '2020-01-01' }).hits;
    expect(before.map((hit) => [hit.code, hit.standing])).toEqual([['L66.12', 'not-yet']]);
    expect(codes('cicatricial alopecia', { date: '2020-01-01' })).not.toContain('L66.12');
  });

  test('every hit has the standing the book gives it on that date', () => {
    for (const date of ['2016-02-01', '2019-06-01', '2026-11-10', '2030-01-01']) {
      for (const hit of find('melanoma', { date }).hits) {
        expect(hit.standing).toBe(book.stand(hit.id, date).standing);
        expect(hit.title).toBe(book.entry(hit.id, date).title);
      }
    }
  });
});

describe('limits and systems', () => {
  test('only the systems asked for', () => {
    for (const system of ['icd10cm', 'hcpcs', 'cpt'] as const) {
      const { hits } = find('biopsy', { systems: [system] });
      for (const hit of hits) expect(hit.system).toBe(system);
    }
    expect(find('shave biopsy', { systems: ['cpt'] }).hits[0]?.code).toBe('11102');
  });

  test('at most as many as asked for, and the total says how many there are', () => {
    const { hits, total } = find('melanoma', { limit: 3 });
    expect(hits).toHaveLength(3);
    expect(total).toBeGreaterThan(30);
    expect(search.search({ text: 'melanoma', date: TODAY }).hits).toHaveLength(20);
    expect(find('melanoma', { limit: 0 }).hits.length).toBeGreaterThan(0);
    expect(search.search({ text: 'ak', date: TODAY }).hits).toHaveLength(20);
    expect(find('ak', { limit: 1 }).hits.map((hit) => hit.code)).toEqual(['L57.0']);
  });

  test('no entry comes twice', () => {
    for (const typed of ['ak', 'l20', 'melanoma', 'rt', 'kenalog', 'J33']) {
      const ids = find(typed, { limit: 50 }).hits.map((hit) => hit.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('what the user leaves out', () => {
  test('billable only: no header comes, on the date itself', () => {
    for (const date of ['2016-02-01', TODAY]) {
      const { hits } = find('psoriasis', { billableOnly: true, date });
      expect(hits.length).toBeGreaterThan(3);
      for (const hit of hits) expect(hit.standing).toBe('billable');
    }
    expect(codes('l20', { billableOnly: true })).not.toContain('L20');
  });

  test('a chapter: only its codes, by words and by code', () => {
    for (const hit of find('infection', { chapter: '12', limit: 50 }).hits) expect(hit.code).toMatch(/^L/);
    for (const hit of find('melanoma', { chapter: '2' }).hits) expect(hit.code).toMatch(/^[CD]/);
    expect(codes('d5', { chapter: '2' })).toEqual([]);
    expect(codes('d5', { chapter: '3' })[0]).toMatch(/^D5/);
    for (const code of codes('J33', { chapter: '10' })) expect(code).toMatch(/^J33(?:\.|$)/);
    for (const chapter of ['no such chapter', 'constructor', '__proto__'])
      expect(codes('acne', { chapter })).toEqual([]);
  });
});

describe('a coder searches within a long result', () => {
  test('further words narrow what is there, however little is typed of them', () => {
    expect(codes('basal', { within: ['nose'] })[0]).toBe('C44.311');
    expect(codes('bcc', { within: ['left', 'ea'] })[0]).toBe('C44.219');
    expect(codes('C44', { within: ['lip'] }).every((code) => code.startsWith('C44.0'))).toBe(true);
  });

  test('what nothing found says leaves nothing: narrowing never brings other answers', () => {
    expect(find('rosacea', { within: ['nose'] })).toMatchObject({ hits: [], total: 0 });
  });
});

describe('a coder chooses what an abbreviation means', () => {
  test('all meanings are told, dermatology’s first; one with one meaning tells none', () => {
    const { meanings } = find('ad');
    expect(meanings.map(({ meant }) => meant)).toEqual(['atopic dermatitis', "Alzheimer's disease"]);
    expect(find('bcc nose').meanings).toEqual([]);
  });

  test('the chosen one alone is searched for, and the choice can be changed', () => {
    const { meanings } = find('ad');
    const [, second] = meanings;
    const chosen = find('ad', { meant: second === undefined ? [] : [second] });
    expect(chosen.hits[0]?.code).toBe('G30.9');
    for (const { system, why } of chosen.hits) if (system === 'icd10cm') expect(why).toContain('Alzheimer');
    expect(chosen.meanings).toEqual(meanings);
  });

  test('the modifier that is written the same is shown until then, and not after', () => {
    const { hits, meanings } = find('ak');
    expect(hits.map(({ code }) => code)).toContain('AK');
    for (const meaning of meanings)
      expect(find('ak', { meant: [meaning] }).hits.map(({ code }) => code)).not.toContain('AK');
  });
});

describe('the user’s own codes', () => {
  const kept = [
    { system: 'icd10cm', code: 'L57.0' },
    { system: 'icd10cm', code: 'C44.719' },
    { system: 'icd10cm', code: 'C44.311' },
  ] as const;

  test('those that answer are named, best first; the hits stay as they are', () => {
    const { hits, kept: own } = find('bcc', { kept });
    expect(own.map(({ code }) => code).sort()).toEqual(['C44.311', 'C44.719']);
    expect(hits).toEqual(find('bcc').hits);
    expect(find('C44.3', { kept }).kept.map(({ code }) => code)).toEqual(['C44.311']);
    expect(find('gout', { kept }).kept).toEqual([]);
  });
});
