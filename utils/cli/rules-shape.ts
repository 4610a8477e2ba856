/** The shape of the rule book as the command line's JSON. Scripts rely on it, as on those of `shapes.ts`. */
import { z } from '../zod.ts';

const ruleExample = z.strictObject({
  title: z.string(),
  note: z.string(),
  /** As on a claim; empty where it has no codes of its own. */
  codes: z.string(),
  /** "10 November 2026" */
  day: z.string(),
  /** What the rule says of it; empty where it stays silent. */
  says: z.string(),
});

/** `rules --json`: every rule; `rules ID --json`: that one alone. */
export const rulesAnswer = z.strictObject({
  rules: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      why: z.string(),
      source: z.string(),
      speaks: z.array(ruleExample),
      silent: z.array(ruleExample),
    }),
  ),
});
export type RulesAnswer = z.infer<typeof rulesAnswer>;
