import { useId } from 'react';
import type { IsoDate } from '../../utils/codes/types.ts';
import { FAMILIES } from '../../utils/procedures/families.ts';
import type { Family, Fields, NoteFacts } from '../../utils/procedures/types.ts';
import { FactField } from './FactField.tsx';
import type { Worksheets } from './use-worksheets.ts';
import { WorkedLines } from './WorkedLines.tsx';
import { EMPTY_WORKSHEET, type Typed, type Worksheet, worksheetOf, workWorksheet } from './worksheet.ts';

interface ProceduresViewProps {
  readonly worksheets: Worksheets;
  readonly date: IsoDate;
  /** What the note says was done: calculators begin with it until something else is typed. */
  readonly initial?: readonly NoteFacts[] | undefined;
}

const NOTHING_SAID: readonly NoteFacts[] = [];

/** A calculator for each kind of procedure: facts in, the lines of the claim out, with every step of the sum. */
export function ProceduresView({ worksheets, date, initial = NOTHING_SAID }: ProceduresViewProps) {
  const id = useId();
  const chosen = worksheets.family ?? initial[0]?.family ?? '';
  const family = FAMILIES.find((one) => one.id === chosen);
  return (
    <div className="procedures">
      <div className="fact">
        <label htmlFor={id}>Procedure</label>
        <select id={id} value={chosen} onChange={({ target }) => worksheets.open(target.value)}>
          <option value="">Choose one</option>
          <FamilyOptions initial={initial} />
        </select>
      </div>
      {family === undefined ? (
        <p className="dim">
          Choose what was done and fill in what the note says. The codes, units and modifiers come with each
          step of the sum. Nothing is guessed: what is missing is asked for.
        </p>
      ) : (
        <Calculator
          key={family.id}
          family={family}
          sheet={worksheets.sheets[family.id] ?? startSheet(family, initial, date)}
          blank={blankSheet(family, date)}
          note={standOfNote(family, worksheets, initial)}
          onSheet={(sheet) => worksheets.write(family.id, sheet)}
          onNote={() => worksheets.forget(family.id)}
          date={date}
        />
      )}
    </div>
  );
}

/** What the note tells of stands first. */
function FamilyOptions({ initial }: { readonly initial: readonly NoteFacts[] }) {
  const isTold = ({ id }: Family): boolean => initial.some(({ family }) => family === id);
  const options = (families: readonly Family[]) =>
    families.map(({ id, title }) => (
      <option key={id} value={id}>
        {title}
      </option>
    ));
  if (!FAMILIES.some(isTold)) return options(FAMILIES);
  return (
    <>
      <optgroup label="In the note">{options(FAMILIES.filter(isTold))}</optgroup>
      <optgroup label="Others">{options(FAMILIES.filter((family) => !isTold(family)))}</optgroup>
    </>
  );
}

/** Whether what stands in a calculator is the note's, was typed in its place, or the note says nothing of it. */
type StandOfNote = 'shown' | 'replaced' | 'none';

function standOfNote(family: Family, worksheets: Worksheets, initial: readonly NoteFacts[]): StandOfNote {
  if (!initial.some((one) => one.family === family.id)) return 'none';
  return worksheets.sheets[family.id] === undefined ? 'shown' : 'replaced';
}

/** With what the note says; the day of the visit is known in any case. */
function startSheet(family: Family, initial: readonly NoteFacts[], date: IsoDate): Worksheet {
  const blank = blankSheet(family, date);
  const said = initial.find((one) => one.family === family.id);
  if (said === undefined) return blank;
  const sheet = worksheetOf(family, said.facts);
  return { ...sheet, visit: { ...blank.visit, ...sheet.visit } };
}

/** Nothing but the day of the visit. */
function blankSheet(family: Family, date: IsoDate): Worksheet {
  const days = Object.entries<{ kind: string }>(family.visit).filter(([, { kind }]) => kind === 'date');
  return { ...EMPTY_WORKSHEET, visit: Object.fromEntries(days.map(([name]) => [name, date])) };
}

interface CalculatorProps {
  readonly family: Family;
  readonly sheet: Worksheet;
  /** As it is with nothing filled in. */
  readonly blank: Worksheet;
  readonly note: StandOfNote;
  readonly onSheet: (sheet: Worksheet) => void;
  /** Put what the note says back in. */
  readonly onNote: () => void;
  readonly date: IsoDate;
}

function Calculator({ family, sheet, blank, note, onSheet, onNote, date }: CalculatorProps) {
  const { each, visit } = sheet;
  const write = (at: number, typed: Typed) =>
    onSheet({ ...sheet, each: each.map((one, place) => (place === at ? typed : one)) });
  const hasEach = Object.keys(family.each).length > 0;
  return (
    <>
      {note === 'shown' && <p className="dim">Filled in from the note. Correct what is not so.</p>}
      {hasEach &&
        numberSheets(each, family.item).map(({ name, typed }, at) => (
          <FactSheet
            key={name}
            legend={each.length === 1 ? capitalise(family.item) : name}
            fields={family.each}
            typed={typed}
            onTyped={(next) => write(at, next)}
            onRemove={
              each.length === 1
                ? null
                : () => onSheet({ ...sheet, each: each.filter((_, place) => place !== at) })
            }
          />
        ))}
      {Object.keys(family.visit).length > 0 && (
        <FactSheet
          legend="The whole visit"
          fields={family.visit}
          typed={visit}
          onTyped={(next) => onSheet({ ...sheet, visit: next })}
          onRemove={null}
        />
      )}
      <div className="bar">
        {hasEach && (
          <button type="button" className="button" onClick={() => onSheet({ ...sheet, each: [...each, {}] })}>
            One more {family.item}
          </button>
        )}
        <button type="button" className="button quiet" onClick={() => onSheet(blank)}>
          Clear
        </button>
        {note === 'replaced' && (
          <button type="button" className="button quiet" onClick={onNote}>
            Fill in from the note
          </button>
        )}
      </div>
      <section aria-label="Worked out" aria-live="polite">
        <WorkedLines worked={workWorksheet(family, sheet)} date={date} source={family.source} />
      </section>
    </>
  );
}

interface FactSheetProps {
  readonly legend: string;
  readonly fields: Fields;
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  /** `null` where it is the only one. */
  readonly onRemove: (() => void) | null;
}

function FactSheet({ legend, fields, typed, onTyped, onRemove }: FactSheetProps) {
  return (
    <fieldset className="facts">
      <legend>{legend}</legend>
      {Object.entries(fields).map(([name, field]) => (
        <FactField
          key={name}
          field={field}
          text={typed[name] ?? ''}
          onText={(text) => onTyped({ ...typed, [name]: text })}
        />
      ))}
      {onRemove !== null && (
        <button type="button" className="button quiet" onClick={onRemove}>
          Remove<span className="unseen"> {legend}</span>
        </button>
      )}
    </fieldset>
  );
}

/** Sheets have no name of their own: only their order tells them apart. */
function numberSheets(
  each: readonly Typed[],
  item: string,
): { readonly name: string; readonly typed: Typed }[] {
  return each.map((typed, at) => ({ name: `${capitalise(item)} ${at + 1}`, typed }));
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
