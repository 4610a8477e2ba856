import type { SeventhChoice, SeventhChoices } from '../../utils/codes/describe-code-types.ts';
import { nameStep } from '../../utils/codes/describe-code-words.ts';
import { ReadIn } from './CardNotes.tsx';
import { CodeRow } from './CodeRows.tsx';

/** The choices for the 7th character: as whole codes where only that is open. */
export function CardSeventh({ seventh }: { readonly seventh: SeventhChoices }) {
  const { holder, choices, release } = seventh;
  return (
    <section className="card-part">
      <h3>
        7th character
        {holder.isInherited && <small>: as {nameStep(holder)} says</small>}
      </h3>
      <ul className="code-rows">
        {choices.map((choice) => (
          <Choice key={choice.character} choice={choice} />
        ))}
      </ul>
      <ReadIn release={release} />
    </section>
  );
}

function Choice({ choice }: { readonly choice: SeventhChoice }) {
  const { character, meaning, finished, isOwn } = choice;
  if (finished !== null && !isOwn) return <CodeRow line={finished} label={meaning} />;
  return (
    <li className="code-line">
      <span className="choice">
        <code className="code">{finished?.code ?? character}</code>{' '}
        <span>
          {isOwn ? <b>{meaning}</b> : meaning}
          {isOwn && <small>This code</small>}
        </span>
      </span>
    </li>
  );
}
