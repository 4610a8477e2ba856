import type { IsoDate } from '../../utils/codes/types.ts';
import type { Line, Missing, Worked } from '../../utils/procedures/types.ts';
import { type BasketItem, writeItem } from '../basket.ts';
import { findCard, useCards } from '../book-queries.ts';
import { CollectButton } from '../CodeButtons.tsx';
import { CodeLink } from '../CodeLink.tsx';
import { useActions } from '../panel-actions.tsx';
import { useKeys } from '../use-keys.ts';
import { count } from '../words.ts';

interface WorkedLinesProps {
  readonly worked: Worked;
  readonly date: IsoDate;
  readonly source: string;
}

/** The lines of the claim with their sums, and what must be answered first. */
export function WorkedLines({ worked, date, source }: WorkedLinesProps) {
  const { lines, questions, warnings } = worked;
  const cards = useCards(lines, date);
  const { copy, collectAll } = useActions();
  const items = lines.map((line) => itemOf(line, findCard(cards.data, line)?.title ?? ''));
  const copyAll = () =>
    copy(items.map((item) => writeItem(item)).join('\n'), `${count(items.length, 'line')} copied.`);
  useKeys(items.length === 0 ? {} : { c: copyAll, b: () => collectAll(items) });
  return (
    <>
      {items.length > 0 && (
        <ul className="codes worked">
          {lines.map((line, at) => (
            <li key={nameLine(line)} className="code-row">
              <WorkedLine line={line} item={items[at] ?? itemOf(line, '')} />
            </li>
          ))}
        </ul>
      )}
      {questions.length > 0 && <Questions questions={questions} />}
      {warnings.length > 0 && (
        <ul className="plain to-know">
          {warnings.map(({ message, source: from }) => (
            <li key={message}>
              {message} <small>{from}</small>
            </li>
          ))}
        </ul>
      )}
      {items.length > 0 && (
        <div className="bar">
          <button type="button" className="button primary" onClick={() => collectAll(items)}>
            Put {items.length === 1 ? 'it' : 'all'} in the basket
          </button>
          <button type="button" className="button" onClick={copyAll}>
            Copy {items.length === 1 ? 'the line' : `${items.length} lines`}
          </button>
        </div>
      )}
      <p className="source">{source}</p>
    </>
  );
}

function WorkedLine({ line, item }: { readonly line: Line; readonly item: BasketItem }) {
  const { system, code, modifiers, units, steps, missing, waitFor } = line;
  return (
    <>
      <p className="code-head">
        <CodeLink to={{ system, code }} />
        {modifiers.length > 0 && <b>{modifiers.join(' ')}</b>}
        <span>
          {units} {units === 1 ? 'unit' : 'units'}
        </span>
      </p>
      <CollectButton item={item} />
      <div className="code-facts">
        {item.title !== '' && <p className="title">{item.title}</p>}
        <ul className="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        {missing.length > 0 && (
          <ul className="asks">
            {missing.map(({ question, assumed }) => (
              <li key={question}>
                {question} {assumed !== null && <small>Until then: {assumed}.</small>}
              </li>
            ))}
          </ul>
        )}
        {waitFor.map((wait) => (
          <p key={wait} className="asks">
            Wait for: {wait}
          </p>
        ))}
      </div>
    </>
  );
}

/** What the record does not give, in the words to ask it with. */
function Questions({ questions }: { readonly questions: readonly Missing[] }) {
  return (
    <section className="asked-first">
      <h2>To be answered first</h2>
      <ul>
        {questions.map(({ question }) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </section>
  );
}

function nameLine({ code, modifiers }: Line): string {
  return [code, ...modifiers].join('-');
}

function itemOf({ system, code, units, modifiers }: Line, title: string): BasketItem {
  return { system, code, title, units, modifiers };
}
