/**
 * The words that the reader goes by, as sources of patterns. Data: the extension tells them to a frame when its reading
 * begins, so that the script in every frame of the page need not carry them.
 *
 * Plain ASCII, matched without regard to case and without the `u` flag: with it the browser takes a third longer to make
 * them, in every frame.
 */
import { MAX_FIELDS } from './wire.ts';

/** An identifier has a digit in it: "patient/new" names nobody. Bounded: a hostile page writes them without end. */
const ID = String.raw`([\w-]{0,40}\d[\w-]{0,40})`;
const ID_NAME = '[_-]?(?:id|uuid|guid|no|number|num)?';
const NUMBER = String.raw`\s{0,9}(?:id|no\.?|number|#)`;
const VALUE = String.raw`[\s:#=]{0,9}${ID}`;
const DAY = String.raw`[\s:=]{0,9}(\d{1,4}[-/. ][a-z\d]{1,9}[-/., ]{1,3}\d{2,4}|[a-z]{3,9}\.? \d{1,2},? \d{4})`;

const SECTION_NAME = String.raw`(chief complaint|cc|reason for (?:visit|encounter)|subjective|objective|hpi|history(?: of (?:the )?present(?:ing)? illness)?|interval history|(?:(?:physical|skin|dermatologic) )?exam(?:ination)?|assessments?(?: (?:and|&) plan| ?\/ ?plan)?|plan|impressions?|a ?\/ ?p|procedures?(?: note)?|review of systems|ros|medical decision making|mdm|addendum)`;

/** Elements that are one of these, or hold one: the browser looks no further than the first. */
const orHolding = (selector: string) => `:is(${selector}), :has(${selector})`;
/** Elements that are one of these, or stand in one. */
const orWithin = (selector: string) => `:is(${selector}), :is(${selector}) *`;

