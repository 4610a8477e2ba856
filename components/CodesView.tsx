import type { ReviewedCode } from '../utils/review/types.ts';
import { findCard, useCards } from './book-queries.ts';
import { CodeButtons } from './CodeButtons.tsx';
import { CodeLink } from './CodeLink.tsx';
import { count, namePlaces, STANDING_WORDS, SYSTEM_NAMES } from './words.ts';

/** All codes on the page with their standing on the date of service. */
export function CodesView({
  codes,
  date,
}: {
  readonly codes: readonly ReviewedCode[];
  readonly date: string;
}) {
  if (codes.length === 0) {
    return (
      <div className="state">
        <h2>No codes on this page</h2>
        <p>Codes are looked for in the note and in the diagnosis list and fee sheet beside it.</p>
      </div>
    );
  }
  return (
    <ul className="codes">
      {codes.map((code) => (
        <li key={`${code.system} ${code.code}`} className={`code-row standing-${code.stand.standing}`}>
          <CodeOnPageRow code={code} date={date} />
        </li>
      ))}
    </ul>
  );
}

function CodeOnPageRow({ code, date }: { readonly code: ReviewedCode; readonly date: string }) {
  const { standing, reason } = code.stand;
  const facts = [
    `In ${namePlaces(code.places)}`,
    code.units === null ? '' : count(code.units, 'unit'),
    code.modifiers.length === 0 ? '' : `modifier ${code.modifiers.join(', ')}`,
  ].filter((fact) => fact !== '');
  return (
    <>
      <p className="code-head">
        <CodeLink to={code} />
        <strong className="standing">{STANDING_WORDS[standing]}</strong>
      </p>
      <CodeButtons item={{ system: code.system, code: code.code, title: code.title }} />
      <div className="code-facts">
        <p className="title">{code.title || 'No title in the code book'}</p>
        {reason !== '' && <p className="reason">{reason}</p>}
        <p className="dim">
          {facts.join(', ')}. {SYSTEM_NAMES[code.system]} {code.stand.release}
          {code.stand.pastEnd && ', past its end'}.
        </p>
        <AlsoReads code={code} date={date} />
      </div>
    </>
  );
}

/** The other meaning of a code that the page writes without its dot. */
function AlsoReads({ code, date }: { readonly code: ReviewedCode; readonly date: string }) {
  const cards = useCards(code.alsoReads, date);
  return code.alsoReads.map((other) => {
    const title = findCard(cards.data, other)?.title ?? '';
    return (
      <p key={`${other.system} ${other.code}`} className="dim">
        Written without a dot it is also the {SYSTEM_NAMES[other.system]} code <CodeLink to={other} />
        {title !== '' && `: ${title}`}.
      </p>
    );
  });
}
