/** The card of a code, as a coder reads it, over the real book and the real notes. */
import { describe, expect, it } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { describeCode } from '../../../utils/codes/describe-code.ts';
import { describeOutline } from '../../../utils/codes/describe-code-notes.ts';
import type { CodeAside, CodeDescription, CodeLines } from '../../../utils/codes/describe-code-types.ts';
import { MARK_SENTENCES, NOTE_MEANINGS, sayEvent } from '../../../utils/codes/describe-code-words.ts';
import type { NoteKind } from '../../../utils/codes/notes-types.ts';
import { CODE_SYSTEMS, type CodeSystem } from '../../../utils/codes/types.ts';

const { book } = readBook();
const notes = readNotes();
const TODAY = '2026-11-10';

function card(code: string, date = TODAY, system: CodeSystem = 'icd10cm'): CodeDescription {
  return describeCode(book, notes, { system, code }, date);
}

function asideOf(described: CodeDescription): CodeAside {
  if (described.aside === null) throw new Error(`${described.code} has nothing beside it.`);
  return described.aside;
}

const codesOf = ({ codes }: CodeLines) => codes.map(({ code }) => code);
const keys = (described: { readonly path: CodeDescription['path'] }) => described.path.map(({ key }) => key);

/** "Excludes1 from L23: …" as lines of a kind, with the step they stand at. */
function lines(described: CodeDescription, kind: NoteKind): string[] {
  return asideOf(described)
    .notes.filter((block) => block.kind === kind)
    .flatMap(({ holder, lines }) => lines.map(({ text }) => `${holder.key}: ${text}`));
}

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

describe('the notes of a code', () => {
  it('stand by kind, its own before what it inherits, nearest first', () => {
    const { notes: blocks } = asideOf(card('L23'));
    const excludes2 = blocks.filter(({ kind }) => kind === 'excludes2').map(({ holder }) => holder);
    expect(excludes2.map(({ key }) => key)).toEqual(['L23', 'L20-L30', '12']);
    expect(excludes2.map(({ isInherited }) => isInherited)).toEqual([false, true, true]);
    expect(lines(card('L23'), 'excludes1')).toContain('L23: allergy NOS (T78.40)');
  });

  it('come down from the category where the code has none of its own', () => {
    expect(lines(card('C44.311'), 'excludes1')).toContain('C44: malignant melanoma of skin (C43.-)');
  });

  it('each say the release they were read in', () => {
    const all = ['L23', 'C44.311', 'T23.001A', 'M35.9', 'Z79.899'].flatMap((code) =>
      asideOf(card(code)).notes.flatMap(({ lines }) => lines),
    );
    expect(all.length).toBeGreaterThan(40);
    expect(new Set(all.map(({ release }) => release))).toEqual(new Set(['FY2027', 'April 2026']));
  });

  it('say by name which kinds there are none of', () => {
    const { notes: blocks, absent } = asideOf(card('L40.0'));
    expect(absent).toContain('code-first');
    expect(absent).toContain('excludes1');
    expect(absent).not.toContain('inclusion');
    for (const kind of absent) expect(blocks.some((block) => block.kind === kind)).toBe(false);
  });

  it('are called absent only where a list that holds the code was read', () => {
    // New in FY2027, outside of what was read of it.
    const newer = card('J4B');
    expect(asideOf(newer).absent).toEqual([]);
    expect(newer.sources.join(' ')).toContain('newer than the tabular list of April 2026');
    // Deleted before April 2026: what it held then is not at hand.
    const older = card('T78.1XXA');
    expect(asideOf(older).absent).toEqual([]);
    expect(older.sources.join(' ')).toContain('not in the tabular list of April 2026');
    // New in FY2027 and read there; and a code of both lists, whose 7th characters no list spells out.
    expect(asideOf(card('Z86.17')).absent).toContain('includes');
    expect(asideOf(card('T23.001A')).absent).toContain('code-first');
    for (const code of ['Z86.17', 'T23.001A', 'L40.0'])
      expect(card(code).sources.join(' ')).not.toContain('tabular list');
  });

  it('leave room where two conditions that exclude each other are unrelated (Guidelines I.A.12.a)', () => {
    expect(NOTE_MEANINGS.excludes1).toContain('unless the two are unrelated');
  });

  it('are inherited, but not the terms that say what another code stands for', () => {
    expect(lines(card('L40.0'), 'inclusion')).toContain('L40.0: Plaque psoriasis');
    expect(lines(card('T78.2XXA'), 'inclusion')).toContain('T78.2: Anaphylaxis');
    const strange: string[] = [];
    for (const code of ['L40.50', 'L98.A111', 'D04.11', 'C43.111', 'L02.611', 'L89.152']) {
      for (const line of lines(card(code), 'inclusion')) if (!line.startsWith(`${code}:`)) strange.push(line);
    }
    expect(strange).toEqual([]);
  });

  it('lead from a code to its card, from a range to the block that holds it', () => {
    const links = asideOf(card('N48.2')).notes.flatMap(({ lines }) =>
      lines.flatMap(({ text, links }) =>
        links.map(({ start, end, to }) => [text.slice(start, end), to] as const),
      ),
    );
    const to = new Map(links);
    expect(to.get('N48.0')).toEqual({ kind: 'card', code: 'N48.0' });
    expect(to.get('B95-B97')).toEqual({ kind: 'outline', key: 'B95-B97' });
    expect(to.get('P04-P96')).toEqual({ kind: 'outline', key: '16' });
  });

  it('lead from a range within a category to the step that holds both ends', () => {
    const targets = asideOf(card('E11.622')).notes.flatMap(({ lines }) =>
      lines.flatMap(({ text, links }) => links.map(({ start, end, to }) => [text.slice(start, end), to])),
    );
    const to = new Map(targets.map(([text, place]) => [String(text), place]));
    expect(to.get('L97.1-L97.9')).toEqual({ kind: 'card', code: 'L97' });
    expect(to.get('L98.41-L98.49')).toEqual({ kind: 'card', code: 'L98.4' });
  });

  it('never lead nowhere, whatever dermatology code they stand by', () => {
    const lost = new Set<string>();
    for (let id = 0; id < book.size; id += 1) {
      const { system, code } = book.entry(id, TODAY);
      if (system !== 'icd10cm' || !/^(L|C4[34]|D0[34]|D2[23]|B0|B3[56])/.test(code)) continue;
      for (const { lines } of card(code).aside?.notes ?? [])
        for (const { links } of lines)
          for (const { to } of links) {
            const isThere =
              to.kind === 'card'
                ? book.find(to.code, 'icd10cm') !== undefined
                : describeOutline(notes, to.key) !== null;
            if (!isThere) lost.add(JSON.stringify(to));
          }
    }
    expect([...lost]).toEqual([]);
  });
});

