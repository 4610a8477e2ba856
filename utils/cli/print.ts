/** Plain text for people at a terminal: short, aligned, in words. */
import type { Standing } from '../codes/types.ts';
import type { Grade } from '../review/types.ts';

const STANDINGS: Record<Standing, string> = {
  billable: 'billable',
  header: 'needs more characters',
  'not-yet': 'not valid yet',
  retired: 'no longer valid',
  unknown: 'unknown',
};

const GRADES: Record<Grade, string> = { block: 'Do not bill', warn: 'The note says more', inform: 'Ask' };

export function nameStanding(standing: Standing): string {
  return STANDINGS[standing];
}

export function nameGrade(grade: Grade): string {
  return GRADES[grade];
}

/** Rows with every column but the last padded to its widest cell. */
export function alignRows(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0),
    );
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}
