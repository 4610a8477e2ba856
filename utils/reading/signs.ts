/** What is complained of, seen or asked for beside the diseases that dermatology codes. Words only; no code hangs on them. */
import { singular, type Word } from '../lexicon/words.ts';

const WORDS = `
abrasion abscess ache aching achy acidosis adenopathy allergy allergic alopecia anemia anxiety arthralgia arthritis asthma asthmatic atopy atopic atrophic
atrophy atypia bleed bleeding bleb blistering blister boil bronchitis bruise bruising bulla bullae bullous bump burrow burning cancer
carcinoma cellulitis chalazion chill hordeolum stye pterygium cataract glaucoma circumferential clot colitis comedone comedo comedonal conjunctivitis contagious coryza cough crepitus crust
crusted crusting cyanosis dehiscence depression dermatographism dermatographia dermographism diabetes diabetic diarrhea discharge
discoloration drainage draining dysphagia dysplasia dysplastic dyspnea ecchymosis edema edematous effusion eosinophilia epistaxis erosion
erythema erythematous exudate fatigue febrile fever fibrosis fissure flare fluctuance fluctuant flushing friable gangrene gout growth
headache hematoma hemorrhage hepatomegaly hirsutism hive hyperpigmentation hypertension hyperthyroidism hypopigmentation
hypothyroidism immunocompromised immunosuppressed impetiginized impetiginization incontinence indurated induration infected infection
infestation inflamed inflammation infiltrate ingrown insomnia invasion invasive involvement irritated irritation itchiness itchy
jaundice keratoderma lactating lesion leukemia leukopenia lichenification lichenified lightheadedness lump lymphadenopathy
lymphangitis lymphedema lymphoma lymphovascular maceration macule malaise malignancy malignant mass melena menopause metastasis
metastatic miscarriage murmur myalgia myopathy nausea necrosis necrotic neoplasia neoplasm neuropathy neutropenia nodule nonhealing
numb numbness nursing obesity odor onycholysis oozing opioid osteomyelitis ostomy otitis pain painful palpitation papule papular
paralysis paresthesia patch perineural petechia petechiae photosensitivity photosensitive pigmentation pitting plaque pneumonia pregnancy
pregnant proliferation pruritic ptosis purpura purulence purulent pus pustule pustular rebleeding recurrence recurred redness regression
rejection residual satellite scale scaling scaly scar scarring sclerosis seizure sepsis septic seroma session smoker soreness sore spasm
splenomegaly spotting stenosis stiffness stinging streaking striae stridor stroke suicidal superinfected superinfection suspicious sweat
swelling swollen syncope complication contracture disease disorder syndrome deficiency injury trauma wound bite sting spot excoriation exfoliation hypertrophy hypersensitivity metastases reaction intolerance anaphylaxis measles mumps rubella covid influenza flu herpes leishmaniasis porphyria livedo migraine breastfeeding pacemaker defibrillator implant pilonidal chickenpox mononucleosis tuberculosis hepatitis cirrhosis dialysis transplant stent rigor malodor slough eschar gangrenous granulation hypergranulation maceration macerated denuded avulsion amputation fracture sprain ischemia claudication flaccid hypoesthesia dysesthesia allodynia photophobia madarosis ectropion entropion epiphora lagophthalmos tearing grittiness dryness cracking peeling flaking desquamation shedding thinning breakage balding synovitis telangiectasia tender tenderness thickening throbbing thrombosis thrush tingling tinnitus toxicity
tracking tremor tumor tumour tunneling ulcer ulcerated ulceration uncircumscribed undermining urgency vasculitis vesicle vesicular
vision vomiting warmth weakness weep weeping wheal wheezing xerosis yellowing
`;
const PHRASES = [
  'joint pain|chest pain|muscle weakness|muscle pain|morning stiffness|nail changes|weight loss|loss of weight|weight gain|night sweats|hair loss',
  'shortness of breath|dry eyes|dry mouth|eye pain|vision changes|visual changes|mouth sores|oral ulcers|genital ulcers|mouth ulcers|oral lesions',
  'abdominal pain|back pain|bone pain|neck pain|breast cancer|lung cancer|colon cancer|ovarian cancer|pancreatic cancer|prostate cancer|thyroid cancer',
  'hay fever|allergic rhinitis|food allergy|food allergies|heart disease|liver disease|kidney disease|renal disease|lung disease|thyroid disease',
  'celiac disease|crohns disease|crohn disease|autoimmune disease|bowel disease|bleeding disorder|heart failure|heart attack|high blood pressure',
  'iron deficiency|vitamin deficiency|zinc deficiency|insulin resistance|metabolic syndrome|multiple sclerosis|cold sores|cold sore|fever blister',
  'lymph node involvement|nodal involvement|perineural invasion|perineural spread|lymphovascular invasion|palpable adenopathy|palpable nodes',
  'palpable lymph nodes|enlarged nodes|enlarged lymph nodes|swollen nodes|lymph node|lymph nodes|sun sensitivity|light sensitivity|joint swelling',
  'in transit disease|nodal disease|portal of entry|runny nose|bed bugs|bug bites|strep throat|hutchinson sign|positive margins|high risk features|hearing loss|nerve injury',
  'polycystic ovaries|vitamin d deficiency|b12 deficiency|artificial joint|cafe au lait|atypical lentiginous hyperplasia|lichen simplex|congestive heart failure',
  'uncontrolled diabetes|type 2 diabetes|type 1 diabetes|atrial fibrillation|sleep apnea|blood clot|blood clots|organ transplant|sexually active',
  'changing mole|changing moles|new mole|new moles|changing lesion|changing lesions|new lesion|new lesions|skin changes|color change|new growths',
  'raynauds phenomenon|raynaud phenomenon|difficulty swallowing|trouble swallowing|suicidal ideation|suicidal thoughts|mood changes|breast feeding',
];
/** What names a disease, a deficit or a growth by its ending. */
const ENDINGS =
  /^[a-z]{3,}(?:oma|osis|itis|emia|opathy|algia|penia|megaly|thyroidism|orrhea|orrhagia|plegia|paresis|sarcoma|lymphoma|carcinoma|myoma|adenoma|blastoma|cytoma|glioma|fibroma|lipidemia|matosis|cytosis|philia|ectasia|phagia|kinesia|edema|dynia|uria)s?$/;
