/**
 * The shapes of the command line's JSON answers. Scripts rely on them: tests hold every answer to these schemas.
 * Codes are written with their dot. Offsets are UTF-16 units of the text given, `end` exclusive.
 */
import { NEOPLASM_COLUMNS, NOTE_KINDS } from '../codes/notes-types.ts';
import { z } from '../zod.ts';

const system = z.enum(['icd10cm', 'hcpcs', 'cpt']);
const standing = z.enum(['billable', 'header', 'not-yet', 'retired', 'unknown']);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const offset = z.number().int().nonnegative();

const hit = z.strictObject({
  system,
  code: z.string(),
  title: z.string(),
  standing,
  /** One string; empty where the title says it all. */
  why: z.string(),
});

/** `search WORDS --json`, and each line of `search --batch FILE --json`. */
export const searchAnswer = z.strictObject({
  query: z.string(),
  /** Time the search itself took, in milliseconds. */
  ms: z.number().nonnegative(),
  hits: z.array(hit),
  /** Words repaired before searching, as [typed, taken for]. */
  repairs: z.array(z.tuple([z.string(), z.string()])),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

const what = z.enum(['new', 'retitled', 'became-header', 'became-billable', 'retired', 'returned']);
const noteKind = z.enum(NOTE_KINDS);
const claimMark = z.enum([
  'manifestation',
  'unacceptable-principal',
  'unacceptable-principal-unless-secondary',
]);
const titled = z.strictObject({ code: z.string(), title: z.string() });

/** `code CODE --json`. */
export const codeAnswer = z.strictObject({
  system,
  code: z.string(),
  title: z.string(),
  standing,
  /** Name of the release that answered: "FY2027". */
  release: z.string(),
  /** One sentence; empty for a plain billable code. */
  reason: z.string(),
  date: isoDate,
  /** True where the date lies past the last release's end. */
  pastEnd: z.boolean(),
  since: isoDate.nullable(),
  until: isoDate.nullable(),
  /** What an unspecified code leaves open; `null` for every other code. */
  unspecified: z
    .object({
      axes: z.array(z.string()),
      candidates: z.array(titled),
    })
    .nullable(),
  /** What happened to it, oldest first. */
  history: z.array(
    z.strictObject({
      what,
      /** Name of the release that brought it. */
      release: z.string(),
      /** First day of the change; `null` where no file at hand says. */
      date: isoDate.nullable(),
      /** True where it was in force some months before: "by". */
      isBy: z.boolean(),
      title: z.string(),
      oldTitle: z.string().nullable(),
    }),
  ),
  /** What serves in its place on the date: the codes below a header, or, by our own reading, neighbours of a deleted one. */
  successors: z.strictObject({ kind: z.enum(['children', 'neighbours']), codes: z.array(titled) }).nullable(),
  /** The steps above it in the list, chapter first. */
  path: z.array(z.strictObject({ key: z.string(), title: z.string() })),
  /** What the official lists say beside an ICD-10-CM code, its own before what it inherits; `null` for every other code. */
  beside: z
    .strictObject({
      notes: z.array(
        z.strictObject({
          kind: noteKind,
          /** The step it stands at: "L23", "L20-L30", "chapter 12". */
          from: z.string(),
          isInherited: z.boolean(),
          text: z.string(),
          /** The release it was read in. */
          release: z.string(),
        }),
      ),
      /** The kinds of which there is none, here or above; empty where no list that was read holds the code. */
      none: z.array(noteKind),
      /** `code` is the whole code where only the 7th character is open. `null` where the code takes none. */
      seventh: z
        .array(z.strictObject({ character: z.string(), meaning: z.string(), code: z.string().nullable() }))
        .nullable(),
      marks: z.array(z.strictObject({ mark: claimMark, release: z.string() })),
      /** The first of them. */
      indexTerms: z.array(z.string()),
      indexTermsTotal: z.number().int(),
      /** The cells of the neoplasm table that hold it: the way to the site, outermost first. */
      tableCells: z.array(z.strictObject({ site: z.array(z.string()), column: z.enum(NEOPLASM_COLUMNS) })),
    })
    .nullable(),
  /** Where its facts come from, and what was not read of it, in sentences. */
  sources: z.array(z.string()),
  /** Other readings of a code written without its dot. */
  alsoReads: z.array(z.strictObject({ system, code: z.string(), title: z.string() })),
});
export type CodeAnswer = z.infer<typeof codeAnswer>;

const released = z.strictObject({ name: z.string(), from: isoDate });
const counted = z.strictObject({ codes: z.number().int(), headers: z.number().int() });

/** `changes FROM TO --json`. */
export const changesAnswer = z.strictObject({
  system,
  /** The older and the newer release. */
  from: released,
  to: released,
  counts: z.strictObject({
    new: counted,
    retired: counted,
    'became-header': counted,
    'became-billable': counted,
    retitled: counted,
  }),
  /** What the files at hand do not say. */
  notKnown: z.array(z.string()),
  /** Dermatology first. */
  rows: z.array(
    z.strictObject({
      code: z.string(),
      kind: what.exclude(['returned']),
      isHeader: z.boolean(),
      isDermatology: z.boolean(),
      title: z.string(),
      oldTitle: z.string().nullable(),
      date: isoDate.nullable(),
      isBy: z.boolean(),
      instead: z.array(z.string()),
      insteadKind: z.enum(['children', 'neighbours']).nullable(),
    }),
  ),
});
export type ChangesAnswer = z.infer<typeof changesAnswer>;

const span = { start: offset, end: offset, quote: z.string() };

const said = {
  ...span,
  value: z.string(),
  assertion: z.enum(['present', 'absent', 'suspected', 'history', 'family', 'planned']),
};
const NAMED = [
  'code',
  'condition',
  'sign',
  'site',
  'side',
  'procedure',
  'drug',
  'agent',
  'stage',
  'depth',
] as const;
const mention = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(NAMED), ...said }),
  z.strictObject({
    kind: z.literal('measure'),
    ...said,
    of: z.enum(['lesion', 'margin', 'excised', 'defect', 'repair', 'depth', 'area', 'instrument', 'unknown']),
    /** Lengths in ten-thousandths of a millimetre; where `isSquare`, one area in the square of that. */
    extents: z.array(z.number().int().nonnegative()),
    isSquare: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('count'),
    ...said,
    of: z.enum(['lesion', 'stage', 'block', 'injection', 'nail', 'specimen', 'other']),
    /** `null` where the note names no one number: "several", "3-5". */
    number: z.number().int().nullable(),
    isLeast: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('encounter'),
    ...said,
    encounter: z.enum(['initial', 'subsequent', 'sequela']),
  }),
]);

