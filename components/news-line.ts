import type { UpdateState } from '../utils/updates/types.ts';
import { joinWords } from './words.ts';

/** One line of news of the code tables. */
export interface NewsLine {
  /** Names it, so that a closed one stays closed. */
  readonly key: string;
  readonly sentence: string;
}

const DAY_MS = 86_400_000;
/** New tables are news for so long. */
const FRESH_DAYS = 14;
/** A server may be away for some days: that is nobody's business. */
const PATIENT_DAYS = 7;

/**
 * The one thing worth saying of updates, or `null`.
 * @param now epoch milliseconds
 */
export function readNewsLine(updates: UpdateState, now: number): NewsLine | null {
  const { inUse, settings, trouble, troubleSince } = updates;
  if (settings.isOn && trouble !== null && troubleSince !== null) {
    const days = Math.floor((now - troubleSince) / DAY_MS);
    if (days >= PATIENT_DAYS) {
      return { key: `trouble ${troubleSince}`, sentence: `No update for ${days} days. ${trouble.sentence}` };
    }
  }
  if (inUse.origin === 'packaged' || now - inUse.madeAt > FRESH_DAYS * DAY_MS) return null;
  return { key: `set ${inUse.id}`, sentence: `New code tables are in use: ${joinWords(nameNew(updates))}.` };
}

/** What the update brought: "FY2028". */
function nameNew({ inUse, previous }: UpdateState): string[] {
  const before = new Set(previous?.releases.map(({ part, name }) => `${part} ${name}`));
  const fresh = inUse.releases.filter(({ part, name }) => !before.has(`${part} ${name}`));
  const codes = fresh.filter(({ part }) => part === 'icd10cm' || part === 'hcpcs');
  return codes.length > 0 ? codes.map(({ name }) => name) : ['newer notes'];
}
