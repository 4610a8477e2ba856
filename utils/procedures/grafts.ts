/** Skin grafts: what both thicknesses share. Areas of one site group are added, the groups are each one's own. */
import { areaField } from './fields.ts';
import { findSite } from './sites.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from './sources.ts';
import { type AreaGroup, workAreaGroups } from './summed-areas.ts';
import type { Known, Line, Missing } from './types.ts';

export const GRAFT_SOURCE = bandsAnd(policyManual('III.I', 'III.I.1', 'III.I.3'), ADD_ON_TABLE);
export const GRAFT = { area: areaField('Area', 'How large was the grafted area?', ['size', 'defect']) };
export const GRAFT_OPENS = ['area', 'Where was the graft, and how large was the grafted area?'] as const;

/** @param column the site groups that the thickness goes by */
export function workGrafts<Group extends string>(
  each: readonly (Known<typeof GRAFT> & { readonly site: string | null })[],
  column: 'complex' | 'split',
  groups: readonly AreaGroup<Group>[],
  step: number,
  kind: string,
): { readonly lines: readonly Line[]; readonly questions: readonly Missing[] }[] {
  const groupOf = ({ site }: { readonly site: string | null }): string | null | undefined =>
    site === null ? null : findSite(site)?.[column];
  const ask = 'How large was the grafted area';
  return workAreaGroups(each, groups, groupOf, { step, kind, source: GRAFT_SOURCE, ask });
}
