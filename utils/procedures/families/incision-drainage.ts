import { askMissing, makeLine, mergeLines } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { alikeField, choiceField, yesNo } from '../fields.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { countAlike } from '../sums.ts';
import type { Known, Line } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.D'));
/** Kinds whose code hangs on how hard it was, and kinds with one code. */
const TWO_CODES: Codes<readonly [simple: string, complicated: string]> = {
  abscess: ['10060', '10061'],
  pilonidal: ['10080', '10081'],
};
const ONE_CODE: Codes<string> = { fluid: '10140', puncture: '10160', 'surgical-wound': '10180' };
type Codes<Of> = Readonly<Record<string, Of>>;

const FIELDS = {
  kind: choiceField(
    'What was drained',
    'What was drained: an abscess, a pilonidal cyst, a hematoma or seroma?',
    `
      abscess | abscess, boil or inflamed cyst | boil, furuncle, carbuncle, cyst, inflamed cyst, paronychia, hidradenitis
      pilonidal | pilonidal cyst | pilonidal
      fluid | hematoma or seroma, cut open | hematoma, seroma, haematoma
      puncture | drawn off with a needle | aspiration, needle
      surgical-wound | infected surgical wound | postoperative infection`,
    { aliases: ['what', 'type'] },
  ),
  complicated: {
    ...yesNo(
      'Complicated',
      'Was it complicated: packing, a drain, loculations broken up, more than one cut?',
      ['complex'],
    ),
    help: 'As the note describes the work.',
  },
  count: alikeField('drainage'),
};
type Drained = Known<typeof FIELDS>;

/** Drainage: one abscess, or several and complicated ones. */
export const incisionDrainage = defineFamily({
  head: `
    incision-drainage | Incision and drainage | drainage
    i&d, i and d, drainage, abscess, 10060, 10061, 10140, 10160`,
  each: FIELDS,
  opens: ['kind', 'What was drained?'],
  source: SOURCE,
  examples: `
    One boil | kind=boil complicated=no | 10060
    Packed | kind=abscess complicated=yes | 10061
    Two boils: several | kind=abscess count=2 complicated=no | 10061
    Complicated or not is not said | kind=abscess | 10060, asks complicated
    A hematoma | kind=hematoma | 10140
    What was drained is not said | count=1 | asks kind`,
  sum({ each }) {
    const isOpen = each.some(({ kind }) => kind === null);
    const abscesses = each.filter(({ kind }) => kind === 'abscess');
    const others = each.filter(({ kind }) => kind !== null && kind !== 'abscess');
    const lines = [...(abscesses.length > 0 ? [workAbscesses(abscesses)] : []), ...others.map(workOther)];
    const questions = isOpen ? [askMissing('kind', FIELDS.kind.ask)] : [];
    const atSite = {
      message:
        'Drainage at the site of an excision, destruction or repair of the same session is part of it.',
      source: policyManual('III.D'),
    };
    return { lines: mergeLines(lines), questions, warnings: lines.length === 0 ? [] : [atSite] };
  },
});

function workAbscesses(each: readonly Drained[]): Line {
  const count = countAlike(each);
  const isComplicated = each.some(({ complicated }) => complicated === true);
  const isOpen = count === 1 && !isComplicated && each.some(({ complicated }) => complicated === null);
  const code = count > 1 || isComplicated ? '10061' : '10060';
  const why = count > 1 ? `${count} abscesses, several` : isComplicated ? 'complicated' : 'one, simple';
  const missing = isOpen ? [askMissing('complicated', FIELDS.complicated.ask, 'simple')] : [];
  return makeLine(code, SOURCE, [`${why}: ${code} once`], { covers: count, missing });
}

function workOther({ kind, complicated, count }: Drained): Line {
  const one = ONE_CODE[kind ?? ''];
  const [simple, hard] = TWO_CODES[kind ?? ''] ?? ['', ''];
  const code = one ?? (complicated === true ? hard : simple);
  const isOpen = complicated === null && one === undefined;
  const missing = isOpen ? [askMissing('complicated', FIELDS.complicated.ask, 'simple')] : [];
  const label = FIELDS.kind.choices?.find(({ value }) => value === kind)?.label ?? '';
  const units = count ?? 1;
  return makeLine(code, SOURCE, Array<string>(units).fill(`${label}: ${code}`), {
    units,
    covers: units,
    missing,
  });
}
