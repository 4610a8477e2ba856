import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { worksheetOf, workWorksheet } from '../../components/procedures/worksheet.ts';
import { cutGiven } from '../../utils/procedures/cut-given.ts';
import { FAMILIES } from '../../utils/procedures/families.ts';
import { readFacts } from '../../utils/procedures/read-facts.ts';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { showPage, VISIT_PAGE } from '../fixtures/panel/states.ts';

async function openProcedures(family: string) {
  const panel = openPanel(VISIT_PAGE);
  await screen.findByRole('tab', { name: /^Review \d/ });
  await panel.user.keyboard('5');
  const choice = await screen.findByRole('combobox', { name: 'Procedure' });
  await panel.user.selectOptions(choice, family);
  await panel.user.click(screen.getByRole('button', { name: 'Clear' }));
  return panel;
}

const worked = () => screen.getByRole('region', { name: 'Worked out' });

describe('the calculators', () => {
  it('work an excision with its margins, and show the sum', async () => {
    const { user } = await openProcedures('Excision, benign');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Site' }), 'trunk');
    await user.type(screen.getByRole('textbox', { name: 'Lesion size' }), '1.0 cm');
    await user.type(screen.getByRole('textbox', { name: 'Narrowest margin' }), '2 mm');
    expect(within(worked()).getByText(/1\.0 cm \+ 2 x 0\.2 cm = 1\.4 cm.*11402/)).toBeTruthy();
  });

  it('ask for what the note leaves out, and guess nothing', async () => {
    const { user } = await openProcedures('Biopsy');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Site' }), 'trunk');
    expect(within(worked()).getByRole('heading', { name: 'To be answered first' })).toBeTruthy();
    expect(within(worked()).getByText(/How was the biopsy taken/)).toBeTruthy();
    expect(within(worked()).queryByRole('button', { name: /basket/ })).toBeNull();
  });

  it('say what is wrong with a fact beside its field, and keep it as it was typed', async () => {
    const { user } = await openProcedures('Excision, benign');
    const size = screen.getByRole('textbox', { name: 'Lesion size' });
    await user.type(size, '40 cm');
    expect(size.getAttribute('aria-invalid')).toBe('true');
    const told = document.getElementById(size.getAttribute('aria-describedby') ?? '');
    expect(told?.className).toBe('fact-trouble');
    expect(told?.textContent).toMatch(/30/);
    expect(size).toHaveProperty('value', '40 cm');
  });

  it('take several lesions, and put every line in the basket with its units and modifiers', async () => {
    const { user, host } = await openProcedures('Biopsy');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Technique' }), 'punch');
    await user.click(screen.getByRole('button', { name: 'One more biopsy' }));
    const second = screen.getByRole('group', { name: 'Biopsy 2' });
    await user.selectOptions(
      within(second).getByRole('combobox', { name: 'Technique' }),
      'tangential (shave)',
    );
    await user.type(within(second).getByRole('textbox', { name: /^Number/ }), '3');
    act(() => screen.getByRole('button', { name: 'Copy 2 lines' }).focus());
    await user.keyboard('cb');
    expect(host.copied).toEqual(['11103 x3\n11104']);
    await user.keyboard('3');
    expect(await screen.findByRole('button', { name: 'Remove 11103 x3' })).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'Basket 2' })).toBeTruthy();
  });

  it('keep what was typed while another view is shown, and forget it with the visit', async () => {
    const { user, host } = await openProcedures('Biopsy');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Technique' }), 'punch');
    act(() => screen.getByRole('tab', { name: 'Procedures' }).focus());
    await user.keyboard('15');
    expect(screen.getByRole('combobox', { name: 'Technique' })).toHaveProperty('value', 'punch');
    const fields = [
      { id: 'z', kind: 'note', control: 'textarea', label: 'Plan', text: 'Acne.', system: null },
    ] as const;
    act(() => host.show(showPage(fields)));
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Procedure' })).toHaveProperty('value', ''),
    );
  });
});

describe('a note that tells of a procedure', () => {
  const text =
    'A/P: Dermatitis, etiology unclear. 4 mm punch biopsy from the left thigh obtained today, closed with one 4-0 nylon suture.';

  it('fills its calculator in; what is corrected stays, and the note’s own facts are one button away', async () => {
    const fields = [
      { id: 'b', kind: 'note', control: 'textarea', label: 'Plan', text, system: null },
    ] as const;
    const { user } = openPanel(showPage(fields));
    await screen.findByRole('tab', { name: /^Review/ });
    await user.keyboard('5');
    const technique = await screen.findByRole('combobox', { name: 'Technique' });
    await waitFor(() => expect(technique).toHaveProperty('value', 'punch'));
    expect(within(worked()).getByText('11104')).toBeTruthy();
    expect(screen.getByText(/Filled in from the note/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.getByRole('combobox', { name: 'Technique' })).toHaveProperty('value', '');
    await user.click(screen.getByRole('button', { name: 'Fill in from the note' }));
    expect(screen.getByRole('combobox', { name: 'Technique' })).toHaveProperty('value', 'punch');
  });

  it('leaves the day of the visit where it is when a calculator is cleared', async () => {
    await openProcedures('Drug units and waste');
    expect(screen.getByLabelText(/date of service/i)).not.toHaveProperty('value', '');
  });
});

describe('every family', () => {
  it.each(FAMILIES.map((family) => [family.title, family] as const))(
    '“%s”: each fact has a labelled field, and its own examples come out the same from what is typed',
    (_, family) => {
      for (const { given } of family.examples) {
        const facts = readFacts(family, cutGiven(given));
        if ('problem' in facts) throw new Error(facts.problem);
        const direct = family.work(facts);
        if (direct.lines.length === 0) continue;
        const again = workWorksheet(family, worksheetOf(family, facts));
        expect(again.lines).toEqual(direct.lines);
      }
    },
  );

  it('is listed to choose from, and draws all of its fields', async () => {
    const { user } = await openProcedures('Biopsy');
    expect(FAMILIES).toHaveLength(28);
    for (const family of FAMILIES) {
      await user.selectOptions(screen.getByRole('combobox', { name: 'Procedure' }), family.title);
      for (const { label } of [...Object.values(family.each), ...Object.values(family.visit)]) {
        expect(screen.getByLabelText(label)).toBeTruthy();
      }
    }
  });
});
