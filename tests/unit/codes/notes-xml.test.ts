import { describe, expect, test } from 'vitest';
import { readIndex } from '../../../utils/codes/parse-index.ts';
import { readNeoplasm } from '../../../utils/codes/parse-neoplasm.ts';
import { readTabular, type TabularList } from '../../../utils/codes/parse-tabular.ts';
import { UnreadableFile } from '../../../utils/codes/xml-reader.ts';

const TABULAR = `<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular>
  <version>2028</version>
  <introduction><introSection type="title"><title>How to read it</title></introSection></introduction>
  <chapter>
    <name>12</name>
    <desc>Diseases of the skin (L00-L99)</desc>
    <excludes2><note>viral warts (B07.-)</note></excludes2>
    <sectionIndex><sectionRef first="L20" last="L30" id="L20-L30"> Dermatitis </sectionRef></sectionIndex>
    <section id="L20-L30">
      <desc>Dermatitis and eczema (L20-L30)</desc>
      <notes><note>The two words mean
        the same here.</note></notes>
      <diag>
        <name>L23</name>
        <desc>Allergic contact dermatitis</desc>
        <excludes1><note>allergy NOS (T78.40)</note><note>dermatitis &amp; more (L30.9)</note></excludes1>
        <diag>
          <name>L23.5</name>
          <desc>Allergic contact dermatitis due to other chemical products</desc>
          <inclusionTerm><note>Allergic contact dermatitis due to cement</note></inclusionTerm>
        </diag>
      </diag>
    </section>
    <section id="L40-L45">
      <desc>Papulosquamous disorders (L40-L45)</desc>
      <diag>
        <name>L40</name>
        <desc>Psoriasis</desc>
        <sevenChrNote><note>A 7th character is added</note></sevenChrNote>
        <sevenChrDef>
          <extension char="A">first visit</extension>
          <extension char="D">later visit</extension>
          <note>and any after it</note>
        </sevenChrDef>
      </diag>
    </section>
  </chapter>
</ICD10CM.tabular>
`;

const NEOPLASM = `<ICD10CM.index><version>2028</version>
<indexHeading><head col="1">Neoplasm</head></indexHeading>
<letter><title>N</title><mainTerm><title>Neoplasm, neoplastic</title>
<cell col="2">C80.1</cell><cell col="3">C79.9</cell><cell col="4">D09.9</cell><cell col="5">D36.9</cell>
<cell col="6">D48.9</cell><cell col="7">D49.9</cell>
<term level="1"><title>adenoid<nemod>(pharynx) (tissue)</nemod></title><seeAlso>Neoplasm, throat</seeAlso>
<cell col="2">C11.1</cell><cell col="3">C79.8-</cell><cell col="4">-</cell><cell col="5">--</cell></term>
<term level="1"><title>skin NOS</title><cell col="2">C44.90</cell>
<term level="2"><title>nose</title><see>Neoplasm, nose, skin</see></term></term>
</mainTerm></letter></ICD10CM.index>`;

const INDEX = `<ICD10CM.index><version>2028</version><title>INDEX</title><letter><title>D</title>
<mainTerm><title>Dermatitis<nemod>(eczematous)</nemod></title><code>L30.9</code>
<term level="1"><title>in<nemod>due to</nemod></title>
<term level="2"><title>sprue</title><code>K90.1</code><manif>[L14]</manif></term></term>
<term level="1"><title>atopic</title><code>L20.9</code></term>
<term level="1"><title>of a kind the book does not have</title><code>L99.99</code></term>
<term level="1"><title>occupational</title><see>Dermatitis, contact</see></term></mainTerm>
<mainTerm><title>Cyst</title><term level="1"><title>arm</title><code>L72.-</code></term></mainTerm>
</letter></ICD10CM.index>`;

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function readList(bytes: Uint8Array, piece = bytes.length): TabularList {
  const reader = readTabular();
  for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
  return reader.finish();
}

/** What the user is told of a file that cannot be read. Fails where it can be. */
function troubleOf(read: () => unknown): { trouble: string; sentence: string } {
  try {
    read();
  } catch (problem) {
    if (!(problem instanceof UnreadableFile)) throw problem;
    expect(problem.message).toMatch(/^[A-Z].*[^.]\.$/);
    return { trouble: problem.trouble, sentence: problem.message };
  }
  throw new Error('The file was read.');
}

