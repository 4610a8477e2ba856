/**
 * The words of dermatology's arithmetic: what was done goes in as facts, what to bill comes out as lines.
 *
 * Pure and without tables: sizes, counts, units and the steps of the sum. What Medicare's tables allow beside it (pairs,
 * unit limits, global days) is another room's. No descriptor of the AMA stands here; a licensed CPT file has the last word.
 */
import type { CodeSystem, IsoDate } from '../codes/types.ts';
import type { Area, Length } from './measures.ts';

/** A fact that was given and cannot be used: "multiple" without a number, -2 mm, 40 cm. The sentence says why. */
export interface Unclear {
  readonly unclear: string;
}

/** An amount of a drug. */
export interface Dose {
  /** Millionths of one `measure`: 0.1 mg is 100 000. */
  readonly millionths: number;
  readonly measure: DoseMeasure;
}

/** What a drug is measured in. `piece`: a stick, an applicator. */
export type DoseMeasure = 'mg' | 'units' | 'mL' | 'sq cm' | 'piece';

/** How much drug is in a millilitre, in millionths of `measure`. */
export interface Strength {
  readonly millionths: number;
  readonly measure: Exclude<DoseMeasure, 'mL' | 'piece'>;
}

/** What a field of each kind holds. */
export interface ValueOfKind {
  length: Length;
  area: Area;
  /** A whole number. */
  count: number;
  /** One whole number for each stage. */
  counts: readonly number[];
  choice: string;
  'yes-no': boolean;
  dose: Dose;
  strength: Strength;
  date: IsoDate;
  text: string;
}

export type FieldKind = keyof ValueOfKind;

/** One answer of a choice. */
export interface Choice {
  readonly value: string;
  /** As a form shows it. */
  readonly label: string;
  /** Other words for it, in small letters. */
  readonly aliases?: readonly string[];
}

/** One fact that a family asks for: a form and the command line are made from it. */
export interface Field<Kind extends FieldKind = FieldKind> {
  readonly kind: Kind;
  /** As a form shows it: "Narrowest margin". */
  readonly label: string;
  /** The question to the clinician where it is missing: "How wide was the narrowest margin?" */
  readonly ask: string;
  /** One sentence beside the field; empty where the label says it all. */
  readonly help: string;
  /** Other keys for it on the command line. */
  readonly aliases?: readonly string[];
  /** The unit of a bare number: "cm", "sq cm". */
  readonly unit?: 'cm' | 'sq cm' | 'mg';
  /** Smallest and largest amount that can be, in the unit of the kind (`Length`, `Area`, a count). */
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly Choice[];
}

export type Fields = Readonly<Record<string, Field>>;

/** The facts that belong to some fields; `null`, `undefined` or absent: not known. */
export type Sheet<F extends Fields> = {
  readonly [Name in keyof F]?: ValueOfKind[F[Name]['kind']] | Unclear | null | undefined;
};

/** What was done in one family at one visit. */
export interface Facts<Each extends Fields = Fields, Visit extends Fields = Fields> {
  /** One sheet for each lesion, wound, nail, drug …, in any order. */
  readonly each?: readonly Sheet<Each>[];
  /** What holds for the visit as a whole. */
  readonly visit?: Sheet<Visit>;
}

/** What a note says was done, for one calculator to begin with. */
export interface NoteFacts {
  /** Id of the calculator. */
  readonly family: string;
  readonly facts: Facts;
}

/** The same after every fact was looked at: no unclear one is left. */
export type Known<F extends Fields> = { readonly [Name in keyof F]: ValueOfKind[F[Name]['kind']] | null };

/** A fact that the record does not give. */
export interface Missing {
  /** Name of the field. */
  readonly fact: string;
  /** The question to the clinician. */
  readonly question: string;
  /** What the line rests on until it is answered; `null` where nothing was assumed. */
  readonly assumed: string | null;
}

/** Something to know about a line or a visit that no line can say. */
export interface Warning {
  readonly message: string;
  /** Where it comes from: "NCCI Policy Manual 2026, III.L.9". */
  readonly source: string;
}

/** One line of the claim. */
export interface Line {
  readonly code: string;
  readonly system: CodeSystem;
  /** At least 1. */
  readonly units: number;
  /** In the order of the claim; those that the facts themselves give (toe, waste). Pairs of codes are not looked at here. */
  readonly modifiers: readonly string[];
  /** How many of the things done (lesions, wounds, stages …) the line stands for. */
  readonly covers: number;
  /** The sum as it is shown: "1.0 cm + 2 x 0.2 cm = 1.4 cm, trunk, benign: 11402". */
  readonly steps: readonly string[];
  readonly missing: readonly Missing[];
  /** What must come back first: "Pathology: malignant makes it 11602." */
  readonly waitFor: readonly string[];
  readonly source: string;
}

/** What the facts come to. */
export interface Worked {
  /** In code order; empty where nothing can be worked. */
  readonly lines: readonly Line[];
  /** What must be answered before there is a line for it. */
  readonly questions: readonly Missing[];
  readonly warnings: readonly Warning[];
}

/** Facts and what they come to: runs as a test and prints in the rule book. */
export interface Example {
  readonly title: string;
  /** As on the command line: "site=trunk size=1.0cm margin=0.2cm". */
  readonly given: string;
  /** "11402" or "17003 x3", with modifiers "J1628-JW x5", in order; empty where only questions come back. */
  readonly lines: readonly string[];
  /** Names of the facts that are asked for, with a line or without. */
  readonly asks?: readonly string[];
}

/** One calculator. */
export interface Family<Each extends Fields = Fields, Visit extends Fields = Fields> {
  /** As on the command line: "excision-benign". */
  readonly id: string;
  readonly title: string;
  /** Other words that lead here, in small letters. */
  readonly keywords: readonly string[];
  /** What one sheet stands for: "lesion". */
  readonly item: string;
  /** What is asked of each of them. */
  readonly each: Each;
  /** What is asked once. */
  readonly visit: Visit | Record<never, never>;
  readonly examples: readonly Example[];
  readonly source: string;
  /** Never throws: what is missing, contradictory or impossible comes back as a question. */
  work(facts: Facts<Each, Visit>): Worked;
}
