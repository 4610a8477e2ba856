/** A procedure of the note, and what it gives to a calculator. */
import type { Fields, Sheet, Warning } from '../../procedures/types.ts';
import type { Mention, Problem, SectionKind, Span } from '../../reading/types.ts';
import type { Technique } from './techniques.ts';

/** `done` today; everything else gives no line. `elsewhere`: the note says that somebody else did it. */
export type DeedStanding = 'done' | 'planned' | 'not-done' | 'earlier' | 'elsewhere';

/** One procedure that the note speaks of. */
export interface Deed {
  readonly technique: Technique;
  readonly standing: DeedStanding;
  /** The words that name it. */
  readonly named: readonly Span[];
  /** The words of the note that belong to it: its sentences, in its own paragraph or item. */
  readonly scopes: readonly Span[];
  readonly section: SectionKind;
  /** What those words say. */
  readonly mentions: readonly Mention[];
  /** What the note says of the same problem elsewhere; where it has none and stands alone, what the whole note says. */
  readonly wider: readonly Mention[];
  readonly problem: Problem | null;
  /** No other deed of its technique was done: what the note counts elsewhere is its own. */
  readonly isAlone: boolean;
}

/** What a deed gives to one calculator. */
export interface DeedFacts {
  /** Id of the calculator; `null` where the note does not say which: what was treated is not known. */
  readonly family: string | null;
  readonly each: readonly Sheet<Fields>[];
  readonly visit?: Sheet<Fields>;
  /** Why it has no line of its own: what it is a part of. */
  readonly within?: Warning;
}
