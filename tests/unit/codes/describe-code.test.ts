/** The card of a code, as a coder reads it, over the real book and the real notes. */
import { describe, expect, it } from 'vitest';
import { describeCode } from '../../../utils/codes/describe-code.ts';
import { describeOutline } from '../../../utils/codes/describe-code-notes.ts';
import type { CodeDescription, CodeLines } from '../../../utils/codes/describe-code-types.ts';
import { MARK_SENTENCES, sayEvent } from '../../../utils/codes/describe-code-words.ts';
import { CODE_SYSTEMS } from '../../../utils/codes/types.ts';
import { asideOf, book, card, notes, TODAY } from './real-card.ts';

const codesOf = ({ codes }: CodeLines) => codes.map(({ code }) => code);
const keys = (described: { readonly path: CodeDescription['path'] }) => described.path.map(({ key }) => key);

describe('the way to a code', () => {
  it('goes from the chapter over blocks and category to the step above', () => {
    expect(keys(card('L40.50'))).toEqual(['12', 'L40-L45', 'L40', 'L40.5']);
    expect(keys(card('C44.311'))).toEqual(['2', 'C00-C96', 'C00-C75', 'C43-C44', 'C44', 'C44.3', 'C44.31']);
  });

  it('has a code before and a code after it, and stops at both ends of the family', () => {
    const middle = card('C44.311');
    expect([middle.before?.code, middle.after?.code]).toEqual(['C44.310', 'C44.319']);
    expect(codesOf(middle.siblings)).toEqual(['C44.310', 'C44.319']);
    expect(card('C44.310').before).toBeNull();
    expect(card('C44.319').after).toBeNull();
  });

  it('goes sideways from category to category within their block', () => {
    const { before, after } = card('L23');
    expect([before?.code, after?.code]).toEqual(['L22', 'L24']);
  });

  it('goes down to the codes of the date: neither those that went nor those to come', () => {
    expect(codesOf(card('C43.1').children)).toEqual(['C43.10', 'C43.11', 'C43.12']);
    expect(codesOf(card('C43.11').children)).toEqual(['C43.111', 'C43.112']);
    expect(card('C43.11', '2018-09-30').children.total).toBe(0);
    expect(card('C43.11', '2018-09-30').stand.standing).toBe('billable');
  });

  it('walks from the chapters down to every category of the book and back up', () => {
    const reached = new Set<string>();
    const walk = (key: string | null, above: readonly string[]) => {
      const found = describeOutline(notes, key);
      if (found === null) throw new Error(`No step ${key}.`);
      expect(keys(found)).toEqual(above);
      for (const step of found.below) {
        if (step.kind === 'code') reached.add(step.key);
        else walk(step.key, key === null ? [] : [...above, key]);
      }
    };
    walk(null, []);
    const missing = new Set<string>();
    for (let id = 0; id < book.size; id += 1) {
      const { system, code } = book.entry(id, TODAY);
      if (system !== 'icd10cm' || code.length !== 3) continue;
      if (['billable', 'header'].includes(book.stand(id, TODAY).standing) && !reached.has(code))
        missing.add(code);
    }
    expect([...missing]).toEqual([]);
    expect(reached.size).toBeGreaterThan(1900);
  });
});

describe('standing on the date of service', () => {
  it('says what a header lacks', () => {
    expect(card('C44.31').stand.reason).toMatch(/^Needs a 6th character/);
    expect(card('D04.1').stand.reason).toBe('Needs a 5th character: side.');
    expect(card('C44.31').billableBelow).toBe(3);
  });

  it('names the release that answered, and marks a date past its end', () => {
    expect(card('L40.0', '2019-03-01').stand).toMatchObject({ release: 'FY2019', pastEnd: false });
    expect(card('L40.0', '2030-01-01').stand.pastEnd).toBe(true);
  });

  it('says before October 2015 that ICD-10-CM was not in use', () => {
    const { stand } = card('L40.0', '2015-09-30');
    expect(stand.standing).toBe('not-yet');
    expect(stand.reason).toContain('1 October 2015');
  });

  it('offers what serves in place of a deleted code, as our own reading', () => {
    const { stand, serves } = card('T78.07XA');
    expect(stand.standing).toBe('retired');
    expect(serves?.kind).toBe('neighbours');
    for (const line of serves?.codes ?? []) expect(line.standing).toBe('billable');
    expect(serves?.total).toBeGreaterThan(0);
  });

  it('lists what an unspecified code leaves open, and nothing for one that is exact', () => {
    expect(card('L40.50').leftOpen?.axes).toContain('type');
    expect(codesOf(card('L40.50').leftOpen ?? { codes: [], total: 0 })).toContain('L40.51');
    expect(card('L57.0').leftOpen).toBeNull();
  });
});

