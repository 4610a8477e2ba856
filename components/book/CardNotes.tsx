import { Fragment } from 'react';
import type { CodeAside, LinkTo, NoteBlock, NoteLine } from '../../utils/codes/describe-code-types.ts';
import { NOTE_MEANINGS, NOTE_NAMES, nameStep } from '../../utils/codes/describe-code-words.ts';
import type { NoteKind } from '../../utils/codes/notes-types.ts';
import { useBookPlaces } from '../book-place.ts';
import { count, joinWords } from '../words.ts';
import { cutNote } from './cut-note.ts';

/** Notes of codes above are as good as the code's own; where there are more lines than this they wait folded. */
const OPEN_UP_TO = 4;

/** All notes that hold, by kind: its own, then those of the steps above. Kinds of which there is none are said. */
export function CardNotes({ aside }: { readonly aside: CodeAside }) {
  const kinds = [...new Set(aside.notes.map(({ kind }) => kind))].map((kind) => ({
    kind,
    blocks: aside.notes.filter((block) => block.kind === kind),
  }));
  // What a chapter says of all its codes is read after what is said of this one.
  const isFar = ({ blocks }: NotesOfKindProps) => blocks.every(({ holder }) => holder.kind !== 'code');
  const sorted = [...kinds.filter((each) => !isFar(each)), ...kinds.filter(isFar)];
  return (
    <>
      {sorted.map(({ kind, blocks }) => (
        <NotesOfKind key={kind} kind={kind} blocks={blocks} />
      ))}
      <AbsentKinds kinds={aside.absent} where="here or above" />
    </>
  );
}

interface AbsentKindsProps {
  readonly kinds: readonly NoteKind[];
  readonly where: 'here or above' | 'here';
}

/** "No Includes or Code first, here or above." Absence is knowledge. */
export function AbsentKinds({ kinds, where }: AbsentKindsProps) {
  if (kinds.length === 0) return null;
  return <p className="dim absent">{`No ${joinOr(kinds.map((kind) => NOTE_NAMES[kind]))}, ${where}.`}</p>;
}

function joinOr(names: readonly string[]): string {
  return joinWords(names).replace(/ and ([^,]*)$/, ' or $1');
}

interface NotesOfKindProps {
  readonly kind: NoteKind;
  readonly blocks: readonly NoteBlock[];
}

export function NotesOfKind({ kind, blocks }: NotesOfKindProps) {
  return (
    <section className="card-part">
      <h3>
        {NOTE_NAMES[kind]}
        {NOTE_MEANINGS[kind] !== '' && <small>: {NOTE_MEANINGS[kind]}</small>}
      </h3>
      {blocks.map((block) => (
        <Block key={`${block.holder.kind} ${block.holder.key}`} block={block} />
      ))}
    </section>
  );
}

function Block({ block }: { readonly block: NoteBlock }) {
  const { holder, lines } = block;
  const releases = [...new Set(lines.map(({ release }) => release))];
  const list = (
    <ul className="note-lines">
      {lines.map((line) => (
        <li key={line.text}>
          <NoteText line={line} />
          {releases.length > 1 && <small> {line.release}</small>}
        </li>
      ))}
    </ul>
  );
  const read = releases.length === 1 ? releases.join('') : '';
  if (!holder.isInherited) {
    return (
      <>
        {list}
        {read !== '' && <ReadIn release={read} />}
      </>
    );
  }
  return (
    <details open={holder.kind === 'code' && lines.length <= OPEN_UP_TO}>
      <summary>
        From {nameStep(holder)}, {count(lines.length, 'line')}
      </summary>
      {list}
      {read !== '' && <ReadIn release={read} />}
    </details>
  );
}

export function ReadIn({ release }: { readonly release: string }) {
  return <p className="read-in">Read in {release}</p>;
}

/** The text of a note; the codes in it open what they name. */
function NoteText({ line }: { readonly line: NoteLine }) {
  const { go } = useBookPlaces();
  const open = (to: LinkTo) =>
    go(
      to.kind === 'card'
        ? { kind: 'card', ref: { system: 'icd10cm', code: to.code } }
        : { kind: 'outline', key: to.key },
    );
  const { parts, rest } = cutNote(line);
  return (
    <>
      {parts.map(({ key, before, opening, code, closing, to }) => (
        <Fragment key={key}>
          {before}
          <span className="unbroken">
            {opening}
            <button type="button" className="in-text" onClick={() => open(to)}>
              <span className="unseen">Open </span>
              <code className="code">{code}</code>
            </button>
            {closing}
          </span>
        </Fragment>
      ))}
      {rest}
    </>
  );
}
