import { Activity, type RefObject } from 'react';
import type { IsoDate } from '../../utils/codes/types.ts';
import type { BookPlace } from '../book-place.ts';
import { BackBar } from './BackBar.tsx';
import { Changes } from './Changes.tsx';
import { CodeCard } from './CodeCard.tsx';
import { NeoplasmTable } from './NeoplasmTable.tsx';
import { Outline } from './Outline.tsx';
import { Shelf } from './Shelf.tsx';
import { type BookStack, useArrival } from './use-book-stack.ts';
import '../../assets/styles/book.css';
import '../../assets/styles/book-tables.css';

interface BookViewProps {
  readonly stack: BookStack;
  readonly date: IsoDate;
  /** What the panel shows where the book is put away. */
  readonly panelName: string;
  /** What scrolls. */
  readonly mainRef: RefObject<HTMLElement | null>;
}

/** The place of the book that is open, over the ones that lead back. */
export function BookView({ stack, date, mainRef, panelName }: BookViewProps) {
  const top = stack.steps.at(-1);
  useArrival(mainRef, stack.isUp ? stack.arrival : null);
  return (
    <>
      {stack.backTo !== null && <BackBar stack={stack} panelName={panelName} />}
      {stack.steps.map((step) => (
        <Activity key={step.id} mode={step === top && stack.isUp ? 'visible' : 'hidden'}>
          <PlaceView place={step.place} date={date} />
        </Activity>
      ))}
    </>
  );
}

function PlaceView({ place, date }: { readonly place: BookPlace; readonly date: IsoDate }) {
  switch (place.kind) {
    case 'card':
      return <CodeCard code={place.ref} date={date} />;
    case 'outline':
      return <Outline step={place.key} />;
    case 'neoplasm':
      return <NeoplasmTable date={date} />;
    case 'changes':
      return <Changes date={date} />;
    case 'shelf':
      return <Shelf date={date} />;
  }
}
