/** The fee sheet held against what the note comes to, kin by kin. */
import { findDrug } from '../../procedures/drug-rows.ts';
import type { Line, Missing } from '../../procedures/types.ts';
import type { RuleContext } from '../types.ts';
import type { Deed } from './deed-types.ts';
import { type DifferenceKind, howItDiffers } from './how-it-differs.ts';
import { type FamilyWork, type NoteWork, workNote } from './note-work.ts';
import { type Billed, KINS, type Kin, kinOfCode, kinOfFamily, kinOfTechnique, readSheet } from './sheet.ts';

export interface Difference {
  readonly kind: DifferenceKind;
  /** `null` for work that is not billed. */
  readonly billed: Billed | null;
  /** What the note comes to in its place. */
  readonly lines: readonly Line[];
  readonly deeds: readonly Deed[];
  /** What must be asked. */
  readonly questions: readonly Missing[];
  /** Why a code has no line of its own: the calculator's own words. */
  readonly because: string | null;
}

const COMPARED = new WeakMap<RuleContext, readonly Difference[]>();

/** Every difference. Asked by several rules, compared once. */
export function compareSheet(context: RuleContext): readonly Difference[] {
  const known = COMPARED.get(context);
  if (known !== undefined) return known;
  const sheet = readSheet(context);
  const found =
    sheet.length === 0
      ? []
      : KINS.flatMap(([kin]) => compareKin(kin, sheet, workNote(context), context.note.text));
  COMPARED.set(context, found);
  return found;
}

function compareKin(kin: Kin, sheet: readonly Billed[], work: NoteWork, text: string): Difference[] {
  const billed = sheet.filter(({ code }) => kinOfCode(code) === kin);
  const works = work.families.filter(({ family }) => kinOfFamily(family) === kin);
  const isUnknown = work.unknown.some(({ technique }) => kinOfTechnique(technique) === kin);
  const [first] = billed;
  if (works.length === 0) {
    if (first === undefined || isUnknown || isNamedDrug(first, text)) return [];
    return notDone(first, kin, work);
  }
  const lines = works.flatMap((one) => one.lines);
  const all = { works, lines, billed };
  if (first === undefined) return isUnknown || lines.length === 0 ? [] : [notBilled(all, lines)];
  const rest = matchOff(billed, lines);
  if (rest.billed.length > 0 && rest.lines.length > 0) return pairOff(rest.billed, rest.lines, all);
  if (rest.lines.length > 0) return [extraLines(first, rest.lines, all)];
  const [extra] = rest.billed;
  if (extra === undefined || isUnknown) return [];
  return extraCode(extra, all);
}

/** A drug that the note names in whatever words may have been given. */
function isNamedDrug({ code }: Billed, text: string): boolean {
  const names = findDrug(code).flatMap((row) => row.names);
  const said = text.toLowerCase();
  return names.some((name) => said.includes(name));
}

interface Compared {
  readonly works: readonly FamilyWork[];
  readonly lines: readonly Line[];
  readonly billed: readonly Billed[];
}

function deedsOf({ works }: Compared): readonly Deed[] {
  return works.flatMap(({ deeds }) => deeds);
}

function make(
  kind: DifferenceKind,
  billed: Billed | null,
  all: Compared,
  lines: readonly Line[],
): Difference {
  return { kind, billed, lines, deeds: deedsOf(all), questions: [], because: null };
}

/** Put off or denied wherever it is told, or not told at all. What was done before leaves it open: silent. */
function notDone(billed: Billed, kin: Kin, { deeds }: NoteWork): Difference[] {
  const told = deeds.filter(({ technique }) => kinOfTechnique(technique) === kin);
  const isPutOff = told.every(({ standing }) => standing !== 'done' && standing !== 'earlier');
  if (!isPutOff) return [];
  const kind = told.length > 0 ? 'put-off' : 'not-documented';
  return [{ kind, billed, lines: [], deeds: told, questions: [], because: null }];
}

