/** What a calculator states as plain text: its examples, the answers of a choice and the words that lead to it. */
import type { Choice, Example, Family } from './types.ts';

const ASKS = 'asks ';
const NOTHING = 'nothing';

/** A family's own line, id | title | item, and below it the other words that lead there. */
export function readHead(text: string): Pick<Family, 'id' | 'title' | 'item' | 'keywords'> {
  const [own = '', words = ''] = text.trim().split('\n');
  const [id = '', title = '', item = ''] = cellsOf(own);
  return { id, title, item, keywords: readWords(words) };
}

/** "corn, corns, callus" */
export function readWords(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}

/** One answer a line: value | label | other words for it, which may be left out. */
export function readChoices(text: string): readonly Choice[] {
  return rowsOf(text).map(([value = '', label = value, words]) => ({
    value,
    label,
    ...(words !== undefined && { aliases: readWords(words) }),
  }));
}

/** One example a line: title | facts as on the command line | lines, then `asks` and the facts asked for, or `nothing`. */
export function readExamples(text: string): readonly Example[] {
  return rowsOf(text).map(([title = '', given = '', comesTo = '']) => {
    const parts = comesTo === NOTHING ? [] : readWords(comesTo);
    const asks = parts.find((part) => part.startsWith(ASKS));
    return {
      title,
      given,
      lines: parts.filter((part) => part !== asks),
      ...(asks !== undefined && { asks: asks.slice(ASKS.length).split(' ') }),
    };
  });
}

function rowsOf(text: string): string[][] {
  return text.trim().split('\n').map(cellsOf);
}

function cellsOf(row: string): string[] {
  return row.split('|').map((cell) => cell.trim());
}
