/** What stands beside a code on its card: notes, chapters and blocks, the 7th character. Over the real book and notes. */
import { describe, expect, it } from 'vitest';
import { describeOutline } from '../../../utils/codes/describe-code-notes.ts';
import type { CodeDescription } from '../../../utils/codes/describe-code-types.ts';
import { NOTE_MEANINGS } from '../../../utils/codes/describe-code-words.ts';
import type { NoteKind } from '../../../utils/codes/notes-types.ts';
import { asideOf, book, card, notes, TODAY } from './real-card.ts';

/** "Excludes1 from L23: …" as lines of a kind, with the step they stand at. */
function lines(described: CodeDescription, kind: NoteKind): string[] {
  return asideOf(described)
    .notes.filter((block) => block.kind === kind)
    .flatMap(({ holder, lines }) => lines.map(({ text }) => `${holder.key}: ${text}`));
}

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
