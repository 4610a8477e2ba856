import { useBookPlaces } from '../book-place.ts';
import type { SearchBox } from '../use-search-box.ts';
import { count, joinWords, SYSTEM_NAMES } from '../words.ts';
import { nameChapter } from './chapters.ts';

/** Nothing fits: what was asked, and what to do next. */
export function NoHits({ box }: { readonly box: SearchBox }) {
  const { go } = useBookPlaces();
  const { chips, filters, isLiteral } = box;
  const steps: readonly (readonly [string, () => void])[] = [
    ...(chips.length > 0 ? [[`Search for ${box.asked} in everything`, () => box.widen(0)] as const] : []),
    ...(filters.system === null
      ? []
      : [['Search all code systems', () => box.setFilters({ system: null })] as const]),
    ...(filters.chapter === null
      ? []
      : [['Search all chapters', () => box.setFilters({ chapter: null })] as const]),
    ...(filters.billableOnly
      ? [['Show codes that are not billable too', () => box.setFilters({ billableOnly: false })] as const]
      : []),
    ...(isLiteral ? [['Repair the spelling', box.toggleLiteral] as const] : []),
  ];
  const note = box.result?.note;
  if (note !== undefined) {
    return (
      <div className="state">
        <h2>No code found</h2>
        <p>{note}</p>
      </div>
    );
  }
  return (
    <div className="state">
      <h2>No code found</h2>
      <p>
        {chips.length > 0 && box.text.trim() !== ''
          ? `Nothing among the codes for “${chips.join(' ')}” fits “${box.text.trim()}”`
          : `Nothing fits “${box.asked}”`}
        {sayWhere(filters)}.
      </p>
      <ul>
        {steps.map(([words, take]) => (
          <li key={words}>
            <button type="button" className="link" onClick={take}>
              {words}
            </button>
          </li>
        ))}
        <li>Use fewer words: the disease first, then the site.</li>
        <li>Type the start of a code: {count(3, 'character')} are enough.</li>
        <li>
          <button type="button" className="link" onClick={() => go({ kind: 'outline', key: null })}>
            Look through the chapters
          </button>
        </li>
      </ul>
    </div>
  );
}

/** " in HCPCS, among billable codes" */
function sayWhere({ system, billableOnly, chapter }: SearchBox['filters']): string {
  const places = [
    system === null ? '' : SYSTEM_NAMES[system],
    chapter === null ? '' : `the chapter “${nameChapter(chapter)}”`,
  ].filter((place) => place !== '');
  const within = places.length === 0 ? '' : ` in ${joinWords(places)}`;
  return billableOnly ? `${within} among billable codes` : within;
}
