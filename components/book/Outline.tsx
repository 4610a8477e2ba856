import { useRef } from 'react';
import type { OutlineDescription } from '../../utils/codes/describe-code-types.ts';
import type { OutlineStep } from '../../utils/codes/notes-types.ts';
import { useBookPlaces } from '../book-place.ts';
import { useAskNotesAgain, useOutline } from '../book-queries.ts';
import { useKeys } from '../use-keys.ts';
import { count } from '../words.ts';
import { PathBar, PlaceTitle } from './CardHead.tsx';
import { AbsentKinds, NotesOfKind } from './CardNotes.tsx';
import { walkRows } from './use-card-keys.ts';

/** A chapter or block with what lies below it; the list of chapters for `null`. */
export function Outline({ step }: { readonly step: string | null }) {
  const answer = useOutline(step);
  const found = answer.data?.found ?? null;
  const title = step === null ? 'Chapters' : (found?.step?.title ?? '');
  return (
    <article className="book-place" aria-busy={answer.data === undefined}>
      {found !== null && <PathBar path={found.path} />}
      <PlaceTitle code={step === null ? '' : nameKey(step)} title={title} />
      {answer.data === undefined && !answer.isError && <p className="dim">Looking it up…</p>}
      {(answer.isError || answer.data?.missing === 'notes') && (
        <OutlineMissing isAsking={answer.isFetching} />
      )}
      {answer.data?.missing === 'step' && (
        <p>The official list has no such chapter or block. Look the code up with the search.</p>
      )}
      {found !== null && <OutlineBody found={found} />}
    </article>
  );
}

function nameKey(key: string): string {
  return /^\d+$/.test(key) ? `Chapter ${key}` : key;
}

function OutlineBody({ found }: { readonly found: OutlineDescription }) {
  const { go } = useBookPlaces();
  const rowsRef = useRef<HTMLDivElement>(null);
  const kinds = [...new Set(found.notes.map(({ kind }) => kind))];
  const above = found.path.at(-1);
  const open = (step: OutlineStep | null | undefined) => {
    if (step) go(placeOf(step));
  };
  useKeys({
    u: () => {
      if (found.step !== null) go({ kind: 'outline', key: above?.key ?? null });
    },
    d: () => open(found.below[0]),
    n: () => open(found.after),
    p: () => open(found.before),
    j: () => walkRows(rowsRef.current, 1),
    k: () => walkRows(rowsRef.current, -1),
  });
  return (
    <div ref={rowsRef} className="outline">
      <StepRows steps={found.below} />
      {kinds.map((kind) => (
        <NotesOfKind key={kind} kind={kind} blocks={found.notes.filter((block) => block.kind === kind)} />
      ))}
      <AbsentKinds kinds={found.absent} where="here" />
      {found.siblings.length > 0 && (
        <details className="card-part">
          <summary>Beside it, {countSteps(found.siblings)}</summary>
          <StepRows steps={found.siblings} />
        </details>
      )}
    </div>
  );
}

/** "21 chapters". Below some chapters stand blocks and single categories. */
function countSteps(steps: readonly OutlineStep[]): string {
  const kinds = new Set(steps.map(({ kind }) => kind));
  if (kinds.size > 1) return count(steps.length, 'step');
  if (kinds.has('code')) return count(steps.length, 'category', 'categories');
  return count(steps.length, kinds.has('chapter') ? 'chapter' : 'block');
}

function StepRows({ steps }: { readonly steps: readonly OutlineStep[] }) {
  const { go } = useBookPlaces();
  return (
    <ul className="code-rows">
      {steps.map((step) => (
        <li
          key={`${step.kind} ${step.key}`}
          className={`code-line ${step.kind}`}
          data-code-row={`${step.kind} ${step.key}`}
        >
          <button type="button" className="choice" onClick={() => go(placeOf(step))}>
            <span className="unseen">Open </span>
            <code className="code">{step.key}</code> <span className="title">{step.title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function placeOf({ kind, key }: OutlineStep) {
  return kind === 'code'
    ? ({ kind: 'card', ref: { system: 'icd10cm', code: key } } as const)
    : ({ kind: 'outline', key } as const);
}

function OutlineMissing({ isAsking }: { readonly isAsking: boolean }) {
  const askAgain = useAskNotesAgain();
  return (
    <div className="mark stands-out" role="alert">
      <p>The official list of chapters and notes would not open. Cards and search work all the same.</p>
      <p>
        <button type="button" className="button" disabled={isAsking} onClick={askAgain}>
          {isAsking ? 'Trying…' : 'Try again'}
        </button>
      </p>
    </div>
  );
}
