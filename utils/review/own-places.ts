/** Which sites of a sentence are the disease's own: not a node's, a scan's, an examination's or another lesion's. */
import { isMorphology } from '../reading/morphology.ts';
import { stemWord } from '../reading/stems.ts';
import type { Mention, Place } from '../reading/types.ts';
import { sharesWords } from './kinship.ts';
import { type Ground, type Passage, wordAt } from './scope.ts';

/** What is named with a site and is not the disease at it. */
const ELSEWHERE = words(
  `node nodal lymph lymphadenopathy adenopathy sentinel donor metastasis metastatic met graft flap radiculopathy
  ct mri pet xray imaging ultrasound scan uptake exam examined examination examining palpated palpation auscultation
  tbse fbse fse inspected inspection iv venipuncture allergic tattoo mucosa mucosal vermilion buccal compared
  contralateral unlike dental tooth intra intraabdominal`,
);
/** Said of a site itself: it is sound, or it has something else. */
const SOUND = words(
  `clear unaffected unremarkable normal supple soft spared uninvolved intact examined palpated crossed edema swelling
  swollen pain tenderness atraumatic normocephalic unchanged nontender mucosa mucosal vermilion node`,
);
/** Words that a list of sites is made of. */
const JOINING = words('and or the of on both left right bilateral l r including with to in from');
const BEHIND = 5;

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/**
 * The places of a passage that may be the disease's own.
 * @param core words that name the disease, without its places
 */
export function keepOwnPlaces(
  places: readonly Place[],
  passage: Passage,
  core: ReadonlySet<string>,
  ground: Ground,
): Place[] {
  if (places.length === 0) return [];
  const sentence = readSentence(places, passage, ground);
  return places.filter((place) => {
    const at = wordAt(place.site, passage, ground);
    if (
      place.site.quote
        .toLowerCase()
        .split(/\W+/)
        .some((word) => ELSEWHERE.has(word))
    )
      return false;
    return !isElsewhere(at, sentence) && !isOfAnother(at, place, sentence, core, passage, ground);
  });
}

interface Reading {
  readonly stems: readonly string[];
  /** Words that belong to a site. */
  readonly ofSite: readonly boolean[];
  /** Whether a comma or more stands before the word. */
  readonly parted: readonly boolean[];
  /** Whether more than a comma does: a colon, a dash, a semicolon, a full stop. */
  readonly broken: readonly boolean[];
}

function readSentence(places: readonly Place[], passage: Passage, { note, context }: Ground): Reading {
  const stems: string[] = [];
  const ofSite: boolean[] = [];
  const parted: boolean[] = [];
  const broken: boolean[] = [];
  let site = 0;
  for (let at = passage.from; at < passage.to; at++) {
    const word = note.words[at];
    const before = at > passage.from ? (note.words[at - 1]?.end ?? 0) : (word?.start ?? 0);
    const gap = context.note.text.slice(before, word?.start).slice(-12);
    stems.push(stemWord(word?.text ?? ''));
    while (site < places.length && (places[site]?.site.end ?? 0) <= (word?.start ?? 0)) site++;
    ofSite.push((places[site]?.site.start ?? Number.POSITIVE_INFINITY) < (word?.end ?? 0));
    parted.push(/[,;:()\n•]|\s[-–—]\s|[.!?]\s/.test(gap));
    broken.push(/[;\n•]|\s[-–—]\s|[.!?]\s/.test(gap));
  }
  return { stems, ofSite, parted, broken };
}

/** "node in the right groin", "CT chest/abdomen", "exam of scalp, face and neck", "left leg unaffected". */
function isElsewhere(at: number, { stems, ofSite, parted, broken }: Reading): boolean {
  let others = 0;
  for (let back = at - 1; back >= 0 && others < BEHIND; back--) {
    // A list of sites runs over its commas; other words start a new statement at theirs.
    if (broken[back + 1] || (parted[back + 1] && others > 0 && !JOINING.has(stems[back + 1] ?? ''))) break;
    const stem = stems[back] ?? '';
    if (ELSEWHERE.has(stem)) return true;
    if (!ofSite[back] && !JOINING.has(stem)) others++;
  }
  let to = at + 1;
  while (to < stems.length && (ofSite[to] || JOINING.has(stems[to] ?? ''))) to++;
  for (let next = at + 1; next < Math.min(stems.length, to + 3); next++) {
    if (next > to && parted[next]) break;
    const stem = stems[next] ?? '';
    if (SOUND.has(stem) && !(next > to && parted[next])) return next < to || !parted[next];
    if (ELSEWHERE.has(stem) && !parted[next]) return true;
  }
  return false;
}

/** "BCC, AK left cheek", "SCC of the ear and BCC of the nose": the condition nearest to a site has it. */
function isOfAnother(
  at: number,
  place: Place,
  reading: Reading,
  core: ReadonlySet<string>,
  passage: Passage,
  ground: Ground,
): boolean {
  const conditions = passage.mentions.filter((one) => one.kind === 'condition' && !isMorphology(one));
  if (conditions.length === 0) return false;
  const { text } = ground.context.note;
  const isOwn = (one: Mention): boolean => sharesWords(one, core);
  const after = conditions.find((one) => one.start >= place.site.end);
  if (
    after &&
    /^[\s/]*(?:\w+\s+)?$/.test(text.slice(place.site.end, after.start)) &&
    !followsJoint(text, place, after)
  )
    return !isOwn(after);
  const last = conditions.findLastIndex((one) => one.end <= place.site.start);
  const before = conditions[last];
  if (!before) {
    if (!after || isOwn(after) || followsJoint(text, place, after)) return false;
    if (!isInClause(at, wordAt(after, passage, ground), reading)) return false;
    return !namesCore(0, at, conditions, reading, core, passage, ground);
  }
  if (isOwn(before)) return false;
  const other = conditions[last - 1];
  if (other && isOwn(other) && /^\W*(?:and|or|with|\/|&)\W*$/.test(text.slice(other.end, before.start)))
    return false;
  return !namesCore(wordAt(before, passage, ground), at, conditions, reading, core, passage, ground);
}

/** "left cheek and AK": what joins them parts them. */
function followsJoint(text: string, place: Place, after: Mention): boolean {
  return /\b(?:and|with|from|to|of|plus|but)\b/i.test(text.slice(place.site.end, after.start));
}

function isInClause(from: number, to: number, { parted }: Reading): boolean {
  for (let at = from + 1; at <= to; at++) if (parted[at]) return false;
  return true;
}

/** The code's own condition, in words that the lexicon does not know as one. */
function namesCore(
  from: number,
  to: number,
  conditions: readonly Mention[],
  { stems }: Reading,
  core: ReadonlySet<string>,
  passage: Passage,
  { note }: Ground,
): boolean {
  for (let at = from; at < to; at++) {
    const word = note.words[passage.from + at];
    if (!word || !core.has(stems[at] ?? '')) continue;
    if (!conditions.some((one) => one.start <= word.start && word.end <= one.end)) return true;
  }
  return false;
}