function notBilled(all: Compared, lines: readonly Line[]): Difference {
  return make('not-billed', null, all, lines);
}

/** Sets aside what is billed as the note has it. */
function matchOff(
  billed: readonly Billed[],
  lines: readonly Line[],
): { readonly billed: readonly Billed[]; readonly lines: readonly Line[] } {
  const isRight = (one: Billed): boolean => {
    const own = lines.filter(({ code }) => code === one.code);
    const units = own.reduce((sum, line) => sum + line.units, 0);
    const asked = own.flatMap(({ modifiers }) => modifiers);
    const fits = asked.every(
      (each) => one.modifiers.includes(each) || !(isWaste(each) || one.modifiers.some(isPlace)),
    );
    return units === one.units && fits;
  };
  const wrong = billed.filter((one) => !isRight(one));
  const right = new Set(billed.filter(isRight).map(({ code }) => code));
  return { billed: wrong, lines: lines.filter(({ code }) => !right.has(code)) };
}

/** A finger, a toe or an eyelid. */
function isPlace(modifier: string): boolean {
  return /^(?:[FT][A1-9]|E[1-4])$/.test(modifier);
}

function isWaste(modifier: string): boolean {
  return modifier === 'JW' || modifier === 'JZ';
}

/** Wrong codes with the right ones. Lesions that are billed one by one are told one by one, counted work once. */
function pairOff(billed: readonly Billed[], lines: readonly Line[], all: Compared): Difference[] {
  const isOneByOne = all.lines.some(({ code }) => /^1[17][3-6]|^172/.test(code));
  const [first] = billed;
  if (!isOneByOne || billed.length === 1 || lines.length === 1) {
    return first === undefined ? [] : [pair(first, lines, all)];
  }
  const left = [...lines];
  return billed.flatMap((one) => {
    const at = Math.max(
      0,
      left.findIndex(({ code }) => code.slice(0, 4) === one.code.slice(0, 4)),
    );
    const [line] = left.splice(at, 1);
    return line === undefined ? [] : [pair(one, [line], all)];
  });
}

function pair(billed: Billed, lines: readonly Line[], all: Compared): Difference {
  const same = lines.find(({ code }) => code === billed.code);
  const line = same ?? lines[0];
  if (line === undefined) return make('units', billed, all, lines);
  const kind = howItDiffers(billed, line);
  const questions = lines.flatMap(({ missing }) => missing);
  return { ...make(kind, billed, all, same === undefined ? lines : [same]), questions };
}

/** The sheet has nothing wrong, and the note more: further units of a billed code, or another procedure. */
function extraLines(first: Billed, lines: readonly Line[], all: Compared): Difference {
  const isAddOn = lines.every(({ code }) => ADD_ONS.test(code));
  return isAddOn ? make('units', first, all, lines) : notBilled(all, lines);
}

const ADD_ONS =
  /^(?:1110[357]|17003|11201|1731[245]|131[0235][23]|1104[567]|97598|11732|14302|15[12][0-6]1|56606)$/;

/** A code that one count cannot change: it stands for few as for one. */
const FOR_FEW = /^(?:17110|11900|11200|11720|11055|10060|17000)$/;

/** A code for which the note has no line left. */
function extraCode(extra: Billed, all: Compared): Difference[] {
  const questions = all.works.flatMap((one) => one.questions);
  if (questions.length > 0) {
    const rests = all.billed.find(({ code, units }) => !FOR_FEW.test(code) || units > 1);
    return rests === undefined ? [] : [{ ...make('open', rests, all, []), questions }];
  }
  const because = all.works.flatMap(({ lines, warnings }) => (lines.length === 0 ? warnings : []))[0];
  if (because !== undefined) return [{ ...make('included', extra, all, []), because: because.message }];
  const isOther = all.lines.every(({ code }) => code.slice(0, 3) !== extra.code.slice(0, 3));
  return isOther ? [make('not-documented', extra, all, [])] : [make('units', extra, all, all.lines)];
}
