/** Treatments that are spoken of and not done: "dupilumab PA started", "brought up deroofing", "second session if needed". */
import type { NamedMention } from './types.ts';

const REACH = 70;
const LATER =
  /\b(?:scheduled|planned|booked|pending|if (?:needed|necessary|not (?:better|improv|control|clear|respond)|no (?:improvement|better|response)|it (?:recurs|persists)|recurs|persists|worse|fails|active|flar)|next (?:visit|week|month|time|year|appt|appointment)|in the future|at follow-?up|would (?:like|rather|prefer)|pa (?:started|submitted|pending|sent)|prior auth|approval|awaiting|to be (?:done|scheduled|arranged)|when (?:healed|approved|quiet|calm)|(?:is|was) (?:offered|discussed|deferred))/i;
const BEFORE =
  /\b(?:sending (?:him|her|them|pt|patient)|refer(?:red|ral|ring)?|brought up|talk(?:ed)? (?:about|over)|offer(?:ed|ing)?|thinking about|options?|interested in|plans?|planned|planning|schedul\w{1,3}|book(?:ed)?|order(?:ed)?|pending|awaiting|await|candidate for|approv\w{2,5})\b[^.;\n]*$/i;
const DONE = /\b(?:performed|done|given|completed|tolerated|today|underwent|was)\b/i;

/** Whether a procedure or a drug is only planned by the words around it. */
export function isToDo(text: string, { kind, assertion, quote, start, end }: NamedMention): boolean {
  const isTreatment =
    kind === 'procedure' || kind === 'drug' || (kind === 'sign' && quote.endsWith('session'));
  if (!isTreatment || assertion !== 'present') return false;
  const after = /^[^.;\n]*/.exec(text.slice(end, end + REACH))?.[0] ?? '';
  const before = /[^.;\n]*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '';
  if (LATER.test(after)) return !DONE.test(after.slice(0, after.search(LATER)));
  return BEFORE.test(before) && !DONE.test(before) && !/^[^,]{0,20}\btoday\b/i.test(after);
}
