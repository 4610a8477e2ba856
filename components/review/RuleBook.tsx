import { makeRulePage, type RulePage } from '../../utils/review/rule-page.ts';
import { RULES } from '../../utils/review/rules.ts';
import { Dialog } from '../Dialog.tsx';

interface RuleBookProps {
  /** The rule whose page is open first; `null` for none. */
  readonly rule: string | null;
  readonly onClose: () => void;
}

/** Every rule of the review: its source, notes where it speaks, and notes where it stays silent. */
export function RuleBook({ rule, onClose }: RuleBookProps) {
  const pages = RULES.filter(({ id }) => rule === null || id === rule).map(makeRulePage);
  return (
    <Dialog title={rule === null ? 'Rule book' : 'Why this finding'} className="rule-book" onClose={onClose}>
      {() =>
        pages.map((page) => (
          <details key={page.id} open={rule !== null}>
            <summary>{page.title}</summary>
            <Page page={page} />
          </details>
        ))
      }
    </Dialog>
  );
}

function Page({ page: { why, source, speaks, silent } }: { readonly page: RulePage }) {
  return (
    <>
      <p>{why}</p>
      <p className="source">Source: {source}</p>
      <Examples heading="It speaks of notes like these" examples={speaks} />
      <Examples heading="It stays silent on notes like these" examples={silent} />
    </>
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
      <h3>{heading}</h3>
      <ul>
        {examples.map(({ title, note, codes, day, says }) => (
          <li key={`${title} ${note} ${codes}`}>
            <b>{title}</b>
            <blockquote className="quote">{note}</blockquote>
            <p className="dim">
              {codes !== '' && `Codes: ${codes}. `}
              {day}. {says}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