describe('the tabular list', () => {
  test('comes to steps, notes and 7th characters', () => {
    const list = readList(bytesOf(TABULAR));
    expect(list.version).toBe('2028');
    expect(list.outline.map(({ kind, key, parent }) => `${kind} ${key} in ${parent}`)).toEqual([
      'chapter 12 in ',
      'block L20-L30 in 12',
      'category L23 in L20-L30',
      'block L40-L45 in 12',
      'category L40 in L40-L45',
    ]);
    expect(list.outline[1]?.title).toBe('Dermatitis and eczema');
    expect(list.notes.map(({ holder, kind, text }) => `${holder} ${kind}: ${text}`)).toEqual([
      '12 excludes2: viral warts (B07.-)',
      'L20-L30 note: The two words mean the same here.',
      'L23 excludes1: allergy NOS (T78.40)',
      'L23 excludes1: dermatitis & more (L30.9)',
      'L23.5 inclusion: Allergic contact dermatitis due to cement',
    ]);
    expect(list.seventh).toEqual([
      {
        holder: 'L40',
        note: 'A 7th character is added',
        choices: [
          { character: 'A', meaning: 'first visit' },
          { character: 'D', meaning: 'later visit; and any after it' },
        ],
      },
    ]);
    expect(list.titles.get('L23.5')).toBe('Allergic contact dermatitis due to other chemical products');
  });

  test('reads the same in whatever pieces it comes, also cut within a letter', () => {
    const bytes = bytesOf(TABULAR.replace('Dermatitis and eczema', 'Perlèche, Sjögren’s'));
    const whole = readList(bytes);
    for (const piece of [1, 2, 3, 7, 64, 1000]) expect(readList(bytes, piece)).toEqual(whole);
  });

  test('is refused with its reason where it is something else', () => {
    const html = '<!DOCTYPE html><html><head><title>Sign in</title></head><body><br></body></html>';
    const read = (text: string) => troubleOf(() => readList(bytesOf(text)));
    expect(read(html)).toEqual({
      trouble: 'login-page',
      sentence: 'This is a web page, not the ICD-10-CM tabular list.',
    });
    expect(read(`<?xml version="1.0"?>\n${html}`).trouble).toBe('login-page');
    expect(read('PK\u0003\u0004').sentence).toContain('This is a zip');
    expect(read('').trouble).toBe('cut-off');
    expect(read(' \n'.repeat(1000)).trouble).toBe('cut-off');
    expect(read(NEOPLASM).sentence).toBe('This is not the ICD-10-CM tabular list.');
    expect(read('Not Found').trouble).toBe('wrong-file');
    expect(troubleOf(() => readList(Uint8Array.of(0xff, 0xfe, 0x3c, 0x00))).trouble).toBe('wrong-file');
    expect(read(TABULAR.slice(0, 900)).trouble).toBe('cut-off');
  });

  test('is cut off wherever it is cut', () => {
    const bytes = bytesOf(TABULAR);
    const whole = TABULAR.trimEnd().length;
    const begun = TABULAR.indexOf('<ICD10CM.tabular') + '<ICD10CM.tabular'.length;
    for (let end = begun; end < whole; end += 1)
      expect([end, troubleOf(() => readList(bytes.subarray(0, end))).trouble]).toEqual([end, 'cut-off']);
    expect(readList(bytes.subarray(0, whole)).notes.length).toBe(5);
  });

  test.each([
    ['an element nobody knows', TABULAR.replaceAll('excludes1', 'excludes3')],
    ['tags swapped', TABULAR.replace('</name>\n        <desc>', '</desc>\n        <name>')],
    ['a code twice', TABULAR.replace('<name>L40</name>', '<name>L23</name>')],
    ['a code of another category', TABULAR.replace('L23.5</name>', 'L24.5</name>')],
    ['a code that is none', TABULAR.replace('L23.5</name>', 'L23,5</name>')],
    ['a code without a title', TABULAR.replace('<desc>Psoriasis</desc>', '')],
    ['a block without a range', TABULAR.replace('<section id="L40-L45">', '<section>')],
    ['text between the elements', TABULAR.replace('<excludes2>', 'a remark<excludes2>')],
    ['no year', TABULAR.replace('<version>2028</version>', '')],
    ['a 7th character twice', TABULAR.replace('char="D"', 'char="A"')],
    ['an attribute twice', TABULAR.replace('char="D"', 'char="D" char="E"')],
    ['a stray ampersand', TABULAR.replace('&amp;', '&')],
    ['an entity', TABULAR.replace('&amp;', '&skin;')],
    ['no chapter', '<ICD10CM.tabular><version>2028</version></ICD10CM.tabular>'],
    ['a second list behind it', TABULAR + TABULAR],
    ['letters that are no UTF-8', TABULAR],
  ])('is refused where it holds %s', (what, text) => {
    const bytes = bytesOf(text);
    if (what.startsWith('letters')) bytes[text.indexOf('Psoriasis')] = 0xe9;
    const { trouble, sentence } = troubleOf(() => readList(bytes));
    expect(trouble).toBe('wrong-shape');
    expect(sentence).toContain('damaged');
  });

  test('does not let a file without an end grow in memory', () => {
    const million = 'x'.repeat(1_000_000);
    const bomb = `<!DOCTYPE ICD10CM.tabular [<!ENTITY a "${'skin'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}">]>`;
    const endless = [
      TABULAR.replace('Psoriasis', million),
      TABULAR.replace('<name>L40</name>', '<diag>'.repeat(100_000)),
      bomb + TABULAR.replace('Psoriasis', '&b;'.repeat(1000)),
      `<ICD10CM.tabular>${' '.repeat(10_000_000)}`,
      ' '.repeat(10_000_000),
      '\0'.repeat(10_000_000),
      `<ICD10CM.tabular ${'a="1" '.repeat(200_000)}>`,
      `<!--${'-x'.repeat(5_000_000)}`,
    ];
    for (const text of endless) expect(troubleOf(() => readList(bytesOf(text))).trouble).toBeTruthy();
  });
});

