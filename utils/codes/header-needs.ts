import { AXES } from './marks.ts';

const ORDINALS = ['4th', '5th', '6th', '7th'];

/**
 * What a header lacks, in one sentence: "Needs a 6th character: side."
 * @param header code without its dot
 * @param children the codes one step down, without their dots
 * @param axes bits of what its children tell apart, 0 where that is not known
 */
export function sayWhatIsMissing(header: string, children: readonly string[], axes: number): string {
  const length = header.length + 1;
  const [first] = children;
  if (first === undefined) return 'Needs more characters.';
  if (children.every((child) => child.length === 7)) {
    return length === 7
      ? 'Needs a 7th character.'
      : 'Needs a 7th character, with X in the empty places before it.';
  }
  const ordinal = ORDINALS[length - 4];
  if (ordinal === undefined || !children.every((child) => child.length === length))
    return 'Needs more characters.';
  const axis = AXES.find((name, bit) => (axes >> bit) & 1 && name !== 'other');
  return axis === undefined ? `Needs a ${ordinal} character.` : `Needs a ${ordinal} character: ${axis}.`;
}