export const READER_WORDS = {
  note: String.raw`\b(subjective|objective|assessments?|plans?|hpi|present illness|history|exam(ination)?s?|physical|findings?|procedures?|impressions?|notes?|dictation|narratives?|complaints?|ros|review of systems|soap|summary|addend(um|a)|medical decision|mdm|patholog\w*|biops\w*|lesions?|symptoms?|discussion|management|morpholog\w*|descriptions?|instructions?|treatments?|therapy|diagnos[ie]s|dx|operative|op report|consult(ation)?s?|clinical|documentation|visit|a ?\/ ?p|counsel\w*|recommendations?|rash|skin|indications?|an(a)?esthesia|complications?|follow.up|differential|reason for (visit|encounter)|cc|anamnes[ei]s?|befund\w*|beurteilung|diagnose\w*|verlauf|therapie|motivo de consulta|antecedentes|exploraci\w*|evoluci\w*|diagn.stico|tratamiento)\b`,
  /** Labels that say nothing of what they label. */
  weak: String.raw`^(descriptions?|notes?|comments?|details|summary|instructions?|reason)\W*$`,
  /** Words of charting, for boxes that nothing names. */
  clinical: String.raw`\b(rash|lesions?|itch|skin|biops|papul|plaque|macul|patch|eryth|nev[ui]|mole|acne|eczem|dermat|psoria|carcinom|melanom|kerato|wart|cyst|ulcer|exam|assess|plan\b|denies|history|pt\b|patient|follow|diagnos|procedure|treat|cream|ointment|daily|twice|bid\b|left|right|bilateral)|\d ?(mm|cm|mg|%)`,
  /** One-line inputs hold a lot besides the note: only words that can mean nothing else. */
  noteLine: String.raw`\b(chief complaints?|complaints?|reason for (visit|encounter)|hpi|impressions?|assessments?|indications?|clinical (findings?|notes?|impression)|lesions?( description)?|biops\w*|patholog\w*|exam findings?|progress notes?|visit notes?)\b`,
  talk: String.raw`\b(chat\w*|messag(e|es|ing|enger)|reply|replies|inbox|e-?mails?|sms|compose[r]?|prompts?|ask|(?<!physician |medical |surgical )assistant|copilot|chatbot|feedback|forum|announcements?|intramail|patient case|letters?|tell (the|us|me)|share (an )?update|what's on your mind|(edit|write|rewrite|refine|improve|help) with ai|make it \w+er|(do|did|does|have|has|had|are|were|is|was|would|can|could|may|will|should) you|you (have|had|are|were|take|would|want|need)|your (visit|health|symptoms?|skin|care team|doctor|provider|answer|questions?|comments?|condition|medic\w+|life))\b`,
  search: String.raw`\b(search|find|filter|look ?up|query|jump to|go to)\b`,
  /** Notes that are not of the visit. These words count wherever they stand. */
  otherNote: String.raw`\b(private|billing|payment|internal|front desk|staff|team|shipping|delivery|cancellation|sticky|order|lab|disposition|reception|scheduling|reviewer|review|coder|coding|audit\w*|claim|queue|hand.?off|rooming|call|phone) (notes?|comments?|instructions?)\b|\b(notes?|comments?|instructions?) (to|for) (the |our )?(team|staff|reception|front desk|lab|pharmacy|biller|billing|coder|coding|scheduler|scheduling|author|patient portal)\b|\b(macros?|voice commands?|smart ?phrases?|dot ?phrases?|text snippets?|quick ?texts?)\b|not part of the (medical )?record`,
  elsewhere: String.raw`\b(address|signatures?|schedul\w*|appointments?|appt|tasks?|to-?do|reminders?|sticky|insurance|payer|pharmacy|sql|css|html|json|captcha|login)\b`,
  codes: String.raw`\b(icd ?-?(9|10)?( ?-?cm)?( codes?)?|cpt4?|hcpcs|(diagnos[ie]s|dx|procedure|billing|charge|service|visit) codes?|codes?)\b`,
  /** A one-line field for a diagnosis holds a code or its title. */
  codesLine: String.raw`\b(dx ?\d*|diagnos[ie]s ?\d*|problem ?\d*|procedure ?\d+|(main|primary) condition)\b`,
  otherCodes: String.raw`\b(date|zip|postal|area|country|promo|coupon|discount|verif\w*|security|access|pass|pin|bar|qr|group|source|status|currency|language|colou?r|lot|ndc|invit\w*|referral|taxonomy|facility|room|clinic|dial\w*|phone|fax|npi)\b`,
  /** Headings of a note's sections. Strict: pages say "plan" and "visit" of many other things. */
  section: String.raw`^(\d+[.)]\s*)?(subjective|objective|assessments?|plans?|hpi|history of (the )?present(ing)? illness|interval history|(physical |skin |dermatologic )?exam(ination)?|physical|impressions?|diagnostic impression|procedures?( note)?|operative (note|report)|chief complaint|reason for (visit|encounter)|review of systems|ros|medical decision making|mdm|(progress|visit|clinical|clinic|encounter|office|consult\w*) notes?|soap( notes?)?|narrative|addend(um|a)|a ?\/ ?p|dictation|cc|anamnesis)\b.{0,40}$|^(history|hist)\W*$`,
  notSection: String.raw`\b(plan (name|id|details|information|type|year)|insurance|payer|health plan|care plan team|address)\b`,
  title: String.raw`^(soap|(progress|visit|clinical|clinic|encounter|office|consult\w*|soap) notes?)\b`,
  codeList: String.raw`\b(diagnos[ie]s|dx|problems?( list)?|icd\w*|billing|fee ?sheet|charges?|procedures?|cpt4?|hcpcs|superbill|codes?|claims?|services?)\b`,
  /** Lists to choose from, and lists about other people or other times: their codes are not on this claim. */
  notThisClaim: String.raw`\b(histor\w*|family|past|differential|search|recent\w*|favou?rites?|common\w*|frequent\w*|suggest\w*|recommend\w*|templates?|pick ?lists?|available|help|reference|results?|quick|address|note|denied|rejected)\b`,
  /** A section's name and nothing else, where only its looks make it a heading; and a written note: two lines that name sections. */
  alone: String.raw`^\s*(?:${SECTION_NAME}|(?:(?:visit|encounter|billing) )?diagnos[ei]s(?: codes?)?|(?:icd-?10|cpt|billing|procedure) codes?|charges)\s*:?\s*$`,
  lines: String.raw`(?:^|\n)[ \t]*${SECTION_NAME}[ \t]*:[^]*\n[ \t]*(?!\1\b)${SECTION_NAME}[ \t]*:`,
  /** Headings over what was written at other times. */
  otherVisit: String.raw`^(previous|prior|last|past|earlier|older?|historical|copied|recent) .{0,20}\b(visits?|notes?|encounters?)\b`,
  /** The tab in front. */
  chosen: '[aria-selected=true], [aria-current=true], [aria-current=page], [aria-current=step]',
  /** Parts of a note where they stand in one; charts list histories and reports beside it as well. */
  partOfNote: String.raw`^((past |family |social |medical |surgical ){1,2}history|pathology|biops(y|ies)|findings|treatments?|recommendations?|(patient )?instructions|follow.?up)\b`,
  /** Words that name the day of the visit. */
  visitDay: String.raw`\b(?:dates? of (?:services?|visit|encounter)|(?:service|visit|encounter) date|date seen|dos\b|d\.o\.s\.)`,
  /** Words before the label that make it another day. */
  otherDay: String.raw`\b(next|last|previous|prior|past|first|initial|follow.up|scheduled|requested|end|birth|printed)\s*$`,
  /** What may stand between label and date. */
  beforeDay: String.raw`^[\s:#=–—-]*(?:\((?:from|mm\/dd\/yyyy|required)\)[\s:*]*)?\*?[\s:]*(?:(?:is|was|on)\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?`,
  // What names the patient (p, m, b) and the visit (v, n).
  /** Names and values in paths, queries and hash routes: `/patient/42/`, `?set_pid=42`, `#/encounters/42`. */
  said_p: `[/?&#;_](?:pid|mrn|(?:patients?|pt|demographic|charts?|person)${ID_NAME})[=/]${ID}`,
  said_v: `[/?&#;_](?:(?:encounters?|enc|visits?|appointments?|appt|csn)${ID_NAME})[=/]${ID}`,
  /** What a header says, label first. */
  said_m: String.raw`\b(?:mrn|medical record${NUMBER}|(?:patient|pt|chart)${NUMBER})${VALUE}`,
  said_b: String.raw`\b(?:dob|d\.o\.b\.|date of birth|birth ?date|born)${DAY}`,
  said_n: String.raw`\b(?:csn|(?:visit|encounter)${NUMBER})${VALUE}`,
  headerLabel: String.raw`\b(mrn|dob|d\.o\.b|birth|born|csn|(record|patient|pt|chart|visit|encounter)${NUMBER})`,
  /** What editors call themselves says nothing about what is written in them. */
  editorName: String.raw`\brich text (editor|area)\b[.,:]?|\beditor(, |(?= editing area))|\bediting area: \w+[.,]?|\beditor\d+\b,?|\bpress alt\b.*`,
  talkClass: String.raw`^(chat\w*|messag(es?|ing|enger)|inbox|copilot|composer|assistant|intercom|thread|conversation|mail)$`,
  /** A button that sends what stands in the box beside it, and one that keeps it in the record. */
  send: '^(send( (message|letter|reply|feedback|page|now|to (staff|patient|portal|chat)))?|reply( all)?|post|share|publish|(add )?comment|submit (comment|question|feedback|ticket|request)|(re)?generate|refine|rewrite|ask( ai)?|assign( task)?)$',
  /** Words of a heading that parts the list above it, and starts none of its own. */
  partOfList: String.raw`^(primary|principal|secondary|additional|other|admitting|working|final|selected)\b`,
  notATitle: String.raw`^(no|none|not|add|select|choose|enter|loading)\b`,
  column_code: String.raw`^((icd|cpt|hcpcs)[\w\s/-]*|dx( codes?)?|(diag(nosis)?|proc(edure)?|billing|service|visit|charge) codes?|codes?)$`,
  column_mod: String.raw`^mod(s|ifiers?)?\b`,
  column_units: String.raw`^(units?|qty|quantity)\b`,
  column_type: '^(type|code type|system|code system)$',
  column_title: '^(description|diagnos[ie]s|title|name|problem|procedures?|service|condition)$',
  part_code: '^(code|icd(10)?(code)?|dx(code)?|diagnosis(code)?|cpt4?(code)?|hcpcs(code)?|procedure(code)?)$',
  part_type: '^(codetype|type|codesystem|system)$',
  part_mod: String.raw`^(mods?|modifiers?)\d?$`,
  part_units: '^(units?|qty|quantity)$',
  part_title: '^(codetext|description|desc|title)$',
  part_deleted: '^(del|deleted|remove)$',
  notOurs: '(zip|postal|phone|country|area|pharm|insur|pass)',
  systemPart:
    '^(icd(?:10)?|dx|diagnosis|cpt4?|hcpcs|procedure)((?:code|mod|unit|qty|quantity|desc|title).*)$',
  /** Lists of other patients stand in these, beside the header of this one. */
  beside: 'nav, li, [role=navigation], [role=listbox], [role=list]',
  editable:
    '[contenteditable=""], [contenteditable="true" i], [contenteditable="plaintext-only" i], [role=textbox]',
  headings: 'h1, h2, h3, h4, h5, h6, legend, caption, summary, [role=heading]',
  titles: '[class*="header" i], [class*="heading" i], [class*="title" i]',
  /** What the walk over a page looks at; and what makes a box more than a heading, whatever its class says. */
  tags:
    'textarea input select tr li dd dt th b strong label pre h1 h2 h3 h4 h5 h6 legend caption summary iframe frame ' +
    'embed object canvas',
  more: 'h1 h2 h3 h4 h5 h6 legend caption summary textarea input select ul ol table',
  /** A toggle that keeps a part of the page closed; and the same, as the browser has it. */
  closed: '[aria-expanded=false]:not([aria-haspopup])',
  closedDetails: 'details:not([open]) > summary',
  /** Lists of what was written before. */
  otherVisits: '[class*="feed" i], [class*="timeline" i], [class*="previous" i], [class*="snippet" i]',
  tables: 'table, [role=table], [role=grid]',
  headerCells: 'th, thead td, [role=columnheader]',
  listBoxes: 'ul, ol, dl, [role=list]',
  systems: String.raw`\b(icd|cpt|hcpcs|dx)`,
  icd10cm: String.raw`\b(icd\w*|dx|diagnos[ie]s|problems?)\b`,
  cpt: String.raw`\bcpt4?\b`,
  hcpcs: String.raw`\bhcpcs\b`,
  pdfSource: String.raw`application/pdf|\.pdf\b`,
  /** Names of inputs: `bill[3][code]`, `code_3`. */
  lineAndPart: String.raw`^(?<line>.*?[[._-]?\d+)[\]._-]*\[?(?<base>[A-Za-z_]+?\d?)\]?$`,
  partAndLine: String.raw`^(?<base>[A-Za-z_]+?)[_-]?\[?(?<after>\d+)\]?$`,
  icdType: '^(icd(10(cm)?)?|dx|diagnosis)',
  outer: 'body, form, fieldset, section, main',
  /** Blocks that hold fields are not labels of the next field. */
  fields: 'textarea, input:not([type=hidden]), select, iframe, [contenteditable]',
  notRead: 'script, style, template, textarea, [contenteditable]',
  rows: 'tr, li, dd, [role=row], [role=listitem]',
  foreign: 'iframe frame embed object canvas',
  titleClass: 'header|heading|title|bold|label',
  /** Attributes that can make any element a field, a row, a heading or a toggle. */
  rare: '[contenteditable], [role], [aria-expanded]',
  /** Boxes that can have a shadow root without being custom elements. */
  hosts: 'div:empty, section:empty, article:empty, main:empty, p:empty, span:empty',
  /** Boxes that a class can make a heading. */
  titleBoxes: 'div p span header',
  silent: 'script style template select textarea svg iframe',
  /** Code editors that draw their lines beside a box that only takes the keys. */
  lineDrawers: '.CodeMirror, .monaco-editor, .ace_editor',
  /** Looks like a code of any system. Only asked of text under a heading that names codes. */
  codeToken: String.raw`(?<![\w.])(?:[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?|[A-TV-Z]\d[0-9A-Z]{2,5}|\d{5}|\d{4}[A-Z]|[A-Z]\d{4})(?![\w.]*\w)`,
  code: String.raw`^(?:[A-TV-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?|\d{5}|\d{4}[A-Z]|[A-Z]\d{4})$`,
  months: 'january february march april may june july august september october november december',
  isoDay: String.raw`^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)`,
  numberDay: String.raw`^(?<m>\d{1,2})([/.-])(?<d>\d{1,2})\2(?<y>\d{4}|\d{2})(?!\d)`,
  monthFirst: String.raw`^(?<m>[a-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})(?!\d)`,
  dayFirst: String.raw`^(?<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<m>[a-z]{3,9})\.?,?[\s-]+(?<y>\d{4})(?!\d)`,
  /** Elements that stand on lines of their own, and elements whose text is never seen. */
  blocks:
    'address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul',
  neverText:
    'script style noscript template svg canvas iframe frame object embed audio video datalist head title',
  // Selectors, and sentences for the user: not patterns, but no less data.
  scope:
    'section, article, fieldset, aside, dialog, details, table, nav, [role=region], [role=tabpanel], [role=dialog], [role=group]',
  leads:
    'dt, th:has(+ td), b, strong, label:not([for], :has(*)), span[class*="bold" i], span[class*="label" i], div[class*="label" i]',
  choices: 'nav, menu, [role=listbox], [role=menu], [role=navigation], [role=tablist], datalist',
  cells: 'td, th, [role=cell], [role=gridcell], [role=columnheader], [role=rowheader]',
  notNote:
    'nav, aside, footer, button, select, textarea, [role=navigation], [role=button], [role=menu], [role=toolbar], [role=tablist], [role=search], [role=dialog], [contenteditable]',
  /** What the user does. `input` is composed: it comes out of shadow roots that nobody knew of. */
  userEvents: 'input change click keyup focusin reset',
  /** What the page does without changing nodes: frames and images that arrive, sections that open. */
  pageEvents: 'load toggle slotchange visibilitychange',
  /** Another page, or another part of one, came to the front. */
  moveEvents: 'popstate hashchange pageshow',
  /** What can be typed into, where a hint names the box around it. */
  typedInto: 'textarea, input:not([type=hidden]), [contenteditable]:not([contenteditable=false])',
  /** Boxes that hold more than one row of codes. */
  beyondRow: 'body, main, form, section',
  nameAttrs: 'name id data-testid data-test',
  rowTags: 'tr li dd',
  /**
   * Words in a row for which it is gone into, however dull the rows above it were. Not whole words: boxes part them, and
   * no blanks. And what a row may be filled with.
   */
  inRows: `${SECTION_NAME}|note|narrative|diagnos|dx|icd|cpt|hcpcs|code|charge|billing|histor|patholog|biops|findings|treatment|recommend|instruct|follow.?up`,
  filled: 'textarea, input, select, iframe, frame, canvas, embed, object',
  noCode: 'option, script, style',
  controls: 'input, select, textarea',
  rowBox: 'tr, [role=row]',
  innerRows: 'li, tr',
  lineBox: 'table, fieldset, form',
  /** Buttons that keep what was written; inputs that hold words, and a day. */
  keep: String.raw`^(save|sign)\b`,
  wordInput: '^(text|number|search|tel|)$',
  dayInput: '^(date|datetime-local|text|)$',
  /** Code editors' place for lines that are out of sight. */
  gap: '.cm-gap',
  /** What stands in these is no label. */
  noLabel: 'script style template select textarea button',
  /** `display` of what stands on lines of its own. */
  blockDisplay: '^(block|flex|grid|table$|table-row|list-item|flow-root)',
  pdf: 'A PDF document',
  pdfWhy: 'Clear Margin reads text on the page, not PDF files. Copy the note from it if you need it checked.',
  codeEditor: 'A code editor',
  codeEditorWhy: 'It could not be read. Copy the note from it if you need it checked.',
  drawing: 'A drawing area',
  drawingWhy: 'This page may draw its text as a picture. Copy the note from it if you need it checked.',
  closedFrame: 'A closed-off frame',
  closedFrameWhy: 'The page keeps it apart, so it could not be read.',
  otherSiteWhy: 'It comes from another site.',
  nameless: 'A field without a label',
  refusedWhy: 'The page did not let it be read.',
  tooLongWhy: 'It is too long. Only its beginning was read.',
  inSightWhy: 'Only the lines in sight could be read. Copy the note to have all of it checked.',
  someFields: 'Some fields',
  someFieldsWhy: `This page has more than ${MAX_FIELDS} fields. The rest was not read.`,
  doubt: 'A box that may be the note',
  notes: 'More than one note',
  moreDoubt: 'Another box that may be the note',
  doubtWhy: 'Nothing on the page says what it is. Point at the one that is your note.',
  foldedWhy: 'It is folded up. Open it on the page to have it read.',
  /** Toolbars stand before an editor and are no label of it. */
  bar: 'legend, button, [role=toolbar], [role=menubar], [class*="toolbar" i], [class*="menubar" i]',
  buttons: 'button, [role=button], input[type=submit], input[type=button]',
  boxes: 'textarea:not([aria-hidden=true]), [contenteditable=true], [contenteditable=""]',
  /** Changes that bring one of these are worth a look at once. */
  fieldsBrought: orHolding('textarea, iframe, [contenteditable]'),
  /** What shows or hides a part of a page without a change of its nodes, and what such a part holds that can be read. */
  showAttrs: 'class hidden style aria-hidden aria-selected',
  shown: orHolding(
    'textarea, iframe, [contenteditable], p, dl, pre, blockquote, h1, h2, h3, h4, h5, [role=heading]',
  ),
  /** Where people write, and what they press to have another part of a page shown. */
  writtenIn: 'textarea, [contenteditable], [role=textbox]',
  opens: orWithin(
    'summary, [role=tab], [aria-controls], [aria-expanded], [aria-selected], [data-toggle], [data-bs-toggle]',
  ),
} as const satisfies Readonly<Record<string, string>>;
