import type { CodeSystem, EntryId } from '../codes/types.ts';
import type { Side } from '../lexicon/lexicon.ts';

/** How the note means a thing. Only `present` things may support a code of disease. */
export type Assertion = 'present' | 'absent' | 'suspected' | 'history' | 'family' | 'planned';

/** A run of the note. Offsets are UTF-16 units of the text read; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What every mention holds. */
interface Said extends Span {
  /** The words as they stand in the note. */
  readonly quote: string;
  /** What they mean, in the classification's words: "basal cell carcinoma", "nose", "left"; the code for codes. */
  readonly value: string;
  readonly assertion: Assertion;
  /** Further wordings: for a site the wider ones ("upper limb"), for an abbreviation its other meanings. */
  readonly also?: readonly string[];
  /** Codes or categories that the lexicon gives for a condition, a procedure or a drug: "L57.0", "C44". */
  readonly codes?: readonly string[];
}

/** What a note says in words alone. */
export interface NamedMention extends Said {
  /**
   * `sign`: what is complained of, seen or asked for beside the diseases that dermatology codes: "bleeding", "no
   * infection", "asthma". It makes no problem and proves no code.
   */
  readonly kind: 'code' | 'condition' | 'sign' | 'site' | 'side' | 'procedure' | 'drug';
  /** A condition that the pathologist found or the biopsy proved: "biopsy-proven BCC", the diagnosis of a path report. */
  readonly proven?: true;
}

/**
 * What a length in the note is of. `excised`: the lesion and its margins together, where the note says so.
 * `instrument`: of a punch or a blade. `unknown`: the words around it do not say.
 */
export type Measured =
  | 'lesion'
  | 'margin'
  | 'excised'
  | 'defect'
  | 'repair'
  | 'depth'
  | 'area'
  | 'instrument'
  | 'unknown';

/** "8 mm", "1.2 x 0.8 cm", "margins 0.2 cm", "12 sq cm". A tumour's thickness in its report is a depth. */
export interface MeasureMention extends Said {
  readonly kind: 'measure';
  readonly of: Measured;
  /**
   * As stated, in the order written, in ten-thousandths of a millimetre (1 mm = 10 000, 1 in = 254 000), the unit of
   * the procedures' arithmetic. One or more lengths; where `isSquare`, one area in the square of that unit.
   */
  readonly extents: readonly number[];
  /** True where the number is an area by its unit, and not a length. */
  readonly isSquare: boolean;
}

/** What is counted. `other`: the words around it do not say, or say something else. */
export type Counted = 'lesion' | 'stage' | 'block' | 'injection' | 'nail' | 'specimen' | 'other';

/** "x3", "three", "#12", "twelve AKs". */
export interface CountMention extends Said {
  readonly kind: 'count';
  readonly of: Counted;
  /** `null` where the note counts without a number ("several", "multiple"), and for a range ("3-5"). */
  readonly number: number | null;
  /** "more than 15", "15+", "at least 10": the number is the least of them. */
  readonly isLeast?: true;
}

/** What caused it, or what it was touched by: `value` is one of these. */
export type Agent =
  | 'sunlight'
  | 'man-made light'
  | 'radiation'
  | 'metals'
  | 'adhesives'
  | 'cosmetics'
  | 'drugs in contact with skin'
  | 'dyes'
  | 'plants'
  | 'food in contact with skin'
  | 'detergents'
  | 'solvents'
  | 'oils and greases'
  | 'animal dander'
  | 'other chemical products'
  | 'urine or feces'
  | 'saliva'
  | 'drug taken'
  | 'heat'
  | 'cold'
  | 'MRSA'
  | 'MSSA'
  | 'streptococcus'
  | 'virus';

export interface AgentMention extends Said {
  readonly kind: 'agent';
  readonly agent: Agent;
}

/**
 * `stage`: of an ulcer or a tumour, "stage 3", "unstageable". `depth`: how deep an ulcer or a burn goes, in the
 * classification's words: "limited to breakdown of skin", "fat layer exposed", "second degree".
 */
export interface DegreeMention extends Said {
  readonly kind: 'stage' | 'depth';
}

/** Which encounter for an injury the visit is. */
export interface EncounterMention extends Said {
  readonly kind: 'encounter';
  readonly encounter: 'initial' | 'subsequent' | 'sequela';
}

/**
 * Something the note says. Codes, conditions, sites and sides do not overlap each other, except codes inside what is
 * said; the other kinds may stand over any of them: a cause inside a disease, a site inside a procedure or a sign.
 */
