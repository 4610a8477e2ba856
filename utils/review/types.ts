import type { CodeNotes } from '../codes/notes-types.ts';
import type { CodeBook, CodeSystem, IsoDate, Stand } from '../codes/types.ts';
import type { Side } from '../lexicon/lexicon.ts';
import type { NoteText } from '../note/types.ts';
import type { Line, Missing, NoteFacts } from '../procedures/types.ts';
import type {
  Claim,
  CodeOnPage,
  Mention,
  NamedMention,
  NoteSection,
  Place,
  Problem,
  Span,
} from '../reading/types.ts';

/** `block`: the claim must not go out with it. `warn`: the record says more, or otherwise. `inform`: the record is silent. */
export type Grade = 'block' | 'warn' | 'inform';

/** The words of the note that a finding rests on. */
export interface Evidence extends Span {
  readonly quote: string;
}

/** A better code, always billable on the date of service. */
export interface Suggestion {
  readonly system: CodeSystem;
  readonly code: string;
  readonly title: string;
  /** Why this one, in words: "the note says “left” and “nose”". */
  readonly why: string;
}

export interface Finding {
  /** Id of the rule that speaks. */
  readonly rule: string;
  readonly grade: Grade;
  readonly system: CodeSystem;
  readonly code: string;
  /** Sentence(s) of the note that prove it; empty where the code stands only in a code field and the note is silent. */
  readonly evidence: readonly Evidence[];
  /** One plain sentence. */
  readonly message: string;
  /** Best first; empty where the note does not decide. */
  readonly suggestions: readonly Suggestion[];
  /** Where the rule comes from: "ICD-10-CM Guidelines FY2026, I.B.18". */
  readonly source: string;
}

/** A condition of the note that a code speaks of. Its assertion is on the mention. */
export interface SpokenCondition {
  readonly mention: NamedMention;
  /**
   * How the note's words stand to the code's: `same`; `wider`, the note says less than the code ("SK" and L82.0, which
   * is an inflamed one); `narrower`, the note says more ("BCC" and C44.91, which leaves the histology open).
   */
  readonly fit: 'same' | 'wider' | 'narrower';
  /** `null` where the condition belongs to no problem of the visit, as in a family history. */
  readonly problem: Problem | null;
  /** Sites that the condition's own problem names, nearest first. */
  readonly sites: readonly Place[];
  /** The side of those sites, or the free side of the problem; `null` where none is said, or left and right are. */
  readonly side: Side | null;
}

/** What a rule may look at. */
export interface RuleContext {
  readonly note: NoteText;
  readonly codes: readonly CodeOnPage[];
  readonly mentions: readonly Mention[];
  /** The parts of the note, in order. */
  readonly sections: readonly NoteSection[];
  /** What the visit is about, in the order of the note. */
  readonly problems: readonly Problem[];
  /** Conditions of the note, with every assertion, that a diagnosis code speaks of; in the order of the note. */
  conditionsFor(code: CodeOnPage): readonly SpokenCondition[];
  /**
   * Problems that a diagnosis code belongs to: those it is written in; for a code that stands only in a field, those
   * that name its condition.
   */
  problemsOf(code: CodeOnPage): readonly Problem[];
  readonly book: CodeBook;
  /** What the official lists say beside a code; `null` where they are not at hand: their rules keep silent. */
  readonly notes: CodeNotes | null;
  readonly claim: Claim;
  readonly date: IsoDate;
}

/** A note and its claim, for a rule's own tests and its page in the rule book. */
export interface RuleExample {
  readonly title: string;
  readonly note: string;
  /** As on a claim: "L20.9, 11102 x1". */
  readonly codes: string;
  readonly date: IsoDate;
  /** What the rule must say, or `null` where it must stay silent. */
  readonly finding: { readonly grade: Grade; readonly code: string; readonly suggests?: string } | null;
}

/** One rule, one file in `rules/`. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** Why the rule is there and when it speaks, in a few plain sentences: its page in the rule book opens with them. */
  readonly why: string;
  readonly source: string;
  readonly examples: readonly RuleExample[];
  /** Rules that keep silent of a code that this one speaks of: it says more. */
  readonly supersedes?: readonly string[];
  /** Rules that speak in its place where both speak of one code: the same, said from the other end. */
  readonly yieldsTo?: readonly string[];
  /** It reads the official notes beside the codes, and cannot look without them. */
  readonly needsNotes?: true;
  check(context: RuleContext): readonly Finding[];
}

/** A code on the page with its standing on the date of service. */
export interface ReviewedCode extends CodeOnPage {
  /** Title in force on the date; empty for an unknown code. */
  readonly title: string;
  readonly stand: Stand;
}

/** What the procedures that the note tells come to. */
export interface NoteLines {
  readonly lines: readonly Line[];
  /** What must be answered before there is a line for it. */
  readonly questions: readonly Missing[];
  /** What each calculator was given, so that a person can correct it. */
  readonly facts: readonly NoteFacts[];
}

export interface Review {
  readonly date: IsoDate;
  readonly codes: readonly ReviewedCode[];
  readonly mentions: readonly Mention[];
  /** The parts of the note that were told apart, in order. */
  readonly sections: readonly NoteSection[];
  /** What the visit is about, in the order of the note. */
  readonly problems: readonly Problem[];
  /** Worst first, then in the order of the page. */
  readonly findings: readonly Finding[];
  /** What the note's procedures come to; left out where nobody worked them. */
  readonly worked?: NoteLines;
  /** Ids of the rules that looked, so that an empty review can say what was checked. */
  readonly checked: readonly string[];
  /** Ids of the rules that could not look, because the notes beside the codes were not at hand; left out where all did. */
  readonly unchecked?: readonly string[];
  /** Ids of the rules that did not look, because the user has switched them off; left out where none is. */
  readonly switchedOff?: readonly string[];
}
