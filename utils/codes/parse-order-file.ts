/** One row of an official ICD-10-CM order file. */
export interface OrderRow {
  /** Without the dot, as the file writes it: "C44311". */
  readonly code: string;
  readonly billable: boolean;
  /** Long title, with one blank between words: the files of some years slip, and a slip is no new title. */
  readonly title: string;
}

/**
 * Read an ICD-10-CM order file (CDC/NCHS): fixed width, code in columns 7-13, flag in 15 (1 billable, 0 header),
 * long title from column 78.
 * @throws Error naming the line where the text is not an order file
 */
export function parseOrderFile(text: string): OrderRow[] {
  const rows: OrderRow[] = [];
  let lineNumber = 0;
  for (const line of text.split(/\r?\n/)) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const code = line.slice(6, 13).trimEnd();
    const flag = line.charAt(14);
    const title = line.slice(77).trim().replace(/\s+/g, ' ');
    if (!/^[A-Z][A-Z\d]{2,6}$/.test(code) || (flag !== '0' && flag !== '1') || title === '') {
      throw new Error(`Line ${lineNumber} is not a line of an ICD-10-CM order file.`);
    }
    rows.push({ code, billable: flag === '1', title });
  }
  if (rows.length === 0) throw new Error('The ICD-10-CM order file is empty.');
  return rows;
}