/** A fact that the record does not give; `assumed` is what the line rests on meanwhile, `null` where nothing is. */
const missing = z.strictObject({ fact: z.string(), question: z.string(), assumed: z.string().nullable() });

/** One line of a claim, worked out. */
const workedLine = z.strictObject({
  code: z.string(),
  system,
  units: z.number().int().positive(),
  modifiers: z.array(z.string()),
  /** How many of the things done (lesions, wounds, stages) it stands for. */
  covers: z.number().int().nonnegative(),
  /** The sum, in sentences: "1.0 cm + 2 x 0.2 cm = 1.4 cm, back, benign: 11402". */
  steps: z.array(z.string()),
  missing: z.array(missing),
  /** What must come back first, in sentences. */
  waitFor: z.array(z.string()),
  source: z.string(),
});

/** `review NOTE --json`. */
export const reviewAnswer = z.strictObject({
  date: isoDate,
  codes: z.array(
    z.strictObject({
      system,
      code: z.string(),
      title: z.string(),
      standing,
      release: z.string(),
      reason: z.string(),
      units: z.number().nullable(),
      modifiers: z.array(z.string()),
      /** Where it stands in the text given; empty for a code that came with `--codes` only. */
      places: z.array(z.strictObject(span)),
      alsoReads: z.array(z.strictObject({ system, code: z.string() })),
    }),
  ),
  mentions: z.array(mention),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      grade: z.enum(['block', 'warn', 'inform']),
      code: z.string(),
      system,
      /** First of `evidence`; an empty quote at 0 where the note holds none. */
      ...span,
      evidence: z.array(z.strictObject(span)),
      message: z.string(),
      suggestions: z.array(z.strictObject({ system, code: z.string(), title: z.string(), why: z.string() })),
      source: z.string(),
    }),
  ),
  /** What the procedures that the note tells as done today come to. */
  lines: z.array(workedLine),
  /** What must be answered before there is a line for it. */
  questions: z.array(missing),
  /** Ids of the rules that looked. */
  checked: z.array(z.string()),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

/** `units FAMILY key=value … --json`. */
export const unitsAnswer = z.strictObject({
  family: z.string(),
  title: z.string(),
  date: isoDate,
  lines: z.array(workedLine),
  /** What must be answered before there is a line for it. */
  questions: z.array(missing),
  warnings: z.array(z.strictObject({ message: z.string(), source: z.string() })),
  /** The keys that the family takes. */
  keys: z.array(z.string()),
  source: z.string(),
});
export type UnitsAnswer = z.infer<typeof unitsAnswer>;
