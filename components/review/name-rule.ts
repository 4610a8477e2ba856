/** The title of a rule, by its id. A rule that was switched off may be of another version. */
export function nameRule(
  rules: readonly { readonly id: string; readonly title: string }[],
  id: string,
): string {
  return rules.find((rule) => rule.id === id)?.title ?? 'A rule that this version does not have';
}
