import { saysSide } from './axis-words.ts';
import { bareCode } from './code-text.ts';
import { type CodeNode, growCodeTree } from './code-tree.ts';
import { findAgreeing } from './find-candidates.ts';
import { AXES } from './marks.ts';
import { axesOpenedBy } from './open-axes.ts';
import type { Part } from './pack.ts';
import type { BookTables, ExceptionRow, KinRow } from './tables.ts';
import type { Axis } from './types.ts';

/**
 * Find the unspecified codes, the facts they leave open, and the codes that would state them.
 *
 * A code is unspecified where its title says so, unless the word is joined to a known fact ("other and unspecified")
 * or the table of exceptions knows better. It stays so where no code states more: then it has no candidates.
 */
export function compileUnspecified(tables: BookTables): Record<string, Part> {
  const nodes = growCodeTree(tables.icd10cm);
  const exceptions = tables.exceptions.map(readException);
  const kinOf = readKin(tables.kin, nodes);
  const axes = nodes.map((node) => (node.onceBillable ? openAxes(node, exceptions) : 0));
  const starts = new Uint32Array(nodes.length + 1);
  const candidates: number[] = [];
  for (const node of nodes) {
    starts[node.id] = candidates.length;
    const bits = axes[node.id] ?? 0;
    if (bits === 0 || exceptions.some((exception) => exception.verdict === 'none' && exception.covers(node)))
      continue;
    for (const candidate of rank(node, bits, findAgreeing(node, kinOf(node)), axes))
      candidates.push(candidate.id);
  }
  starts[nodes.length] = candidates.length;
  return {
    axes: Uint16Array.from(axes),
    needs: Uint16Array.from(nodes, (node) => bitsOf(axesToldApart(node))),
    'candidate-start': starts,
    candidates: Uint32Array.from(candidates),
  };
}

/**
 * Those that state at least one missing fact: "other" ones last, fewest open facts first, the same category before
 * others, then in code order.
 */
function rank(
  node: CodeNode,
  bits: number,
  agreeing: ReadonlySet<CodeNode>,
  axes: readonly number[],
): readonly CodeNode[] {
  const openIn = (candidate: CodeNode): number => axes[candidate.id] ?? 0;
  const others = otherWords(node);
  const category = node.bare.slice(0, 3);
  const score = (candidate: CodeNode): number =>
    (otherWords(candidate) > others ? 100 : 0) +
    countBits(openIn(candidate)) * 2 +
    (candidate.bare.startsWith(category) ? 0 : 1);
  return [...agreeing]
    .filter((candidate) => (bits & ~openIn(candidate)) !== 0)
    .map((candidate) => ({ candidate, cost: score(candidate) }))
    .sort((a, b) => a.cost - b.cost || a.candidate.id - b.candidate.id)
    .map(({ candidate }) => candidate);
}

/** How often a title says that it means the rest: "other", "overlapping sites". */
function otherWords(node: CodeNode): number {
  return node.title.match(/\b(?:other|overlapping|elsewhere)\b/gi)?.length ?? 0;
}

/** All axes a code leaves open on its way down, exceptions taken out. */
function openAxes(code: CodeNode, exceptions: readonly Exception[]): number {
  if (code.phrases.length === 0) return 0;
  const found: Axis[] = [];
  for (let node: CodeNode | undefined = code; node; node = node.parent) found.push(...axesOpenedBy(node));
  const never = exceptions.filter((exception) => exception.verdict === 'never' && exception.covers(code));
  const bits = bitsOf(found.length > 0 ? found : ['type']);
  return never.reduce((left, exception) => left & ~exception.bits, bits);
}

/** What the codes right below a header tell apart. */
function axesToldApart(header: CodeNode): readonly Axis[] {
  const opened = header.children.flatMap(axesOpenedBy);
  if (opened.length > 0) return opened;
  const sided = header.children.some((child) => saysSide(child.words));
  return sided && !saysSide(header.words) ? ['side'] : [];
}

function bitsOf(axes: readonly Axis[]): number {
  return axes.reduce((bits, axis) => bits | (1 << AXES.indexOf(axis)), 0);
}

function countBits(bits: number): number {
  return AXES.filter((_, bit) => (bits >> bit) & 1).length;
}

interface Exception {
  readonly verdict: ExceptionRow['verdict'];
  readonly bits: number;
  covers(node: CodeNode): boolean;
}

function readException(row: ExceptionRow): Exception {
  const isStart = row.codes.endsWith('*');
  const bare = bareCode(isStart ? row.codes.slice(0, -1) : row.codes, 'icd10cm');
  const axis = AXES.find((known) => known === row.axis);
  if (bare === undefined || (axis === undefined && row.axis !== '*')) {
    throw new Error(`unspecified-exceptions.tsv: "${row.codes}" or "${row.axis}" is not readable.`);
  }
  return {
    verdict: row.verdict,
    bits: axis === undefined ? 0xffff : bitsOf([axis]),
    covers: (node) => (isStart ? node.bare.startsWith(bare) : node.bare === bare),
  };
}

function readKin(
  rows: readonly KinRow[],
  nodes: readonly CodeNode[],
): (node: CodeNode) => readonly CodeNode[] {
  const byCode = new Map(nodes.map((node) => [node.bare, node]));
  const kin = rows.map((row) => ({
    start: bareCode(row.category, 'icd10cm') ?? '',
    trees: row.kin.map((code) => {
      const tree = byCode.get(bareCode(code, 'icd10cm') ?? '');
      if (!tree) throw new Error(`unspecified-kin.tsv: ${code} is not a code.`);
      return tree;
    }),
  }));
  return (node) => kin.filter((row) => node.bare.startsWith(row.start)).flatMap((row) => row.trees);
}
