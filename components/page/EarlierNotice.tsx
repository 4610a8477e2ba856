import type { NoteText } from '../../utils/note/types.ts';
import { useActions } from '../panel-actions.tsx';
import { useServices } from '../panel-services.ts';
import { count, joinWords } from '../words.ts';

/** More names than these make no notice, but a list. */
const NAMES_SHOWN = 4;

/** What was read of this visit in other tabs of the page, and is not on the screen now. */
export function EarlierNotice({ note }: { readonly note: NoteText }) {
  const { host } = useServices();
  const { say } = useActions();
  const earlier = [...note.fields, ...note.codeFields].filter(({ seen }) => seen === 'earlier');
  if (earlier.length === 0) return null;
  const labels = [...new Set(earlier.map(({ label }) => label).filter((label) => label !== ''))];
  const names = labels.slice(0, NAMES_SHOWN).map((label) => `“${label}”`);
  const others = labels.length > NAMES_SHOWN ? ['others'] : [];
  return (
    <p className="strip earlier">
      {names.length === 0
        ? 'Parts of this visit that are not on the screen now'
        : joinWords([...names, ...others])}{' '}
      {earlier.length === 1 ? 'counts as you saw it last' : 'count as you saw them last'} in this visit.{' '}
      <button
        type="button"
        className="link"
        onClick={() => {
          host.forgetSeen();
          say('Forgotten. Only what is on the screen counts.');
        }}
      >
        Count only what is on the screen
      </button>
    </p>
  );
}

/** Parts of this visit were seen before and are no longer known: a review without them must not look whole. */
export function ForgottenNotice({ parts }: { readonly parts: number }) {
  const { host } = useServices();
  if (parts === 0) return null;
  return (
    <p className="strip earlier">
      {parts === 1 ? 'One part of this visit was' : `${count(parts, 'part')} of this visit were`} seen before
      and {parts === 1 ? 'is' : 'are'} forgotten: Clear Margin was asleep when the page went, and stores no
      note. Open {parts === 1 ? 'it' : 'them'} in the EHR again to count {parts === 1 ? 'it' : 'them'}.{' '}
      <button type="button" className="link" onClick={() => host.forgetSeen()}>
        Go on without
      </button>
    </p>
  );
}
