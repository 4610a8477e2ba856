/** The command line's words -> what is asked. A wrong word is a value with one sentence for the user, never a crash. */
import { CODE_SYSTEMS, type CodeSystem, type IsoDate } from '../codes/types.ts';

export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'search';
      /** The query, or the file that holds one query a line ("-" is standard input). */
      readonly ask: { readonly words: string } | { readonly batch: string };
      readonly date: IsoDate;
      readonly system: CodeSystem | null;
      readonly limit: number;
      readonly json: boolean;
    }
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly date: IsoDate;
      readonly system: CodeSystem | null;
      readonly json: boolean;
    }
  | {
      readonly kind: 'review';
      /** "-" is standard input. */
      readonly file: string;
      readonly date: IsoDate;
      readonly codes: string | null;
      readonly json: boolean;
    }
  | {
      readonly kind: 'changes';
      /** Names of two releases, as typed. */
      readonly from: string;
      readonly to: string;
      readonly dermatologyOnly: boolean;
      readonly form: 'text' | 'csv' | 'json';
    }
  | {
      readonly kind: 'units';
      /** As typed. */
      readonly family: string;
      /** Keys and what was typed for them, in order. */
      readonly facts: readonly (readonly [key: string, text: string])[];
      readonly date: IsoDate;
      readonly json: boolean;
    }
  | {
      readonly kind: 'rules';
      /** Of one rule; `null` for the whole book. */
      readonly id: string | null;
      readonly json: boolean;
    }
  | {
      readonly kind: 'mirror';
      /** Where the official zips lie. */
      readonly folder: string;
    };

export interface WrongArguments {
  readonly problem: string;
}

type Option = 'date' | 'system' | 'limit' | 'json' | 'batch' | 'codes' | 'csv' | 'dermatology';

/** Options that take no value. */
const SWITCHES: readonly Option[] = ['json', 'csv', 'dermatology'];

const DEFAULT_LIMIT = 20;
const MOST_LIMIT = 10_000;
const ALLOWED: Record<Exclude<Command['kind'], 'help'>, readonly Option[]> = {
  search: ['date', 'system', 'limit', 'json', 'batch'],
  code: ['date', 'system', 'json'],
  review: ['date', 'codes', 'json'],
  changes: ['dermatology', 'csv', 'json'],
  units: ['date', 'json'],
  rules: ['json'],
  mirror: [],
};

export const USAGE = `Clear Margin on the command line

  npm run -s cm -- search "bcc nose" [--date YYYY-MM-DD] [--system icd10cm|hcpcs|cpt] [--limit N] [--json]
  npm run -s cm -- search --batch FILE --json        one query a line in, one JSON line out
  npm run -s cm -- code L20.9 [--date YYYY-MM-DD] [--system icd10cm|hcpcs|cpt] [--json]
  npm run -s cm -- review NOTE.txt [--date YYYY-MM-DD] [--codes "L20.9, 11102 x1"] [--json]
  npm run -s cm -- review - < NOTE.txt               reads the note from standard input
  npm run -s cm -- changes FY2026 FY2027 [--dermatology] [--csv | --json]
  npm run -s cm -- units FAMILY key=value ... [--date YYYY-MM-DD] [--json]    works out a procedure
  npm run -s cm -- units excision-benign site=back size=1.0cm margin=0.2cm
  npm run -s cm -- rules [ID] [--json]               the rules of the review, or why one is there
  npm run -s cm -- mirror FOLDER                     lists the official zips in a folder, for a practice's mirror

Without --date, today counts as the date of service. Nothing leaves this machine.`;

interface Words {
  readonly positional: readonly string[];
  readonly options: ReadonlyMap<Option, string>;
}

/**
 * @param words what stands behind `cm`
 * @param today the date of service where none is given
 */
export function parseArguments(words: readonly string[], today: IsoDate): Command | WrongArguments {
  const [name = '', ...rest] = words;
  if (words.length === 0)
    return wrong('Say what to do: search, code, review, units, rules, changes or mirror.');
  if (name === 'help' || words.includes('--help') || words.includes('-h')) return { kind: 'help' };
  if (!isCommand(name)) {
    return wrong(`There is no command “${name}”. Use search, code, review, units, rules, changes or mirror.`);
  }
  const cut = cutOptions(name, rest);
  if ('problem' in cut) return cut;
  const date = cut.options.get('date') ?? today;
  if (!isDay(date)) return wrong(`“${date}” is not a day of the calendar. Write it as 2026-11-10.`);
  if (name === 'changes') return askChanges(cut);
  if (name === 'mirror') return askMirror(cut);
  if (name === 'units') return askUnits(cut, date);
  if (name === 'rules') return askRules(cut);
  if (name === 'search') return askSearch(cut, date);
  return name === 'code' ? askCode(cut, date) : askReview(cut, date);
}

