import type { NoteSpan, ShowOutcome } from '../utils/browser/panel-types.ts';
import type { NoteText } from '../utils/note/types.ts';
import { useActions } from './panel-actions.tsx';
import { useServices } from './panel-services.ts';

/** Shows words of the note where they stand on the page, and says what came of it. */
export function useShowInNote(note: NoteText): (words: NoteSpan) => void {
  const { host } = useServices();
  const { say, report } = useActions();
  return (words) => {
    const outcome = host.showInNote(note, words);
    const sentence = sayOutcome(outcome, labelOf(note, words));
    if (outcome === 'shown') say(sentence);
    else report(sentence);
  };
}

function labelOf({ fields }: NoteText, { start }: NoteSpan): string {
  return fields.find((field) => field.start <= start && start < field.end)?.label ?? '';
}

function sayOutcome(outcome: ShowOutcome, label: string): string {
  const part = label === '' ? 'This part of the note' : `“${label}”`;
  switch (outcome) {
    case 'shown':
      return 'Shown on the page.';
    case 'earlier':
      return `${part} is not on the screen now. Open its tab in the EHR to see these words.`;
    case 'gone':
      return 'The note no longer says this. It is being read again.';
    case 'nowhere':
      return 'This note is not on the page beside.';
  }
}
