/** How diseases look: words by which an exam tells one from another without its name. Hints for sorting, no proof. */
import type { NamedMention } from './types.ts';

const LOOKS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /psoria/,
    /silver|micaceous|well[- ](?:de)?marcated|(?:thick|scaly|erythematous) (?:\w+ )?plaque|guttate|drops/,
  ],
  [/mollusc/, /umbilicat/],
  [/wart|verruca|condylom/, /verruc|filiform|thrombosed|papillomat|cauliflower/],
  [/actinic keratos/, /gritty|rough|sandpaper|hyperkeratotic (?:macule|papule)/],
  [/seborrheic keratos/, /stuck[- ]on|waxy|horn (?:cyst|pearl)|milia-like/],
  [/basal cell/, /pearly|rolled (?:border|edge)|arborizing/],
  [/squamous cell|keratoacanthoma/, /hyperkeratotic (?:nodule|plaque)|keratin|crateriform/],
  [/melanoma/, /blue-?(?:black|gray|white)|irregular(?:ly)? pigmented|asymmetric/],
  [/\bacne\b/, /comedo|pustul|cyst(?:s|ic)|inflammatory papule/],
  [/rosacea/, /telangiectas|central fac|flushing|facial erythema/],
  [/perioral/, /perioral|around (?:the )?mouth|perinasal/],
  [/atopic|eczema/, /antecubital|popliteal|flexur|lichenif|excoriat|ill[- ]defined/],
  [/contact dermatitis/, /linear|vesic|geometric|sharply/],
  [/seborrheic dermatitis/, /greasy|nasolabial|eyebrow/],
  [/stasis|venous/, /pitting|hemosiderin|varicos|brawny|lower leg/],
  [/tinea|dermatophyt/, /annular|moccasin|macerat|koh \+|active border|interdigital|web/],
  [/onychomycosis|tinea unguium/, /subungual|nail plate|nails?\b/],
  [/scabies/, /burrow|web ?space|finger web/],
  [/nevus|nevi\b/, /brown (?:macule|papule)|pigment network|regular network|evenly/],
  [/lentig/, /tan macule|brown macule/],
  [/angioma/, /cherry|red (?:papule|macule)/],
  [/vitiligo/, /depigment/],
  [/alopecia|effluvium/, /hair|ostia|follic/],
  [/hidradenitis/, /sinus tract|double comedo|tunnel/],
  [/pemphigoid/, /tense (?:bulla|blister)/],
  [/pemphigus/, /flaccid|erosion/],
  [/lichen planus/, /violaceous|flat[- ]topped|wickham|polygonal/],
  [/urticaria/, /wheal/],
  [/zoster/, /dermatom|grouped vesic/],
  [/impetigo/, /honey/],
  [/ulcer/, /slough|granulat|wound bed|undermin/],
  [/cyst\b/, /punctum/],
  [/lipoma/, /rubbery|mobile/],
  [/melasma|chloasma/, /centrofacial|malar|tan patch|brown patch/],
  [/folliculitis/, /follicular pust|perifollic/],
  [/granuloma annulare/, /annular/],
  [/keratosis pilaris/, /follicular papule|keratotic papule/],
  [/prurigo/, /excoriated nodule|nodules?\b/],
  [/keloid|scar/, /\bscar|firm/],
  [/acanthosis/, /velvety/],
  [/morphea|scleroderm/, /sclerotic|ivory|indurat/],
];

/** Whether words describe one of these diseases. */
export function looksLike(diseases: readonly NamedMention[], words: string): boolean {
  const said = words.toLowerCase();
  const names = diseases
    .filter(({ assertion }) => assertion !== 'absent' && assertion !== 'family')
    .map(({ value, quote }) => `${value} ${quote}`.toLowerCase());
  return LOOKS.some(([disease, look]) => names.some((name) => disease.test(name)) && look.test(said));
}
