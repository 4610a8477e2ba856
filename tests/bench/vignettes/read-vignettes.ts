/**
 * Vignettes to measure the review of procedures with: a piece of a note, its fee sheet, the lines that the note comes to
 * and what must be said of the sheet. Written from the rules, without sight of what the program answers.
 *
 * How a head is meant:
 * - `claim`: the fee sheet as the command line takes it.
 * - `lines`: what the note supports, or `none`.
 * - `asks`: facts that must be asked for, with a line or without. `waits`: a code that the report would bring.
 * - `says`: a finding of the rules for procedures, its grade and its code (`-` for work that is not billed), and behind
 *   an arrow a code that it must offer. No other finding of these rules may be there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const PROCEDURE = '(?:\\d{5}|[A-Z]\\d{4})';
const Line = z
  .string()
  .regex(new RegExp(`^${PROCEDURE}(?:-[A-Z0-9]{2})*(?: x\\d+)?$`), 'is no line like 17003 x3');
const Code = z.string().regex(new RegExp(`^${PROCEDURE}$`), 'is no procedure code');

const Vignette = z.strictObject({
  file: z.string(),
  title: z.string().min(3),
  /** As typed on the command line. */
  claim: z.string('has no claim').min(5),
  lines: z.array(Line, 'has no lines'),
  asks: z.array(z.string().regex(/^[a-zA-Z]+$/, 'is no fact')),
  waits: z.array(Code),
  says: z.array(
    z.strictObject({
      grade: z.enum(['block', 'warn', 'inform']),
      /** `null` where work of the note is on no line. */
      code: Code.nullable(),
      better: Code.nullable(),
    }),
  ),
  note: z.string('has no note').min(20),
});

export type Vignette = z.infer<typeof Vignette>;

/** `build`: rules may be made with it. `report`: kept for figures only. */
export type VignetteHalf = 'build' | 'report';

/** @throws Error naming file and vignette of what cannot be read */
export function readVignettes(half: VignetteHalf): Vignette[] {
  const folder = join(import.meta.dirname, half);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names
    .toSorted()
    .flatMap((name) => parseVignettes(`${half}/${name}`, readFileSync(join(folder, name), 'utf8')));
}

/** @throws Error naming file and vignette of what cannot be read */
export function parseVignettes(file: string, text: string): Vignette[] {
  return text
    .trim()
    .replace(/^## /, '')
    .split('\n\n## ')
    .map((one) => parseVignette(file, one));
}

function parseVignette(file: string, text: string): Vignette {
  const [head = '', note] = text.split('\nnote:\n');
  const [title = '', ...rows] = head.split('\n');
  const place = `${file}, “${title}”`;
  const raw: Record<string, unknown> = { file, title, note: note?.trim(), asks: [], waits: [] };
  const says: unknown[] = [];
  for (const row of rows) {
    const [, key = '', value = ''] = /^([a-z]+): (.+)$/.exec(row) ?? [];
    if (key === 'says') says.push(parseSays(value));
    else if (key === 'claim') raw.claim = value;
    else if (['lines', 'asks', 'waits'].includes(key)) raw[key] = value === 'none' ? [] : value.split(', ');
    else throw new Error(`${place}: “${row}” is no line of a head.`);
  }
  const read = Vignette.safeParse({ ...raw, says });
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'cannot be read' };
  throw new Error(`${place}: ${path.map(String).join(' ')} ${message}.`);
}

function parseSays(value: string): unknown {
  const [, grade, code, better = null] = /^(\w+) (\S+)(?: -> (\S+))?$/.exec(value) ?? [];
  return { grade, code: code === '-' ? null : code, better };
}
