/** When the next look comes: pure arithmetic on the diary. All times in epoch milliseconds. */
import type { Diary } from './store-types.ts';
import type { Trouble } from './trouble.ts';
import type { UpdateSettings, UpdateTrouble } from './types.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** Looks of a whole practice are spread over this long. */
const SPREAD = 6 * HOUR;
const FIRST_BACK_OFF = HOUR;
const LONGEST_BACK_OFF = 4 * DAY;
/** Nothing sets a time further ahead: a server may ask for a week of rest. */
const LONGEST_WAIT = 8 * DAY;
/** A look that was missed while the browser was shut waits up to this long, so that not all of a practice begin at eight. */
const MISSED_SPREAD = 2 * HOUR;
const MISSED_BY = 15 * 60_000;
/** After this the look is not put off again: somebody opens the browser for half an hour a day. */
const LONGEST_MISS = 3 * DAY;
const REFUSED_FOR = 3 * DAY;
const LONGEST_REFUSED = 24 * DAY;

/** When the next look is due; `null` where updates are off. */
export function nextLook(diary: Diary, settings: UpdateSettings, now: number): number | null {
  if (!settings.isOn) return null;
  if (diary.dueAt !== null) return diary.dueAt;
  if (diary.lastLook === null) return now;
  return diary.lastLook + Math.max(settings.everyHours, 24) * HOUR + (diary.spread ?? 0) * SPREAD;
}

/**
 * What every wake begins with: draw what spreads this install, once, and set the time of the very first look; bring
 * times back that lie ahead because the clock has been set right since.
 */
export function settleDiary(diary: Diary, now: number, random: () => number): Diary {
  const spread = diary.spread ?? random();
  const { lastLook, dueAt } = diary;
  const isFirst = diary.spread === null && lastLook === null && dueAt === null;
  return {
    ...diary,
    spread,
    lastLook: lastLook === null ? null : Math.min(lastLook, now),
    dueAt: isFirst ? now + spread * SPREAD : dueAt === null ? null : Math.min(dueAt, now + LONGEST_WAIT),
  };
}

/** The diary where a look was missed because the browser was shut; `null` where it is not to be put off. */
export function putOffMissed(diary: Diary, due: number, now: number, random: () => number): Diary | null {
  const isMissed = now - due > MISSED_BY;
  const isLong = diary.lastLook !== null && now - diary.lastLook > DAY + SPREAD + LONGEST_MISS;
  if (!isMissed || isLong || now - due > LONGEST_MISS) return null;
  return { ...diary, dueAt: now + random() * MISSED_SPREAD };
}

/** A look that came to its end. */
export function afterLook(diary: Diary, result: 'nothing-new' | 'updated', now: number): Diary {
  return {
    ...diary,
    lastLook: now,
    lastResult: result,
    dueAt: null,
    failures: 0,
    restUntil: null,
    trouble: null,
    troubleSince: null,
  };
}

/** Trouble that lies with us or the user, not with the server: the ordinary time stands. */
const NOT_THE_SERVER: ReadonlySet<UpdateTrouble> = new Set(['offline', 'no-permission', 'updates-off']);

/** A look or a job that ended in trouble: each failure doubles the wait. */
export function afterTrouble(diary: Diary, trouble: Trouble, now: number, random: () => number): Diary {
  const isServer = !NOT_THE_SERVER.has(trouble.trouble);
  const failures = diary.failures + (isServer ? 1 : 0);
  const wait = Math.min(FIRST_BACK_OFF * 2 ** Math.max(failures - 1, 0), LONGEST_BACK_OFF);
  const backOff = now + wait * (0.75 + random() * 0.5);
  const dueAt =
    trouble.trouble === 'asked-enough'
      ? Math.floor(now / DAY) * DAY + DAY + (diary.spread ?? 0) * SPREAD
      : Math.max(backOff, (diary.restUntil ?? 0) + (diary.spread ?? 0) * HOUR);
  return { ...diary, failures, dueAt };
}

/** Leave a package alone for a while, longer each time. */
export function refusePackage(diary: Diary, key: { url: string; release: string }, now: number): Diary {
  const before = diary.refused.find((each) => each.url === key.url && each.release === key.release);
  const times = (before?.times ?? 0) + 1;
  const wait = Math.min(REFUSED_FOR * 2 ** (times - 1), LONGEST_REFUSED);
  const others = diary.refused.filter((each) => each !== before).slice(-20);
  return { ...diary, refused: [...others, { ...key, times, until: now + wait }] };
}
