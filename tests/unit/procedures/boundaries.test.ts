import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFamily } from '../../../utils/procedures/families.ts';
import { CENTIMETRE, readLength, SQUARE_CENTIMETRE } from '../../../utils/procedures/measures.ts';
import { codesOf, sayLine, workGiven } from './work-given.ts';

const ROOT = join(import.meta.dirname, '../../..');
const LABELS = readFileSync(join(ROOT, 'assets/codes/cpt-labels.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .flatMap(([code = '', label = '']) => (label === '' ? [] : [{ code, label }]));

/** "trunk/arm/leg" of a label as sites of a calculator. */
const SITE_OF: Readonly<Record<string, string>> = { armpit: 'axilla', genital: 'genitalia', mucosa: 'mouth' };

interface Band {
  readonly code: string;
  readonly sites: readonly string[];
  /** In cm or sq cm. */
  readonly upTo: number;
}

/** Bands as our own labels write them, apart from the calculators: "Excise benign lesion, trunk/arm/leg, 1.1-2.0 cm". */
function bandsOf(start: string): Band[] {
  return LABELS.flatMap(({ code, label }) => {
    const [, sites = '', range = ''] = new RegExp(`^${start}, ([a-z/ ]+), ([^,]+)$`).exec(label) ?? [];
    const [, to, orLess] = /^[\d.]+-([\d.]+) (?:sq )?cm$|^([\d.]+) (?:sq )?cm or less$/.exec(range) ?? [];
    if (sites === '' || (to === undefined && orLess === undefined && !range.startsWith('over '))) return [];
    const named = sites === 'any site' ? [] : sites.split('/').map((site) => SITE_OF[site] ?? site);
    return [{ code, sites: named, upTo: Number(to ?? orLess ?? Number.POSITIVE_INFINITY) }];
  });
}

function expectedCode(bands: readonly Band[], site: string, size: number): string {
  const own = bands.filter((band) => band.sites.includes(site)).sort((a, b) => a.upTo - b.upTo);
  return own.find(({ upTo }) => size <= upTo)?.code ?? '';
}

function sitesOf(bands: readonly Band[]): string[] {
  return [...new Set(bands.flatMap(({ sites }) => sites))];
}

const SIZED = [
  ['shave', 'Shave removal of lesion', 4],
  ['excision-benign', 'Excise benign lesion', 6],
  ['excision-malignant', String.raw`Excise malignant lesion \(skin cancer\)`, 6],
  ['destruction-malignant', String.raw`Destroy malignant lesion \(skin cancer\)`, 6],
] as const;

describe('the size bands of shaved, excised and destroyed lesions', () => {
  it.each(SIZED)(
    '%s: each tenth of a millimetre up to 6 cm, on each site, as the labels have it',
    (id, start, many) => {
      const bands = bandsOf(start);
      expect(bands).toHaveLength(3 * many);
      const family = findFamily(id);
      for (const site of sitesOf(bands)) {
        for (let tenths = 1; tenths <= 600; tenths++) {
          const size = (tenths * CENTIMETRE) / 100;
          const worked = family?.work({ each: [{ site, size }] });
          expect(
            worked?.lines.map(({ code }) => code),
            `${site} ${tenths / 10} mm`,
          ).toEqual([expectedCode(bands, site, tenths / 100)]);
        }
      }
    },
  );

  it.each(SIZED)('%s: an edge is within its band, a hair more is not, in mm, cm and inches', (id, start) => {
    const bands = bandsOf(start);
    for (const edge of [0.5, 1, 2, 3, 4]) {
      for (const [text, size] of [
        [`${edge} cm`, edge],
        [`${edge * 10} mm`, edge],
        [`${edge * 10}.01 mm`, edge + 0.001],
        [`${edge}${Number.isInteger(edge) ? '.' : ''}001 cm`, edge + 0.001],
        [`${(edge + 0.1).toFixed(1)} cm`, edge + 0.1],
        [`${(edge * 10 + 1).toFixed(0)}mm`, edge + 0.1],
        // The last thousandth of an inch below the edge, and the first above it.
        [`${(Math.floor((edge / 2.54) * 1000) / 1000).toFixed(3)} in`, edge - 0.0001],
        [`${(Math.ceil((edge / 2.54) * 1000) / 1000).toFixed(3)} in`, edge + 0.0001],
      ] as const) {
        const codes = codesOf(
          workGiven(id, `site=back size="${text}" ${id.startsWith('exc') ? 'margin=0' : ''}`),
        );
        expect(codes, `${text}`).toEqual([expectedCode(bands, 'trunk', size)]);
      }
    }
  });

  it('adds lesion and margins exactly: every sum of tenths of a millimetre at an edge stays there', () => {
    const bands = bandsOf('Excise benign lesion');
    const family = findFamily('excision-benign');
    for (const edge of [50, 100, 200, 300, 400]) {
      for (let margin = 0; margin < edge / 2; margin++) {
        for (const over of [0, 1]) {
          const size = ((edge - 2 * margin + over) * CENTIMETRE) / 100;
          const worked = family?.work({
            each: [{ site: 'trunk', size, margin: (margin * CENTIMETRE) / 100, pathology: 'benign' }],
          });
          expect(worked?.lines[0]?.code).toBe(expectedCode(bands, 'trunk', (edge + over) / 100));
        }
      }
    }
  });

  it('carries no sum over an edge by mixing inches with millimetres', () => {
    // 0.3 in + 2 x 0.119 cm = 0.762 + 0.238 = 1.000 cm
    expect(codesOf(workGiven('excision-benign', 'site=arm size="0.3 in" margin=1.19mm'))).toEqual(['11401']);
    expect(codesOf(workGiven('excision-benign', 'site=arm size="0.3 in" margin=1.191mm'))).toEqual(['11402']);
  });
});

describe('closures, as the labels have their bands', () => {
  it.each([
    ['simple', 'Simple wound repair', 13],
    ['intermediate', 'Intermediate wound repair', 19],
  ])('%s: each tenth of a centimetre up to 40 cm, on each site', (complexity, start, many) => {
    const bands = bandsOf(start);
    expect(bands).toHaveLength(many);
    for (const site of sitesOf(bands)) {
      for (let tenths = 1; tenths <= 400; tenths++) {
        const worked = findFamily('repair')?.work({
          each: [{ site, length: (tenths * CENTIMETRE) / 10, complexity, after: 'mohs' }],
        });
        expect(worked?.lines.map(sayLine), `${site} ${tenths / 10} cm`).toEqual([
          expectedCode(bands, site, tenths / 10),
        ]);
      }
    }
  });

  it('complex: above 1 cm by band, above 7.5 cm a further unit for each 5 cm begun', () => {
    const bands = bandsOf('Complex wound repair');
    expect(bands).toHaveLength(8);
    for (const site of sitesOf(bands)) {
      const large = expectedCode(bands, site, 7.5);
      for (let tenths = 11; tenths <= 400; tenths++) {
        const further = Math.max(0, Math.ceil((tenths - 75) / 50));
        const expected =
          tenths <= 75
            ? [expectedCode(bands, site, tenths / 10)]
            : [large, `${Number(large) + 1}${further === 1 ? '' : ` x${further}`}`];
        const each = [{ site, length: (tenths * CENTIMETRE) / 10, complexity: 'complex', after: 'mohs' }];
        expect(findFamily('repair')?.work({ each }).lines.map(sayLine), `${site} ${tenths / 10}`).toEqual(
          expected,
        );
      }
    }
  });
});

describe('areas', () => {
  const area = (id: string, value: number, rest: Record<string, string>): string[] =>
    findFamily(id)
      ?.work({ each: [{ area: value * SQUARE_CENTIMETRE, ...rest }] })
      .lines.map(sayLine) ?? [];

  it('of local flaps, as the labels have them', () => {
    const bands = bandsOf('Local skin flap');
    expect(bands).toHaveLength(9);
    for (const site of sitesOf(bands)) {
      for (let tenths = 2; tenths <= 1500; tenths++) {
        const defect = SQUARE_CENTIMETRE / 10;
        const each = [{ site, defect, donor: (tenths - 1) * defect }];
        const further = Math.ceil((tenths - 600) / 300);
        const large = further > 0 ? ['14301', `14302${further === 1 ? '' : ` x${further}`}`] : ['14301'];
        const expected = tenths <= 300 ? [expectedCode(bands, site, tenths / 10)] : large;
        expect(findFamily('flap')?.work({ each }).lines.map(sayLine), `${site} ${tenths / 10}`).toEqual(
          expected,
        );
      }
    }
  });

  it.each([
    ['debridement', { depth: 'skin' }, '97597', '97598', 20],
    ['debridement', { depth: 'fat' }, '11042', '11045', 20],
    ['debridement', { depth: 'muscle' }, '11043', '11046', 20],
    ['debridement', { depth: 'bone' }, '11044', '11047', 20],
    ['graft-full', { site: 'trunk' }, '15200', '15201', 20],
    ['graft-full', { site: 'leg' }, '15220', '15221', 20],
    ['graft-full', { site: 'cheek' }, '15240', '15241', 20],
    ['graft-full', { site: 'nose' }, '15260', '15261', 20],
    ['graft-split', { site: 'trunk' }, '15100', '15101', 100],
    ['graft-split', { site: 'scalp' }, '15120', '15121', 100],
  ])('%s %o: %s for the first, %s for each begun %d sq cm after', (id, rest, first, further, step) => {
    for (let tenths = 1; tenths <= step * 60; tenths++) {
      const units = Math.max(0, Math.ceil((tenths - step * 10) / (step * 10)));
      const expected = units === 0 ? [first] : [first, `${further}${units === 1 ? '' : ` x${units}`}`];
      expect(area(id, tenths / 10, rest), String(tenths / 10)).toEqual(expected);
    }
  });

  it('of the excimer laser: 250 and 500 belong to the middle', () => {
    const code = (value: number): string[] => area('excimer', value, {});
    expect([249.9, 250, 250.1, 500, 500.1].map(code)).toEqual([
      ['96920'],
      ['96921'],
      ['96921'],
      ['96921'],
      ['96922'],
    ]);
  });
});

describe('counts', () => {
  const counted = (id: string, count: number): string[] =>
    findFamily(id)
      ?.work({ each: [{ count }] })
      .lines.map(sayLine) ?? [];
  const times = (code: string, units: number): string[] =>
    units === 0 ? [] : [units === 1 ? code : `${code} x${units}`];

  it('of premalignant lesions: 17003 for the 2nd to the 14th, 17004 alone from 15', () => {
    for (let n = 1; n <= 100; n++) {
      expect(counted('ak', n), String(n)).toEqual(n >= 15 ? ['17004'] : ['17000', ...times('17003', n - 1)]);
    }
  });

  it('of benign lesions, tags, injected lesions, corns and nails', () => {
    for (let n = 1; n <= 100; n++) {
      expect(counted('destruction-benign', n)).toEqual([n >= 15 ? '17111' : '17110']);
      expect(counted('skin-tags', n)).toEqual([
        '11200',
        ...times('11201', Math.max(0, Math.ceil((n - 15) / 10))),
      ]);
      expect(counted('intralesional', n)).toEqual([n >= 8 ? '11901' : '11900']);
      expect(counted('paring', n)).toEqual([n === 1 ? '11055' : n <= 4 ? '11056' : '11057']);
      const each = [{ work: 'debride', count: n }];
      expect(findFamily('nails')?.work({ each }).lines.map(sayLine)).toEqual([n >= 6 ? '11721' : '11720']);
    }
  });

  it('of biopsies: one primary a day, the highest, whatever the numbers', () => {
    const work = (tangential: number, punch: number, incisional: number): string[] => {
      const each = Object.entries({ tangential, punch, incisional }).flatMap(([technique, count]) =>
        count === 0 ? [] : [{ technique, count, site: 'trunk' }],
      );
      return findFamily('biopsy')?.work({ each }).lines.map(sayLine) ?? [];
    };
    for (let shaves = 0; shaves <= 8; shaves++) {
      for (let punches = 0; punches <= 8; punches++) {
        for (let wedges = 0; wedges <= 4; wedges++) {
          if (shaves + punches + wedges === 0) continue;
          const top = wedges > 0 ? '11106' : punches > 0 ? '11104' : '11102';
          const expected = [
            top,
            ...times('11103', top === '11102' ? shaves - 1 : shaves),
            ...times('11105', top === '11104' ? punches - 1 : punches),
            ...times('11107', top === '11106' ? wedges - 1 : wedges),
          ];
          expect(work(shaves, punches, wedges)).toEqual(expected.sort());
        }
      }
    }
  });

  it('of Mohs stages and blocks: a block counts beyond the fifth of its own stage', () => {
    for (let first = 1; first <= 9; first++) {
      for (let second = 1; second <= 9; second++) {
        const extra = Math.max(0, first - 5) + Math.max(0, second - 5);
        const head = codesOf(
          workGiven('mohs', `site=nose stages=2 blocks=${first},${second} oneSurgeon=yes`),
        );
        expect(head).toEqual(['17311', '17312', ...times('17315', extra)]);
        const body = codesOf(workGiven('mohs', `site=back blocks=${first},${second} deep=no oneSurgeon=yes`));
        expect(body).toEqual(['17313', '17314', ...times('17315', extra)]);
      }
    }
  });
});

it('takes a length in inches for what it is in centimetres', () => {
  expect(readLength('1 in', 'cm')).toBe(readLength('2.54 cm', 'cm'));
});