const NO_SIGN =
  /^(?:diagnosis|prognosis|anastomosis|academia|philia|uremia|aroma|stoma|diploma|osteotoma|dermatoma|symptoma)s?$/;

let phrases: ReadonlyMap<string, readonly (readonly string[])[]> | null = null;
let singles: ReadonlySet<string> | null = null;

function wordsKnown(): ReadonlySet<string> {
  singles ??= new Set(WORDS.trim().split(/\s+/).map(singular));
  return singles;
}

function phrasesKnown(): ReadonlyMap<string, readonly (readonly string[])[]> {
  if (phrases) return phrases;
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of PHRASES.flatMap((line) => line.split('|'))) {
    const words = phrase.split(' ').map(singular);
    const first = words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  phrases = byFirst;
  return byFirst;
}

/** True for a word, in singular or plural, that is known to tell of a sign. */
export function isSignWord(word: string): boolean {
  return wordsKnown().has(singular(word));
}

/** How many words from `words[at]` on name a sign; 0 for none. */
export function signLength(words: readonly Word[], at: number): number {
  const word = words[at]?.text ?? '';
  const phrase = phrasesKnown()
    .get(singular(word))
    ?.find((one) => one.every((part, offset) => singular(words[at + offset]?.text ?? '') === part));
  if (phrase) return phrase.length;
  return isSignWord(word) || (ENDINGS.test(word) && !NO_SIGN.test(word)) ? 1 : 0;
}
