import type { ChosenMeaning, SearchResult } from '../../utils/search/types.ts';
import type { SearchBox } from '../use-search-box.ts';
import { count } from '../words.ts';
import { reasonsForAll } from './say-why.ts';
import { isMeant } from './search-words.ts';

interface LinesProps {
  readonly box: SearchBox;
  readonly result: SearchResult;
}

/** What is to be said of the whole list, above it. */
export function SearchLines({ box, result }: LinesProps) {
  return (
    <>
      {result.note !== undefined && result.hits.length > 0 && <p className="search-line">{result.note}</p>}
      <Spelling box={box} result={result} />
      <Meanings box={box} meanings={result.meanings} />
      <Summary box={box} result={result} />
    </>
  );
}

/** Words that were taken for others, and the way back to what was typed. */
function Spelling({ box, result }: LinesProps) {
  const { isLiteral, toggleLiteral, asked } = box;
  const repairs = new Map(result.repairs.map(([typed, taken]) => [typed.toLowerCase(), taken]));
  if (isLiteral) {
    return (
      <p className="search-line">
        Searched as typed.{' '}
        <button type="button" className="link" title="Alt+Enter" onClick={toggleLiteral}>
          Repair the spelling
        </button>
      </p>
    );
  }
  if (repairs.size === 0) return null;
  const words = asked.split(/\s+/);
  return (
    <p className="search-line repairs">
      Showing results for <b>{words.map((word) => repairs.get(word.toLowerCase()) ?? word).join(' ')}</b>.{' '}
      <button type="button" className="link" title="Alt+Enter" onClick={toggleLiteral}>
        Search for {words.join(' ')} instead
      </button>
    </p>
  );
}

/** An abbreviation with several meanings, to choose from. None is chosen until the user does. */
function Meanings({
  box,
  meanings,
}: {
  readonly box: SearchBox;
  readonly meanings: readonly ChosenMeaning[];
}) {
  const words = [...new Set(meanings.map(({ typed }) => typed))];
  return words.map((word) => (
    <fieldset key={word} className="search-line meanings">
      <legend className="unseen">{word.toUpperCase()} can mean</legend>
      <span aria-hidden="true">{word.toUpperCase()} can mean</span>
      {meanings
        .filter(({ typed }) => typed === word)
        .map((choice) => (
          <button
            key={choice.meant}
            type="button"
            className="chip"
            aria-pressed={isMeant(box.meant, choice)}
            onClick={() => box.mean(choice)}
          >
            {choice.meant}
          </button>
        ))}
    </fieldset>
  ));
}

/** How many there are, what holds for all of them, and the way to search within many. */
function Summary({ box, result }: LinesProps) {
  const reasons = reasonsForAll(result);
  const isLong = result.total > result.hits.length && box.text.trim() !== '';
  if (reasons.length === 0 && !isLong) return null;
  return (
    <p className="search-line dim">
      {reasons.map((reason) => (
        <span key={reason}>{reason} </span>
      ))}
      {isLong && (
        <>
          {count(result.total, 'code')}.{' '}
          <button
            type="button"
            className="link"
            title="Type > after the words"
            onClick={(event) => {
              const panel = event.currentTarget.closest('.panel');
              box.narrow();
              panel?.querySelector<HTMLElement>('.search input')?.focus();
            }}
          >
            Search within them
          </button>
        </>
      )}
    </p>
  );
}
