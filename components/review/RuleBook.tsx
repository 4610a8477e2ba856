import '../../assets/styles/rule-book.css';
import { useEffect, useRef, useState } from 'react';
import { makeRulePage, type RulePage } from '../../utils/review/rule-page.ts';
import { RULES } from '../../utils/review/rules.ts';
import { Dialog } from '../Dialog.tsx';

interface RuleBookProps {
  /** The rule whose page is open first; `null` for none. */
  readonly rule: string | null;
  /** Of the sheet, while it holds that one page. */
  readonly title?: string;
  readonly onClose: () => void;
}

/** The page of one rule, from where all the others can be opened; or all of them. */
export function RuleBook({ rule, title = 'Why this finding', onClose }: RuleBookProps) {
  const [asked, setAsked] = useState(rule);
  const one = RULES.find(({ id }) => id === asked);
  return (
    <Dialog title={one === undefined ? 'Rule book' : title} className="rule-book" onClose={onClose}>
      {() =>
        one === undefined ? (
          <AllRules />
        ) : (
          <>
            <h3 className="rule-title">{one.title}</h3>
            <Page page={makeRulePage(one)} />
            <button type="button" className="button quiet" onClick={() => setAsked(null)}>
              All rules
            </button>
          </>
        )
      }
    </Dialog>
  );
}

function AllRules() {
  const headRef = useRef<HTMLParagraphElement>(null);
  // The button that led here is gone, and it stood at the end of a page.
  useEffect(() => headRef.current?.focus(), []);
  return (
    <>
      <p ref={headRef} tabIndex={-1} className="dim">
        {RULES.length} rules look at every note. Each is tested with the notes on its page.
      </p>
      {RULES.map(makeRulePage).map((page) => (
        <details key={page.id}>
          <summary>
            <h3>{page.title}</h3>
          </summary>
          <Page page={page} />
        </details>
      ))}
    </>
  );
}

function Page({ page: { why, source, speaks, silent } }: { readonly page: RulePage }) {
  return (
    <div className="rule-page">
      <p>{why}</p>
      <p className="source">Source: {source}</p>
      <Examples heading="It speaks of notes like these" examples={speaks} />
      <Examples heading="It stays silent on notes like these" examples={silent} />
    </div>
  );
}

function Examples({
  heading,
  examples,
}: {
  readonly heading: string;
  readonly examples: RulePage['speaks'];
}) {
  if (examples.length === 0) return null;
  return (
    <section>
      <h4>{heading}</h4>
      <ul>
        {examples.map(({ title, note, codes, day, says }) => (
          <li key={`${title} ${note} ${codes}`}>
            <b>{title}</b>
            <blockquote className="quote">{note}</blockquote>
            <p className="dim">
              {codes !== '' && `Codes: ${codes}. `}
              {day}. {says !== '' && `${says}.`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