export type Mention =
  | NamedMention
  | MeasureMention
  | CountMention
  | AgentMention
  | DegreeMention
  | EncounterMention;

/**
 * A part of a visit note, as its headings or the form's labels name it. `education`: what the patient is told.
 * `other`: before any heading, or under one that we do not know.
 */
export type SectionKind =
  | 'hpi'
  | 'exam'
  | 'assessment'
  | 'plan'
  | 'procedure'
  | 'pathology'
  | 'history'
  | 'family-history'
  | 'medications'
  | 'allergies'
  | 'ros'
  | 'social'
  | 'differential'
  | 'education'
  | 'other';

/** A run of the note under one heading. Sections follow each other and do not overlap. */
export interface NoteSection extends Span {
  readonly kind: SectionKind;
  /** The heading as written, or the label of the field; empty where there is none. */
  readonly heading: string;
}

/** A site of the body as the note names it. */
export interface Place {
  readonly site: Mention;
  readonly side: Side | null;
  /** The words that say the side. */
  readonly sideMentions: readonly Mention[];
}

/**
 * One thing the visit is about: an item of the assessment, a lesion of a list, with all that the note says of it
 * elsewhere (its line in the exam, its paragraph in the procedure note, its specimen in the report).
 */
export interface Problem {
  /** Its place in the note's list of problems, from 0. */
  readonly index: number;
  /** Where the note speaks of it; never empty. The first names it, the others follow in the order of the note. */
  readonly spans: readonly Span[];
  /** The words that open it, without list mark: "BCC, left nasal ala (C44.91)". */
  readonly heading: string;
  /** Sections its spans stand in, each once. */
  readonly sections: readonly SectionKind[];
  /** Diseases with every assertion: look at each one's own. A visit's finding alone ("papule") is `morphology`. */
  readonly conditions: readonly NamedMention[];
  readonly morphology: readonly NamedMention[];
  /** Sites with their sides. Sites of a node, a scan or a donor are among them: rules that need the disease's own ask `keepOwnPlaces`. */
  readonly sites: readonly Place[];
  /** Sides that belong to no site: "Side: left". */
  readonly sides: readonly NamedMention[];
  /** Sides that cannot both be meant of the problem's one site: empty, or one left and one right at least. */
  readonly sideConflict: readonly Mention[];
  readonly measures: readonly MeasureMention[];
  readonly counts: readonly CountMention[];
  readonly procedures: readonly NamedMention[];
  readonly drugs: readonly NamedMention[];
  readonly agents: readonly AgentMention[];
  /** Stages, depths and encounters. */
  readonly degrees: readonly (DegreeMention | EncounterMention)[];
  /** Codes written in the problem. Codes that stand only in a field belong to no problem. */
  readonly codes: readonly CodeOnPage[];
}

/** Where a code was found. */
export type CodePlace =
  | ({ readonly in: 'note' } & Span)
  | { readonly in: 'field'; readonly label: string; readonly field: number };

/** A code found on the page: in the note's text, in a code field, or both. One per system and code. */
export interface CodeOnPage {
  readonly system: CodeSystem;
  /** As written on a claim: with its dot, upper case. */
  readonly code: string;
  /** `undefined` where the book does not know the code. */
  readonly id: EntryId | undefined;
  /** Units on the fee sheet, where stated. */
  readonly units: number | null;
  readonly modifiers: readonly string[];
  /** The other reading of a code without a dot: "L4050" is L40.50 and an orthosis. */
  readonly alsoReads: readonly { readonly system: CodeSystem; readonly code: string }[];
  /** In reading order; never empty. */
  readonly places: readonly CodePlace[];
}

/** What goes to the payer, as far as the page or the command line states it. */
export interface Claim {
  /** Each once, in the order of the claim. */
  readonly diagnoses: readonly CodeOnPage[];
  /** Whether the order is the claim's own: the first is the first-listed diagnosis. */
  readonly isOrdered: boolean;
  /** Diagnoses that stand in one field more than once. */
  readonly repeated: readonly CodeOnPage[];
  readonly procedures: readonly ClaimedProcedure[];
}

/** A procedure of the claim with the diagnoses it points at; none where the claim does not say. */
export interface ClaimedProcedure {
  readonly code: CodeOnPage;
  readonly diagnoses: readonly CodeOnPage[];
  /** Pointers as written that lead to no diagnosis: "5" where there are three. */
  readonly lost: readonly string[];
}
