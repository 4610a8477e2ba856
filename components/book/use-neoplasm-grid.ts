import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** Marks what can be walked to in the table: `data-cell="row column"`, both counted from 0. */
export const cellMark = (row: number, column: number) => ({ 'data-cell': `${row} ${column}` });

export interface Place {
  readonly row: number;
  readonly column: number;
}

interface GridCell extends Place {
  readonly element: HTMLElement;
}

export interface NeoplasmGrid {
  /** The one cell that Tab leads to. */
  readonly active: Place;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * The keys of the table: arrows walk its cells, past empty ones; Home and End go to the ends of a row, with Ctrl to
 * those of the table.
 * @param start where Tab leads first: what was asked for. The same object as long as the answer is: a new one starts afresh.
 * @param leaveUp called for the arrow up in the first row
 */
export function useNeoplasmGrid(
  gridRef: RefObject<HTMLElement | null>,
  start: Place,
  leaveUp: () => void,
): NeoplasmGrid {
  const [walked, setWalked] = useState<{ readonly start: Place; readonly at: Place } | null>(null);
  const active = walked?.start === start ? walked.at : start;

  const focus = useCallback((cell: GridCell | undefined) => {
    cell?.element.focus({ preventScroll: true });
    cell?.element.scrollIntoView({ block: 'nearest' });
  }, []);
  const isInside = useRef(false);
  useLayoutEffect(() => {
    // Tab came before the answer, and the cell it led to has gone with the old one.
    if (!isInside.current || document.activeElement !== document.body) return;
    const cells = readCells(gridRef.current);
    focus(cells.find((cell) => cell.row === start.row && cell.column === start.column) ?? cells[0]);
  }, [start, gridRef, focus]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.shiftKey) return;
    const cells = readCells(gridRef.current);
    const here = cells.find(({ element }) => element === event.target);
    const move = MOVES[event.key];
    if (here === undefined || move === undefined) return;
    event.preventDefault();
    const next = move(cells, here, event.ctrlKey || event.metaKey);
    if (next === undefined && event.key === 'ArrowUp') leaveUp();
    else focus(next);
  };
  return {
    active,
    onKeyDown,
    onFocus: ({ target }) => {
      isInside.current = true;
      const cell = readCells(gridRef.current).find(({ element }) => element === target);
      if (cell !== undefined) setWalked({ start, at: { row: cell.row, column: cell.column } });
    },
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget !== null) isInside.current = false;
    },
  };
}

/** All cells, row by row. Read from the page: which cells are empty is known there. */
function readCells(grid: HTMLElement | null): GridCell[] {
  const elements = [...(grid?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  return elements.map((element) => {
    const [row = 0, column = 0] = (element.dataset.cell ?? '').split(' ').map(Number);
    return { row, column, element };
  });
}

type Move = (cells: readonly GridCell[], here: Place, isWhole: boolean) => GridCell | undefined;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: (cells, { row, column }) => cells.find((cell) => cell.row === row && cell.column > column),
  ArrowLeft: (cells, { row, column }) => cells.findLast((cell) => cell.row === row && cell.column < column),
  ArrowDown: (cells, here) => nearest(cells, here, cells.find((cell) => cell.row > here.row)?.row),
  ArrowUp: (cells, here) => nearest(cells, here, cells.findLast((cell) => cell.row < here.row)?.row),
  Home: (cells, { row }, isWhole) => (isWhole ? cells[0] : cells.find((cell) => cell.row === row)),
  End: (cells, { row }, isWhole) => (isWhole ? cells.at(-1) : cells.findLast((cell) => cell.row === row)),
};

/** The cell of a row that stands closest to this column. */
function nearest(cells: readonly GridCell[], here: Place, row: number | undefined): GridCell | undefined {
  const own = cells.filter((cell) => cell.row === row);
  const distance = (cell: GridCell) => Math.abs(cell.column - here.column);
  return own.toSorted((a, b) => distance(a) - distance(b))[0];
}