describe('a chapter or block', () => {
  it('leads sideways to those beside it', () => {
    const psoriasis = describeOutline(notes, 'L40-L45');
    expect([psoriasis?.before?.key, psoriasis?.after?.key]).toEqual(['L20-L30', 'L49-L54']);
    const skin = describeOutline(notes, '12');
    expect([skin?.before?.key, skin?.after?.key]).toEqual(['11', '13']);
    expect(skin?.siblings).toHaveLength(21);
    expect(describeOutline(notes, '1')?.before).toBeNull();
    expect(describeOutline(notes, '22')?.after).toBeNull();
    expect(describeOutline(notes, null)?.siblings).toEqual([]);
  });

  it('says of which kinds of note it has none', () => {
    const found = describeOutline(notes, '12');
    expect(found?.notes.map(({ kind }) => kind)).toContain('excludes2');
    expect(found?.absent).toContain('excludes1');
    expect(found?.absent).not.toContain('excludes2');
    expect(describeOutline(notes, null)?.absent).toEqual([]);
  });
});

describe('a note that the list runs on behind its heading', () => {
  it('begins with its first word, and its code still leads where it did', () => {
    const lines = asideOf(card('A40.0')).notes.flatMap((block) => block.lines);
    const line = lines.find(({ text }) => text.startsWith('if applicable, postprocedural sepsis'));
    const [link] = line?.links ?? [];
    expect(line?.text.slice(link?.start, link?.end)).toBe('T81.44-');
    expect(lines.filter(({ text }) => /^[,\s]/.test(text))).toEqual([]);
  });
});

describe('the 7th character', () => {
  it('makes whole codes out of a code that lacks only that', () => {
    const { seventh } = asideOf(card('T23.001'));
    expect(seventh?.holder.key).toBe('T23');
    expect(seventh?.choices.map(({ finished, meaning }) => [finished?.code, meaning])).toEqual([
      ['T23.001A', 'initial encounter'],
      ['T23.001D', 'subsequent encounter'],
      ['T23.001S', 'sequela'],
    ]);
  });

  it('comes with X in the places before it', () => {
    const { seventh } = asideOf(card('T78.2'));
    expect(seventh?.choices.map(({ finished }) => finished?.code)).toEqual([
      'T78.2XXA',
      'T78.2XXD',
      'T78.2XXS',
    ]);
  });

  it('shows a whole code which one it has, and the others beside it', () => {
    const { seventh } = asideOf(card('T78.2XXD'));
    expect(seventh?.choices.map(({ finished, isOwn }) => [finished?.code, isOwn])).toEqual([
      ['T78.2XXA', false],
      ['T78.2XXD', true],
      ['T78.2XXS', false],
    ]);
  });

  it('makes no code where more than it is open', () => {
    const { seventh } = asideOf(card('T23.0'));
    expect(seventh?.choices.map(({ character, finished }) => [character, finished])).toEqual([
      ['A', null],
      ['D', null],
      ['S', null],
    ]);
  });

  it('offers no code that was deleted', () => {
    expect(asideOf(card('T78.1XXA')).seventh).toBeNull();
    expect(asideOf(card('T78.1XXA', '2025-09-30')).seventh?.choices).toHaveLength(3);
    // Since FY2018 nobody who died of it comes back.
    const codes = (date: string) =>
      asideOf(card('S06.1X7A', date)).seventh?.choices.map(({ character }) => character);
    expect(codes('2017-09-30')).toEqual(['A', 'D', 'S']);
    expect(codes(TODAY)).toEqual(['A']);
  });

  it('is no matter of codes that take none', () => {
    for (const code of ['L40.50', 'C44.311', 'L40']) expect(asideOf(card(code)).seventh).toBeNull();
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
