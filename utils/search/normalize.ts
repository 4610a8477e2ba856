/** How else a word may be written: plurals and British spellings. And what a typed code looks like. */

const TOO_SHORT = 3;

/**
 * Other spellings under which the same word may stand in a title: singular, plural, Latin plural, American spelling.
 * Guesses: the caller keeps those that its vocabulary holds. Does not hold `word` itself.
 */
export function variantsOf(word: string): string[] {
  if (word.length < TOO_SHORT || /\d/.test(word)) return [];
  const found = new Set<string>();
  for (const spelling of [word, ...americanSpellings(word)]) {
    found.add(spelling);
    for (const form of numberForms(spelling)) found.add(form);
  }
  found.delete(word);
  return [...found];
}

/** Endings of singular and plural, both ways: [as typed, as it may stand in a title]. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['y', 'ies'],
  ['ses', 'sis'],
  ['sis', 'ses'],
  ['es', ''],
  ['es', 'is'],
  ['is', 'es'],
  ['s', ''],
  ['', 's'],
  ['', 'es'],
  ['us', 'i'],
  ['i', 'us'],
  ['um', 'a'],
  ['a', 'um'],
  ['ae', 'a'],
  ['a', 'ae'],
  ['mata', 'ma'],
  ['ma', 'mata'],
  ['mas', 'ma'],
  ['ices', 'ix'],
  ['ices', 'ex'],
  ['x', 'ces'],
  ['c', 'ca'],
  ['ca', 'c'],
  ['c', 'cus'],
];

function numberForms(word: string): string[] {
  const forms: string[] = [];
  for (const [typed, written] of ENDINGS) {
    const stem = word.slice(0, word.length - typed.length);
    if (word.endsWith(typed) && stem.length >= 2) forms.push(stem + written);
  }
  return forms;
}

/** British to American: [pattern, replacement], each tried alone and all together. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ae/g, 'e'],
  [/oe/g, 'e'],
  [/our/g, 'or'],
  [/ise/g, 'ize'],
  [/isation/g, 'ization'],
  [/leuc/g, 'leuk'],
  [/ph/g, 'f'],
  [/f/g, 'ph'],
  [/tre$/, 'ter'],
];

function americanSpellings(word: string): string[] {
  const found = new Set<string>();
  let all = word;
  for (const [pattern, replacement] of SPELLINGS) {
    const alone = word.replace(pattern, replacement);
    if (alone !== word) found.add(alone);
    if (replacement !== 'f' && replacement !== 'ph') all = all.replace(pattern, replacement);
  }
  if (all !== word) found.add(all);
  return [...found];
}

/** How charts shorten the little words around a diagnosis. */
const SHORTHAND: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\p{L}\p{N}])(?:(?:family|fam) (?:hx|history)|fhx|fmhx|fmh|f\/h|fh)(?: of)?(?![\p{L}\p{N}/])/giu,
    ' family history of ',
  ],
  [
    /(?<![\p{L}\p{N}])(?:mom|mother|dad|father|parent|sister|brother|sibling|grandmother|grandfather) (?:had|has|with)(?![\p{L}\p{N}])/giu,
    ' family history of ',
  ],
  [/^(.+?)(?<![\p{L}\p{N}])(?:in (?:the )?family|runs in (?:the )?family)\s*$/iu, 'family history of $1'],
  [
    /(?<![\p{L}\p{N}])(?:(?:personal|prior|previous|past) (?:history|hx)|hist|hx|h\/o|h\/x|pmhx|pmh|phx)(?: of)?:?(?![\p{L}\p{N}/])(?=.*\p{L})/giu,
    ' history of ',
  ],
  [/^((?!.*history).+\p{L}.*?)\s+(?:history|hx)\s*$/iu, 'history of $1'],
  // Who has had an organ given has it still.
  [/(?<!family )history of\s+((?:\p{L}+\s+){0,2}transplant)(?:ation|s)?(?![\p{L}\p{N}])/giu, '$1 status'],
  [/(?<![\p{L}\p{N}])(?:s\/p|status post)(?![\p{L}\p{N}/])/giu, ' status post '],
  [/(?<![\p{L}\p{N}])w\/o(?![\p{L}\p{N}])/giu, ' without '],
  [/(?<![\p{L}\p{N}])[cw]\/(?=[\p{L}\p{N}\s])/giu, ' with '],
  [/(?<![\p{L}\p{N}])d\/t(?![\p{L}\p{N}])/giu, ' due to '],
  [/(?<![\p{L}\p{N}])(?:exc|excis|excn)\.?(?![\p{L}\p{N}])/giu, ' excision '],
  [/(?<![\p{L}\p{N}])(?:b\/l|bl)(?=\s+\p{L})(?!\s+lep)/giu, ' bilateral '],
  [/(?<=(?:mab|cept)\s+)iv(?![\p{L}\p{N}])/giu, ' intravenous '],
  [/(?<=(?:mab|cept)\s+)(?:sc|sq|subcut|subq)(?![\p{L}\p{N}])/giu, ' subcutaneous '],
  [/(?<![\p{L}\p{N}])(?:drsg|dsg)s?(?![\p{L}\p{N}])/giu, ' dressing '],
  [/(?<![\p{L}\p{N}])(?:sut|sutr)s?\.?(?![\p{L}\p{N}])/giu, ' suture '],
  [
    /(?<=(?:sut\p{L}*|stitch\p{L}*|staple\p{L}*|tag|mole|cyst|lesion)\.?\s+)(?:rem|remov)\.?(?![\p{L}\p{N}])/giu,
    ' removal ',
  ],
  [
    /(?<![\p{L}\p{N}])(?:yrly|yearly|annual) skin (?:ck|chk|check|exam)(?![\p{L}\p{N}])/giu,
    ' annual skin check ',
  ],
  [/(?<![\p{L}\p{N}])destr(?:uct)?\.?(?![\p{L}\p{N}])/giu, ' destruction '],
  [/(?<=\p{L}\s+)(?:dz|dis\.|dse)(?![\p{L}\p{N}])/giu, ' disease '],
  [/(?<![\p{L}\p{N}])stage(?<=mohs.*)\s*(?:[2-9]|i{2,3}|iv|v)(?![\p{L}\p{N}])/giu, ' each further stage '],
  // Who of the house it was caught from changes nothing.
  [
    /(?<![\p{L}\p{N}])(?:family|household|home|school|daycare|roommate|sibling|partner|close)(?=\s+expos)|(?<=\s)(?:at|in) (?:the )?(?:family|household|home|school|daycare)(?![\p{L}\p{N}])(?<=expos\p{L}*.*)/giu,
    ' ',
  ],
  [/(?<![\p{L}\p{N}])mel(?=\s+\p{L})|(?<=\p{L}\s+)mel(?![\p{L}\p{N}])/giu, ' melanoma '],
  [/(?<![\p{L}\p{N}])(?:nos|unsp|unspec)(?![\p{L}\p{N}])/giu, ' unspecified '],
  [/(?<![\p{L}\p{N}])add['’]?t?l(?![\p{L}\p{N}])/giu, ' each further '],
  [
    /(?<![\p{L}\p{N}])add[- ]?ons?(?![\p{L}\p{N}])(?<=(?:bx|biops|punch|shave|mohs|destr|graft|repair|debrid|lesion|tag|stain|block)\p{L}*\s.*)/giu,
    ' each further ',
  ],
  [/(?<![\p{L}\p{N}])(?<!\d[- ]?)(?:f\/up?|fup?|follow[- ]?up)(?![\p{L}\p{N}])/giu, ' follow up '],
  [
    /(?<![\p{L}\p{N}])(?:after|post|p|following|from)[- ](?:the |a |skin )?(?:bx|biopsy)(?![\p{L}\p{N}])/giu,
    ' after biopsy ',
  ],
];

/** Who has it, at the head: not KID, which is a syndrome. */
const WHO =
  /^\s*(?:my |the )?(?:[Kk]id|[Ss]on|[Dd]aughter|[Bb]aby|[Tt]oddler|[Hh]usband|[Ww]ife|[Bb]oyfriend|[Gg]irlfriend)s?(?:\s+(?:has|have|had|got|w|with)\s|\s*w\/)\s*/u;

/** Write a chart's shorthand out: "h/o melanoma" -> "history of melanoma". */
export function writeOut(query: string): string {
  return SHORTHAND.reduce((text, [short, full]) => text.replace(short, full), query.replace(WHO, ''));
}

/**
 * "c44.31", "c4431", "j33", "z12.83", "1110", "0419t", up to 7 characters; of the codes with two letters ahead only
 * those of ICD-10-CM, which have A in second place: "qa0.1".
 */
const CODE_LIKE = /^(?:[a-z]\d[0-9a-z]{0,5}|[a-z]a\d[0-9a-z]{0,4}|\d{2,5}[a-z]?)$/;

/** Digits and letters of a typed code, lower case, without dot or blanks; `undefined` where it is no code. */
export function bareCode(typed: string): string | undefined {
  const bare = typed
    .trim()
    .toLowerCase()
    .replace(/\.(?=[0-9a-z]*$)/, '');
  return CODE_LIKE.test(bare) ? bare : undefined;
}
