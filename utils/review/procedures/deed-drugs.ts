/** Facts of drugs given: each by the words from its name to the next one's. */
import { findDrug } from '../../procedures/drug-rows.ts';
import type { Deed, DeedFacts } from './deed-types.ts';
import { drugSheet } from './drugs-given.ts';

export function drugFacts(deed: Deed, text: string): DeedFacts {
  const names = [...deed.named].sort((a, b) => a.start - b.start);
  const told = names.map(({ start, end }, at) => {
    const before = at === 0 ? startOfSentence(text, start) : start;
    const scope = deed.scopes.find((one) => one.start <= start && start < one.end);
    const next = names[at + 1]?.start ?? Number.POSITIVE_INFINITY;
    const words = text.slice(before, Math.min(next, scope?.end ?? end));
    return { name: text.slice(start, end), words };
  });
  const byDrug = Map.groupBy(told, ({ name }) => codesOf(name));
  const each = [...byDrug.values()].map((same) =>
    // Told again, it is the same drug: "Kenalog injected. Kenalog 10 mg/mL, 0.5 mL."
    drugSheet(same.at(-1)?.name ?? '', same.map(({ words }) => words).join(' ')),
  );
  return { family: 'drug', each };
}

function codesOf(name: string): string {
  return findDrug(name)
    .map(({ code }) => code)
    .join();
}

function startOfSentence(text: string, at: number): number {
  const before = text.slice(0, at);
  return Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), -1) + 1;
}