describe('a code that nobody has', () => {
  it('typed without its X is offered with X in the empty places', () => {
    const typed = card('T78.2A');
    expect(typed.stand.standing).toBe('unknown');
    expect(typed.meant.map(({ code }) => code)).toEqual(['T78.2XXA']);
    expect(card('t782a').meant.map(({ code }) => code)).toEqual(['T78.2XXA']);
    expect(card('L40A').meant).toEqual([]);
    expect(card('t812a').code).toBe('T81.2A');
  });

  it('shows the way to the longest start of it that exists', () => {
    expect(keys(card('L40.77'))).toEqual(['12', 'L40-L45', 'L40']);
    expect(keys(card('!!'))).toEqual([]);
  });

  it('is no reason to fail, whatever was typed', () => {
    const typed = ['', ' ', '.', 'L', 'L40,', 'ß', 'L40.50 and more', '\u0000', 'x'.repeat(5000)];
    for (const code of typed) {
      for (const system of CODE_SYSTEMS) {
        expect(card(code, TODAY, system)).toMatchObject({ title: '', stand: { standing: 'unknown' } });
      }
    }
  });
});

describe('what else stands on the card', () => {
  it("holds Medicare's marks", () => {
    const marks = asideOf(card('L99')).marks;
    expect(marks.map(({ mark }) => mark)).toContain('manifestation');
    expect(marks[0]?.release).toContain('MCE');
    expect(asideOf(card('L57.0')).marks).toEqual([]);
  });

  it('never promises that a code may go first: the edit of hospital stays says nothing of that', () => {
    // The guidelines keep these from ever going first: an organism, an adverse effect, resistance to a drug.
    for (const code of ['B95.62', 'T38.0X5A', 'Z16.11']) {
      const sentences = asideOf(card(code)).marks.map(({ mark }) => MARK_SENTENCES[mark]);
      expect(sentences.join(' ')).toContain('inpatient stay');
      expect(sentences.join(' ')).toContain('the notes and guidelines decide');
    }
  });

  it('holds the index terms that lead to it, and the cells of the neoplasm table', () => {
    const terms = asideOf(card('L40.0')).indexTerms.map(({ path }) => path.join(', '));
    expect(terms).toContain('Psoriasis, plaque');
    const cells = asideOf(card('C44.311')).tableCells;
    expect(cells.map(({ path, column }) => `${path.join(', ')}: ${column}`)).toContain(
      'nose, nasal, skin, basal cell carcinoma: primary',
    );
  });

  it('tells the history: since when, and under which title', () => {
    const events = card('L29.8').history.map((event) => sayEvent(event, 'icd10cm'));
    expect(events).toEqual([
      'In the list since ICD-10-CM began, 1 October 2015',
      'Became a header on 1 October 2024 (FY2025)',
    ]);
  });

  it('says of a procedure where text and days come from', () => {
    expect(card('J3301', TODAY, 'hcpcs').sources.join(' ')).toContain('January 2025');
    expect(card('11102', TODAY, 'cpt').sources.join(' ')).toContain('our own');
    expect(asideOf(card('J3301', TODAY, 'hcpcs')).notes).toEqual([]);
  });

  it('does not lay into a file what became known after it', () => {
    const { sources, history } = card('J0171', TODAY, 'hcpcs');
    expect(sources).toEqual([
      'First day as in the CMS file of January 2025. Its last day became known after that file.',
    ]);
    expect(history.map((event) => sayEvent(event, 'hcpcs'))).toEqual([
      'New on 1 January 2011 (CMS, January 2025)',
      'Deleted on 1 July 2025 (CMS, April 2026)',
    ]);
  });
});

describe('without the notes', () => {
  it('the card says all that the book knows', () => {
    const bare = describeCode(book, null, { system: 'icd10cm', code: 'L40.50' }, TODAY);
    expect(bare.aside).toBeNull();
    expect(keys(bare)).toEqual(['L40', 'L40.5']);
    expect(bare.title).toBe('Arthropathic psoriasis, unspecified');
    expect(bare.siblings.total).toBe(5);
  });
});

describe('every code of the book', () => {
  it('has a card on every kind of date, and its own code is on no list of it', () => {
    for (let id = 0; id < book.size; id += 41) {
      const { system, code } = book.entry(id);
      for (const date of ['2015-09-30', '2018-06-01', TODAY, '2031-01-01']) {
        const described = card(code, date, system);
        expect(described.code).toBe(code);
        expect(codesOf(described.siblings)).not.toContain(code);
        expect(codesOf(described.children)).not.toContain(code);
      }
    }
  });
});
