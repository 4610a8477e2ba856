/** What one worked answer costs, family by family: the bar is 1 ms a line. */
import { cutGiven } from '../../utils/procedures/cut-given.ts';
import { FAMILIES } from '../../utils/procedures/families.ts';
import { readFacts } from '../../utils/procedures/read-facts.ts';

const BAR_MS = 1;
const ROUNDS = 300;

const rows = FAMILIES.map((family) => {
  const given = family.examples.flatMap((example) => {
    const facts = readFacts(family, cutGiven(example.given));
    return 'problem' in facts ? [] : [facts];
  });
  for (let warm = 0; warm < 20; warm++) for (const facts of given) family.work(facts);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const facts of given) {
      const started = performance.now();
      family.work(facts);
      times.push(performance.now() - started);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(4);
  return {
    family: family.id,
    examples: given.length,
    'p50 ms': at(0.5),
    'p99 ms': at(0.99),
    'worst ms': at(1),
  };
});
console.table(rows);
const worst = Math.max(...rows.map((row) => Number(row['p99 ms'])));
console.log(
  `Bar: a worked line in ${BAR_MS} ms. Slowest p99 ${worst} ms: ${worst <= BAR_MS ? 'met' : 'missed'}.`,
);
