import { openPhrases } from './axis-words.ts';
import { bareCode } from './code-text.ts';
import type { SpanRow } from './tables.ts';

/** A code of any release, with the codes one step below it. */
export interface CodeNode {
  /** Its place among all ICD-10-CM codes in code order: the entry's id in the book. */
  readonly id: number;
  /** Without the dot. */
  readonly bare: string;
  /** Newest title. */
  readonly title: string;
  /** Newest title in lower case, split into words. */
  readonly words: ReadonlySet<string>;
  /** Where the title leaves something open: `openPhrases`, once for all. */
  readonly phrases: readonly string[];
  /** Billable in at least one release. */
  readonly onceBillable: boolean;
  readonly parent: CodeNode | undefined;
  readonly children: readonly CodeNode[];
}

interface OpenNode extends CodeNode {
  readonly children: OpenNode[];
}

/** All codes of all releases as trees, in code order. @param rows in code order, each code's spans oldest first */
export function growCodeTree(rows: readonly SpanRow[]): CodeNode[] {
  const nodes: OpenNode[] = [];
  const path: OpenNode[] = [];
  for (const history of groupByCode(rows)) {
    const newest = history.at(-1);
    const bare = newest && bareCode(newest.code, 'icd10cm');
    if (!newest || bare === undefined) continue;
    while (path.length > 0 && !bare.startsWith(path.at(-1)?.bare ?? '')) path.pop();
    const parent = path.at(-1);
    const node: OpenNode = {
      id: nodes.length,
      bare,
      title: newest.title,
      words: new Set(wordsOf(newest.title)),
      phrases: openPhrases(newest.title),
      onceBillable: history.some((span) => span.billable),
      parent,
      children: [],
    };
    parent?.children.push(node);
    nodes.push(node);
    path.push(node);
  }
  return nodes;
}

/** Lower-case words of a title, without punctuation. */
function wordsOf(title: string): string[] {
  return title.toLowerCase().match(/[a-z0-9][a-z0-9'/-]*/g) ?? [];
}

/** Visit a node and everything below it, in code order. */
export function visitSubtree(node: CodeNode, visit: (node: CodeNode) => void): void {
  visit(node);
  for (const child of node.children) visitSubtree(child, visit);
}

function groupByCode(rows: readonly SpanRow[]): SpanRow[][] {
  const groups: SpanRow[][] = [];
  for (const row of rows) {
    const open = groups.at(-1);
    if (open?.[0]?.code === row.code) open.push(row);
    else groups.push([row]);
  }
  return groups;
}
