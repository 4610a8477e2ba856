import { shortDay } from '../../utils/codes/calendar.ts';
import type { CodeDescription } from '../../utils/codes/describe-code-types.ts';
import { nameStep } from '../../utils/codes/describe-code-words.ts';
import type { OutlineStep } from '../../utils/codes/notes-types.ts';
import { useBookPlaces } from '../book-place.ts';
import { CodeButtons } from '../CodeButtons.tsx';
import { STANDING_WORDS, SYSTEM_NAMES } from '../words.ts';
import { FavouriteButton } from './FavouriteButton.tsx';
import { PLACE_HEADING } from './use-book-stack.ts';

/** The steps above, each of which opens. */
export function PathBar({ path }: { readonly path: readonly OutlineStep[] }) {
  const { go } = useBookPlaces();
  if (path.length === 0) return null;
  const open = ({ kind, key }: OutlineStep) =>
    go(kind === 'code' ? { kind: 'card', ref: { system: 'icd10cm', code: key } } : { kind: 'outline', key });
  return (
    <nav aria-label="Steps above" className="path">
      <ol>
        {path.map((step) => (
          <li key={`${step.kind} ${step.key}`}>
            <button type="button" title={step.title} onClick={() => open(step)}>
              {step.kind === 'chapter' ? `Chapter ${step.key}` : nameStep(step)}
              <span className="unseen">: {step.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The heading of a place. It takes the focus when the place is opened. */
export function PlaceTitle({ code = '', title }: { readonly code?: string; readonly title: string }) {
  return (
    <h2 className="place-title" tabIndex={-1} {...{ [PLACE_HEADING]: '' }}>
      {code !== '' && <code className="code">{code}</code>} {title}
    </h2>
  );
}

/** Title, standing on the date, and what can be done with the code. */
export function CardHead({ card }: { readonly card: CodeDescription }) {
  const { system, code, title, stand } = card;
  const isKnown = stand.standing !== 'unknown';
  return (
    <div className={`card-head standing-${stand.standing}`}>
      <PlaceTitle code={code} title={title || (isKnown ? 'No title in the official files' : '')} />
      <p>
        <strong className="standing">{STANDING_WORDS[stand.standing]}</strong>{' '}
        <span className="dim">
          on {shortDay(card.date)}, {SYSTEM_NAMES[system]} {stand.release}
        </span>
        {stand.pastEnd && <span className="past-end dim"> past its end</span>}
      </p>
      {stand.reason !== '' && <p className="reason">{stand.reason}</p>}
      {isKnown && (
        <p className="card-buttons">
          <CodeButtons
            item={card}
            isPrimary={stand.standing === 'billable'}
            isBillable={stand.standing === 'billable'}
            isSpelledOut
          />
          <FavouriteButton item={card} />
        </p>
      )}
    </div>
  );
}
