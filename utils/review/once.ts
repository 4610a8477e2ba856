/** What several rules ask of one review is worked out once. */
import type { RuleContext } from './types.ts';

/** The same function, which works its answer out once for each review. */
export function oncePerReview<T>(make: (context: RuleContext) => T): (context: RuleContext) => T {
  const made = new WeakMap<RuleContext, { readonly answer: T }>();
  return (context) => {
    const known = made.get(context);
    if (known !== undefined) return known.answer;
    const answer = make(context);
    made.set(context, { answer });
    return answer;
  };
}