describe('the neoplasm table', () => {
  const read = (text: string) => {
    const reader = readNeoplasm();
    reader.write(bytesOf(text));
    return reader.finish();
  };

  test('comes to rows with the codes as they are written', () => {
    expect(read(NEOPLASM)).toEqual([
      { path: [], see: '', cells: ['C80.1', 'C79.9', 'D09.9', 'D36.9', 'D48.9', 'D49.9'] },
      {
        path: ['adenoid (pharynx) (tissue)'],
        see: 'see also Neoplasm, throat',
        cells: ['C11.1', 'C79.8-', '', '', '', ''],
      },
      { path: ['skin NOS'], see: '', cells: ['C44.90', '', '', '', '', ''] },
      { path: ['skin NOS', 'nose'], see: 'see Neoplasm, nose, skin', cells: ['', '', '', '', '', ''] },
    ]);
  });

  test('is refused where a column has moved or a cell holds no code', () => {
    for (const text of [
      NEOPLASM.replace('col="7"', 'col="8"'),
      NEOPLASM.replace('C44.90', 'C44,90'),
      NEOPLASM.replace('<title>skin NOS</title>', ''),
      '<ICD10CM.index><version>2028</version></ICD10CM.index>',
    ])
      expect(troubleOf(() => read(text)).trouble).toBe('wrong-shape');
    expect(troubleOf(() => read(TABULAR)).trouble).toBe('wrong-file');
  });
});

describe('the index', () => {
  const read = (text: string) => {
    const reader = readIndex((code) => code !== 'L99.99');
    reader.write(bytesOf(text));
    return reader.finish();
  };

  test('comes to the lines that lead to codes of the book, a term before those below it', () => {
    expect(read(INDEX)).toEqual([
      { path: ['Dermatitis'], code: 'L30.9', manifestation: '' },
      { path: ['Dermatitis', 'in', 'sprue'], code: 'K90.1', manifestation: 'L14' },
      { path: ['Dermatitis', 'atopic'], code: 'L20.9', manifestation: '' },
      { path: ['Cyst', 'arm'], code: 'L72.-', manifestation: '' },
    ]);
  });

  test('is read past elements that nobody knows: they lead to no code', () => {
    const newer = INDEX.replace('<code>L30.9</code>', '<remark><b>new</b></remark><code>L30.9</code>');
    expect(read(newer)).toEqual(read(INDEX));
  });

  test('is refused where its lines lead to no codes', () => {
    expect(troubleOf(() => read(INDEX.replaceAll(/<code>[^<]*/g, '<code>none'))).trouble).toBe('wrong-shape');
    expect(troubleOf(() => read(NEOPLASM.replaceAll(/<cell.*?<\/cell>/g, ''))).trouble).toBe('wrong-shape');
    expect(troubleOf(() => read(INDEX.slice(0, 400))).trouble).toBe('cut-off');
  });
});

describe('thousands of damaged files', () => {
  /** A small repeatable generator: the same files are damaged in the same way in every run. */
  function makeRandom(seed: number): () => number {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
  }
  const TAGS = /<\/?[A-Za-z][^<>]*>/g;

  function swapTags(text: string, random: () => number): string {
    const tags = [...text.matchAll(TAGS)];
    const one = tags[Math.floor(random() * tags.length)];
    const other = tags[Math.floor(random() * tags.length)];
    if (!one || !other) return text;
    return text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length);
  }

  function damage(text: string, random: () => number): Uint8Array {
    const bytes = bytesOf(text);
    const kind = Math.floor(random() * 5);
    if (kind === 0) return bytes.subarray(0, Math.floor(random() * bytes.length));
    if (kind === 1) return bytesOf(swapTags(text, random));
    if (kind === 2) {
      const from = Math.floor(random() * bytes.length);
      return bytesOf(text.slice(0, from) + text.slice(from + Math.floor(random() * 80)));
    }
    if (kind === 3) {
      const from = Math.floor(random() * bytes.length);
      return bytesOf(text.slice(0, from) + text.slice(from - Math.floor(random() * 200)));
    }
    for (let flips = 0; flips < 3; flips += 1)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    return bytes;
  }

  test.each([
    ['tabular list', TABULAR, () => readTabular()],
    ['neoplasm table', NEOPLASM, () => readNeoplasm()],
    ['index', INDEX, () => readIndex(() => true)],
  ])('of the %s are read or refused by name', (_, text, open) => {
    const random = makeRandom(12);
    let refused = 0;
    for (let run = 0; run < 4000; run += 1) {
      const reader = open();
      try {
        reader.write(damage(text, random));
        reader.finish();
      } catch (problem) {
        expect(problem).toBeInstanceOf(UnreadableFile);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(2500);
  });
});
