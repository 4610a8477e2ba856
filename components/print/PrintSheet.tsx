import { count } from '../words.ts';
import type { Sheet, SheetCode, SheetFinding } from './sheet.ts';

interface PrintSheetProps {
  readonly sheet: Sheet;
  /** Findings that the page has no room for. */
  readonly left: number;
  /** Of the letters, in points. */
  readonly size: number;
}

/** The review on paper. */
export function PrintSheet({ sheet, left, size }: PrintSheetProps) {
  const { about, summary, groups, quiet, setAside, read, privacy } = sheet;
  return (
    <main className="sheet" style={{ fontSize: `${size}pt` }}>
      <h1>Review of codes</h1>
      <p>{about}</p>
      <p>
        <b>{summary}</b>
      </p>
      {groups.map(({ heading, findings }) => (
        <section key={`${heading} ${findings[0]?.code}`}>
          <h2>{heading}</h2>
          {findings.map((finding) => (
            <Finding key={`${finding.code} ${finding.says} ${finding.source}`} finding={finding} />
          ))}
        </section>
      ))}
      {left > 0 && (
        <p>
          <b>{count(left, 'more finding')} did not fit on this page.</b> The panel shows them all.
        </p>
      )}
      {quiet.length > 0 && <Part heading="Nothing to say about" items={quiet} />}
      {setAside.length > 0 && <Part heading="Set aside" items={setAside} />}
      <footer>
        {read} {privacy} Made by Clear Margin in this browser.
      </footer>
    </main>
  );
}

function Finding({ finding }: { readonly finding: SheetFinding }) {
  const { grade, word, code, title, says, better, quotes, source } = finding;
  return (
    <article className={grade}>
      <p>
        <b className="word">{word}</b> <code>{code}</code> {title}
      </p>
      <p>{says}</p>
      {quotes.map((quote) => (
        <blockquote key={quote}>{quote}</blockquote>
      ))}
      {better.length > 0 && <Better codes={better} />}
      <p className="source">{source}</p>
    </article>
  );
}

function Better({ codes }: { readonly codes: readonly SheetCode[] }) {
  return (
    <ul>
      {codes.map(({ code, title, why }) => (
        <li key={code}>
          → <code>{code}</code> {title}
          {why !== '' && `: ${why}`}
        </li>
      ))}
    </ul>
  );
}

function Part({ heading, items }: { readonly heading: string; readonly items: readonly string[] }) {
  return (
    <section>
      <h2>{heading}</h2>
      <p>{items.join(' · ')}</p>
    </section>
  );
}
