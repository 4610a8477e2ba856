import type { RefObject } from 'react';
import type { FoundSite } from '../../utils/codes/find-neoplasm.ts';
import type { NeoplasmCells } from '../../utils/codes/neoplasm-sites.ts';
import { NEOPLASM_COLUMNS, type NeoplasmColumn } from '../../utils/codes/notes-types.ts';
import type { NeoplasmFound } from '../book-client.ts';
import { useBookPlaces } from '../book-place.ts';
import { Code } from '../CodeButtons.tsx';
import { CELL_STANDINGS, COLUMN_NAMES, nameSite } from './neoplasm-words.ts';
import { cellMark, type NeoplasmGrid } from './use-neoplasm-grid.ts';

/**
 * A table where there is room for one, and else a box for each site. The roles are said in full because the style
 * sheet lays the rows out by itself, and browsers then no longer take them for the rows of a table.
 */
const GRID = { role: 'grid' };
const ROW_GROUP = { role: 'rowgroup' };
const ROW = { role: 'row' };
const COLUMN_HEADER = { role: 'columnheader', scope: 'col' };
const ROW_HEADER = { role: 'rowheader', scope: 'row' };
const CELL = { role: 'gridcell' };

interface NeoplasmSitesProps {
  readonly found: NeoplasmFound;
  readonly grid: NeoplasmGrid;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  /** Look up what a row refers to. */
  readonly onSearch: (text: string) => void;
}

/** The sites found, each with its six behaviours and the growths below it. */
export function NeoplasmSites({ found, grid, gridRef, onSearch }: NeoplasmSitesProps) {
  const firstRows = countRows(found.sites);
  return (
    <table
      {...GRID}
      ref={gridRef}
      aria-label="Sites by behavior"
      className="neoplasms"
      onKeyDown={grid.onKeyDown}
      onFocus={grid.onFocus}
      onBlur={grid.onBlur}
    >
      <thead {...ROW_GROUP}>
        <tr {...ROW}>
          <th {...COLUMN_HEADER}>Site</th>
          {NEOPLASM_COLUMNS.map((column) => (
            <th key={column} {...COLUMN_HEADER}>
              {COLUMN_NAMES[column]}
            </th>
          ))}
        </tr>
      </thead>
      {found.sites.map((site, at) => (
        <SiteRows
          key={site.path.join('\n')}
          site={site}
          firstRow={firstRows[at] ?? 0}
          found={found}
          grid={grid}
          onSearch={onSearch}
        />
      ))}
    </table>
  );
}

/** For each site, the number of its first row in the whole table. */
function countRows(sites: readonly FoundSite[]): number[] {
  let row = 0;
  return sites.map((site) => {
    const first = row;
    row += 1 + site.types.length;
    return first;
  });
}

interface SiteRowsProps extends Pick<NeoplasmSitesProps, 'found' | 'grid' | 'onSearch'> {
  readonly site: FoundSite;
  readonly firstRow: number;
}

function SiteRows({ site, firstRow, found, grid, onSearch }: SiteRowsProps) {
  const name = nameSite(site.path);
  const lines = { found, grid };
  return (
    <tbody {...ROW_GROUP}>
      <tr {...ROW} className="site-row">
        <th {...ROW_HEADER}>
          {name}
          {site.see !== '' && <See see={site.see} row={firstRow} grid={grid} onSearch={onSearch} />}
        </th>
        <Cells cells={site.cells} row={firstRow} {...lines} />
      </tr>
      {site.types.map((type, at) => (
        <tr
          key={type.title}
          {...ROW}
          className={at === site.askedType ? 'growth-row is-asked' : 'growth-row'}
        >
          <th {...ROW_HEADER}>
            <span className="unseen">{name}: </span>
            {type.title}
            {type.isOurs && (
              <span title="Not in the official table">
                <span aria-hidden="true">&nbsp;*</span>
                <span className="unseen"> (not in the official table)</span>
              </span>
            )}
          </th>
          <Cells cells={type.cells} row={firstRow + 1 + at} {...lines} />
        </tr>
      ))}
    </tbody>
  );
}

interface CellsProps extends Pick<NeoplasmSitesProps, 'found' | 'grid'> {
  readonly cells: NeoplasmCells;
  readonly row: number;
}

function Cells({ cells, row, found, grid }: CellsProps) {
  return NEOPLASM_COLUMNS.map((column, at) => (
    <td key={column} {...CELL} className={cells[column] === undefined ? 'is-empty' : undefined}>
      {cells[column] === undefined ? (
        <span className="unseen">none</span>
      ) : (
        <CellButton column={column} cell={cells[column]} row={row} at={at} found={found} grid={grid} />
      )}
    </td>
  ));
}

interface CellButtonProps extends Pick<NeoplasmSitesProps, 'found' | 'grid'> {
  readonly column: NeoplasmColumn;
  readonly cell: NonNullable<NeoplasmCells[NeoplasmColumn]>;
  readonly row: number;
  readonly at: number;
}

/** Opens the card of its code; of the header where the table writes a dash. */
function CellButton({ column, cell, row, at, found, grid }: CellButtonProps) {
  const { go } = useBookPlaces();
  const { code, isOpen } = cell;
  const known = found.codes[code];
  const standing = known?.standing ?? 'unknown';
  const said = isOpen && standing === 'header' ? '' : CELL_STANDINGS[standing];
  const isHere = grid.active.row === row && grid.active.column === at;
  return (
    <button
      type="button"
      {...cellMark(row, at)}
      data-code={code}
      tabIndex={isHere ? 0 : -1}
      className={said === '' ? 'cell' : 'cell not-billable'}
      title={known?.title}
      onClick={() => go({ kind: 'card', ref: { system: 'icd10cm', code } })}
    >
      <small className="cell-name">{COLUMN_NAMES[column]} </small>
      <Code>{isOpen ? `${code}-` : code}</Code>
      {said !== '' && <small> {said}</small>}
    </button>
  );
}

interface SeeProps extends Pick<NeoplasmSitesProps, 'grid' | 'onSearch'> {
  readonly see: string;
  readonly row: number;
}

/** Where else the table says to look. What is in the table can be gone to; the rest is in the index. */
function See({ see, row, grid, onSearch }: SeeProps) {
  const [, prefix = '', words = ''] = /^(see (?:also )?)neoplasm, (.+)$/i.exec(see) ?? [];
  if (words === '') return <small>{see}: not in this table</small>;
  const isHere = grid.active.row === row && grid.active.column === -1;
  return (
    <small>
      {prefix}
      <button
        type="button"
        className="link"
        {...cellMark(row, -1)}
        tabIndex={isHere ? 0 : -1}
        onClick={() => onSearch(words.replaceAll(',', '').toLowerCase())}
      >
        {words}
      </button>
    </small>
  );
}
