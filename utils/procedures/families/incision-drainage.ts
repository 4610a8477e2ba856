import { askLesion, askMissing, eachOnce, makeLine, mergeLines } from '../answers.ts';
import { defineFamily, type KnownFacts } from '../define-family.ts';
import { alikeField } from '../fields.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.D'));
/** What each drained thing is called, with its simple and its complicated code. */
const KINDS: ReadonlyMap<string, readonly [simple: string, complicated: string]> = new Map([
  ['abscess', ['10060', '10061']],
  ['pilonidal', ['10080', '10081']],
  ['fluid', ['10140', '10140']],
  ['puncture', ['10160', '10160']],
  ['surgical-wound', ['10180', '10180']],
]);
/** Kinds that have one code only, and so no question of complicated or not. */
const ONE_CODE: readonly string[] = ['fluid', 'puncture', 'surgical-wound'];

const FIELDS = {
  kind: {
    kind: 'choice',
    label: 'What was drained',
    ask: 'What was drained: an abscess, a pilonidal cyst, a hematoma or seroma?',
    help: '',
    aliases: ['what', 'type'],
    choices: [
      {
        value: 'abscess',
        label: 'abscess, boil or inflamed cyst',
        aliases: ['boil', 'furuncle', 'carbuncle', 'cyst', 'inflamed cyst', 'paronychia', 'hidradenitis'],
      },
      { value: 'pilonidal', label: 'pilonidal cyst', aliases: ['pilonidal'] },
      { value: 'fluid', label: 'hematoma or seroma, cut open', aliases: ['hematoma', 'seroma', 'haematoma'] },
      { value: 'puncture', label: 'drawn off with a needle', aliases: ['aspiration', 'needle'] },
      { value: 'surgical-wound', label: 'infected surgical wound', aliases: ['postoperative infection'] },
    ],
  },
  complicated: {
    kind: 'yes-no',
    label: 'Complicated',
    ask: 'Was it complicated: packing, a drain, loculations broken up, more than one cut?',
    help: 'As the note describes the work.',
    aliases: ['complex'],
  },
  count: alikeField('drainage'),
} as const;
type Drained = KnownFacts<typeof FIELDS, Record<never, never>>['each'][number];

/** Drainage: one abscess, or several and complicated ones. */
export const incisionDrainage = defineFamily({
  id: 'incision-drainage',
  title: 'Incision and drainage',
  keywords: ['i&d', 'i and d', 'drainage', 'abscess', '10060', '10061', '10140', '10160'],
  item: 'drainage',
  each: FIELDS,
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'One boil', given: 'kind=boil complicated=no', lines: ['10060'] },
    { title: 'Packed', given: 'kind=abscess complicated=yes', lines: ['10061'] },
    { title: 'Two boils: several', given: 'kind=abscess count=2 complicated=no', lines: ['10061'] },
    {
      title: 'Complicated or not is not said',
      given: 'kind=abscess',
      lines: ['10060'],
      asks: ['complicated'],
    },
    { title: 'A hematoma', given: 'kind=hematoma', lines: ['10140'] },
    { title: 'What was drained is not said', given: 'count=1', lines: [], asks: ['kind'] },
  ],
  sum({ each }) {
    if (each.length === 0) return askLesion('kind', 'What was drained?');
    const lines: Line[] = [];
    const questions: Missing[] = each.some(({ kind }) => kind === null)
      ? [askMissing('kind', 'What was drained: an abscess, a pilonidal cyst, a hematoma or seroma?')]
      : [];
    for (const [kind] of KINDS) {
      const own = each.filter((one) => one.kind === kind);
      if (own.length > 0) lines.push(...(kind === 'abscess' ? [workAbscesses(own)] : own.map(workOther)));
    }
    const atSite = {
      message:
        'Drainage at the site of an excision, destruction or repair of the same session is part of it.',
      source: policyManual('III.D'),
    };
    return { lines: mergeLines(lines), questions, warnings: eachOnce(lines.length === 0 ? [] : [atSite]) };
  },
});

function workAbscesses(each: readonly Drained[]): Line {
  let count = 0;
  for (const one of each) count += one.count ?? 1;
  const isComplicated = each.some(({ complicated }) => complicated === true);
  const isOpen = count === 1 && !isComplicated && each.some(({ complicated }) => complicated === null);
  const code = count > 1 || isComplicated ? '10061' : '10060';
  const why = count > 1 ? `${count} abscesses, several` : isComplicated ? 'complicated' : 'one, simple';
  const missing = isOpen ? [askMissing('complicated', FIELDS.complicated.ask, 'simple')] : [];
  return makeLine(code, SOURCE, [`${why}: ${code} once`], { covers: count, missing });
}

function workOther({ kind, complicated, count }: Drained): Line {
  const [simple, hard] = KINDS.get(kind ?? '') ?? ['', ''];
  const code = complicated === true ? hard : simple;
  const isOpen = complicated === null && !ONE_CODE.includes(kind ?? '');
  const missing = isOpen ? [askMissing('complicated', FIELDS.complicated.ask, 'simple')] : [];
  const label = FIELDS.kind.choices.find(({ value }) => value === kind)?.label ?? '';
  const units = count ?? 1;
  return makeLine(code, SOURCE, Array<string>(units).fill(`${label}: ${code}`), {
    units,
    covers: units,
    missing,
  });
}