function cutOptions(name: keyof typeof ALLOWED, words: readonly string[]): Words | WrongArguments {
  const positional: string[] = [];
  const options = new Map<Option, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      positional.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      positional.push(word);
      continue;
    }
    const [flag = '', ...values] = word.split('=');
    const option = ALLOWED[name].find((known) => `--${known}` === flag);
    if (!option) return wrong(sayOptions(name, flag));
    if (SWITCHES.includes(option)) {
      if (values.length > 0) return wrong(`--${option} takes no value.`);
      options.set(option, 'yes');
      continue;
    }
    const value = values.length > 0 ? values.join('=') : words[++at];
    if (value === undefined) return wrong(`--${option} needs a value.`);
    options.set(option, value);
  }
  return { positional, options };
}

function sayOptions(name: keyof typeof ALLOWED, flag: string): string {
  const known = ALLOWED[name].map((option) => `--${option}`);
  return known.length === 0
    ? `${name} takes no options.`
    : `${name} has no option ${flag}. It has ${known.join(', ')}.`;
}

function askSearch({ positional, options }: Words, date: IsoDate): Command | WrongArguments {
  const system = readSystem(options);
  if (typeof system === 'object' && system !== null) return system;
  const limit = Number(options.get('limit') ?? DEFAULT_LIMIT);
  if (!/^\d+$/.test(options.get('limit') ?? '1') || limit < 1 || limit > MOST_LIMIT) {
    return wrong(`--limit must be a whole number from 1 to ${MOST_LIMIT}.`);
  }
  const batch = options.get('batch');
  const text = positional.join(' ').trim();
  if (batch !== undefined && text !== '')
    return wrong('Give either words to search for or --batch FILE, not both.');
  if (batch === undefined && text === '')
    return wrong('There is nothing to search for. Give words or a code.');
  const ask = batch === undefined ? { words: text } : { batch };
  return { kind: 'search', ask, date, system, limit, json: options.has('json') };
}

function askCode({ positional, options }: Words, date: IsoDate): Command | WrongArguments {
  const system = readSystem(options);
  if (typeof system === 'object' && system !== null) return system;
  const [code = '', ...more] = positional.map((word) => word.trim());
  if (code === '') return wrong('Which code? Give one, for example L20.9.');
  if (more.length > 0) return wrong('code takes one code at a time.');
  return { kind: 'code', code, date, system, json: options.has('json') };
}

function askReview({ positional, options }: Words, date: IsoDate): Command | WrongArguments {
  const [file = '', ...more] = positional;
  if (file === '') return wrong('Which note? Give a text file, or - for standard input.');
  if (more.length > 0) return wrong('review takes one note at a time.');
  return { kind: 'review', file, date, codes: options.get('codes') ?? null, json: options.has('json') };
}

function askChanges({ positional, options }: Words): Command | WrongArguments {
  const [from = '', to = '', ...more] = positional.map((word) => word.trim());
  if (from === '' || to === '' || more.length > 0) {
    return wrong('Which two releases? Give them as FY2026 FY2027; put a name of two words in quotes.');
  }
  if (options.has('csv') && options.has('json')) return wrong('Give either --csv or --json, not both.');
  const form = options.has('csv') ? 'csv' : options.has('json') ? 'json' : 'text';
  return { kind: 'changes', from, to, dermatologyOnly: options.has('dermatology'), form };
}

/** Words without "=" belong to the family before the first key, and to the value before them after it: `size=1.0 cm`. */
function askUnits({ positional, options }: Words, date: IsoDate): Command | WrongArguments {
  const family: string[] = [];
  const facts: [key: string, text: string][] = [];
  for (const word of positional) {
    const [, key, text = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    const last = facts.at(-1);
    if (key === '') return wrong(`“${word}” has no key. Write key=value, such as size=1.2cm.`);
    if (key !== undefined) facts.push([key, text]);
    else if (last === undefined) family.push(word);
    else last[1] = `${last[1]} ${word}`;
  }
  return { kind: 'units', family: family.join(' '), facts, date, json: options.has('json') };
}

function askRules({ positional, options }: Words): Command | WrongArguments {
  const [id = null, ...more] = positional.map((word) => word.trim());
  if (more.length > 0) return wrong('rules takes one rule at a time, or none for all.');
  return { kind: 'rules', id, json: options.has('json') };
}

function askMirror({ positional }: Words): Command | WrongArguments {
  const [folder = '', ...more] = positional;
  if (folder === '' || more.length > 0)
    return wrong('Which folder? Give the one that holds the official zips.');
  return { kind: 'mirror', folder };
}

function isCommand(name: string): name is keyof typeof ALLOWED {
  return Object.hasOwn(ALLOWED, name);
}

function readSystem(options: ReadonlyMap<Option, string>): CodeSystem | null | WrongArguments {
  const text = options.get('system');
  if (text === undefined) return null;
  const system = CODE_SYSTEMS.find((known) => known === text.toLowerCase());
  return system ?? wrong(`There is no code system “${text}”. Use ${CODE_SYSTEMS.join(', ')}.`);
}

/** A day that the calendar has: 2026-02-30 is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function wrong(problem: string): WrongArguments {
  return { problem };
}
