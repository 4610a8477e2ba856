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

interface CardHeadProps {
  /** As it was asked for. */
  readonly asked: string;
  /** Left out until the book has answered: the heading is there before, to hold the focus. */
  readonly card: CodeDescription | undefined;
}

/** Title, standing on the date, and what can be done with the code. */
export function CardHead({ asked, card }: CardHeadProps) {
  const standing = card?.stand.standing;
  const noTitle = card === undefined || standing === 'unknown' ? '' : 'No title in the official files';
  return (
    <div className={standing === undefined ? 'card-head' : `card-head standing-${standing}`}>
      <PlaceTitle code={card?.code ?? asked} title={card?.title || noTitle} />
      {card !== undefined && <Standing card={card} />}
    </div>
  );
}

function Standing({ card }: { readonly card: CodeDescription }) {
  const { system, stand } = card;
  return (
    <>
      <p>
        <strong className="standing">{STANDING_WORDS[stand.standing]}</strong>{' '}
        <span className="dim">
          on {shortDay(card.date)}, {SYSTEM_NAMES[system]} {stand.release}
        </span>
        {stand.pastEnd && <span className="past-end dim"> past its end</span>}
      </p>
      {stand.reason !== '' && <p className="reason">{stand.reason}</p>}
      {stand.standing !== 'unknown' && (
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
    </>
  );
}
