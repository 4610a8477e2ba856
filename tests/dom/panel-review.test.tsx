import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { LONG_PAGE, showPage, VISIT_PAGE } from '../fixtures/panel/states.ts';

/** Three sides fit the code, and the note names none. */
const WITHOUT_SIDE = showPage([
  {
    id: 'a',
    kind: 'note',
    control: 'textarea',
    label: 'Assessment',
    text: 'Melanoma of the lower leg, biopsy proven. C43.70',
    system: null,
  },
]);

/** Wait for the review, and give its findings as they stand. */
async function findFindings() {
  await screen.findByRole('tab', { name: /^Review \d/ });
  return screen.getAllByRole('article');
}

function getFinding(code: string) {
  const found = screen
    .getAllByRole('article')
    .find((article) => article.querySelector('code')?.textContent === code);
  if (found === undefined) throw new Error(`No finding on ${code} is shown.`);
  return found;
}

/** Walk with `j` from the first finding to the one on a code. */
async function walkTo(user: ReturnType<typeof openPanel>['user'], code: string) {
  const findings = screen.getAllByRole('article');
  await user.keyboard('j'.repeat(findings.indexOf(getFinding(code)) + 1));
  await waitFor(() => expect(document.activeElement?.closest('article')).toBe(getFinding(code)));
}

describe('the findings of a visit', () => {
  it('stand by problem, worst first, and say their grade in words', async () => {
    openPanel(VISIT_PAGE);
    const grades = (await findFindings()).map(
      (finding) => finding.querySelector('.grade')?.textContent ?? '',
    );
    expect(grades[0]).toMatch(/^Stop: the claim must not go out/);
    const place = (finding: Element) =>
      ['Stop', 'Check', 'Ask'].findIndex((word) =>
        finding.querySelector('.grade')?.textContent.startsWith(word),
      );
    const problems = [...document.querySelectorAll('.problem')].map((problem) =>
      [...problem.querySelectorAll('article')].map(place),
    );
    for (const order of problems) expect(order).toEqual([...order].sort());
    const worst = problems.map(([first]) => first);
    expect(worst).toEqual([...worst].sort());
  });

  it('stand under the words of the note that name their problem; codes of the claim alone under their own', async () => {
    openPanel(VISIT_PAGE);
    await findFindings();
    const headingOf = (code: string) =>
      getFinding(code).closest('section')?.querySelector('h2')?.textContent ?? '';
    expect(headingOf('C44.91')).toMatch(/^Basal cell carcinoma of the nose, biopsy proven/);
    expect(headingOf('L40.9')).toMatch(/^Psoriasis/);
    expect(headingOf('L20.8')).toBe('Codes on the claim');
  });

  it('show the present code struck out, the better one, and only the new words in bold', async () => {
    openPanel(VISIT_PAGE);
    await findFindings();
    const finding = getFinding('C44.91');
    expect(finding.querySelector('s')?.textContent).toBe('C44.91');
    expect(finding.querySelector('.swap > button code')?.textContent).toBe('C44.311');
    expect([...finding.querySelectorAll('.swap b')].map((bold) => bold.textContent)).toEqual(['of nose']);
  });

  it('quote the sentence, with its field, and mark the words that decide', async () => {
    openPanel(VISIT_PAGE);
    await findFindings();
    const quote = getFinding('C44.91').querySelector('blockquote');
    expect(quote?.textContent).toBe('Assessment: Basal cell carcinoma of the nose, biopsy proven.');
    expect(quote?.querySelector('mark')?.textContent).toBe('nose');
  });

  it('name their source', async () => {
    openPanel(VISIT_PAGE);
    await findFindings();
    expect(getFinding('C44.91').querySelector('.source')?.textContent).toMatch(/Guidelines.*I\.B\.18/);
  });

  it('never strike out a code where the note does not decide: they offer a choice', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await findFindings();
    const finding = getFinding('L20.8');
    expect(finding.querySelector('s')).toBeNull();
    await user.click(within(finding).getByRole('button', { name: /^Copy L20\.82/ }));
    expect(host.copied).toEqual(['L20.82']);
  });

  it('copy the better code with its button', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await findFindings();
    await user.click(screen.getByRole('button', { name: 'Copy C44.311' }));
    expect(host.copied).toEqual(['C44.311']);
    expect(await screen.findByText('C44.311 copied.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy C44.311' }).textContent).toBe('Copied');
  });

  it('say what to do where the browser forbids copying', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    host.mayCopy = false;
    await findFindings();
    await user.click(screen.getByRole('button', { name: 'Copy C44.311' }));
    expect(await screen.findByText(/The browser did not let us copy/)).toBeTruthy();
  });

  it('keep the questions the note leaves open closed, until they are wanted', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await findFindings();
    const question = getFinding('L40.9');
    expect(within(question).queryByRole('list')).toBeNull();
    await user.click(within(question).getByRole('button', { expanded: false }));
    expect(
      await within(question).findByRole('button', { name: /^Copy L40\.0 Psoriasis vulgaris/ }),
    ).toBeTruthy();
    await user.click(await within(question).findByRole('button', { name: 'All codes of L40' }));
    expect(screen.getByRole('combobox', { name: /^Search/ })).toHaveProperty('value', 'L40');
    expect(await screen.findByText('L40.50')).toBeTruthy();
  });

  it('are announced as numbers, politely', async () => {
    openPanel(VISIT_PAGE);
    expect(await screen.findByText('4 findings: 1 stop, 1 check, 2 ask.')).toBeTruthy();
  });
});

describe('the keys of the review', () => {
  it('walk the findings with j and k, and copy with Enter or c', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await findFindings();
    await walkTo(user, 'C44.91');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Copy C44.311');
    await user.keyboard('{Enter}');
    await user.keyboard('c');
    expect(host.copied).toEqual(['C44.311', 'C44.311']);
    const before = screen.getAllByRole('article').indexOf(getFinding('C44.91')) - 1;
    await user.keyboard('k');
    await waitFor(() =>
      expect(document.activeElement?.closest('article')).toBe(screen.getAllByRole('article')[before]),
    );
  });

  it('collect with b', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await findFindings();
    await walkTo(user, 'C44.91');
    await user.keyboard('b');
    expect(await screen.findByText('C44.311 is in the basket.')).toBeTruthy();
    expect(screen.getByRole('tab', { name: 'Basket 1' })).toBeTruthy();
  });

  it('copy nothing where the note does not decide', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await findFindings();
    await user.keyboard('jc');
    expect(host.copied).toEqual([]);
  });

  it('never choose a side that the note does not state', async () => {
    const { host, user } = openPanel(WITHOUT_SIDE);
    await findFindings();
    await user.keyboard('j');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('C43.70'));
    const finding = getFinding('C43.70');
    expect(within(finding).getByRole('button', { name: /^Copy C43\.71/ })).toBeTruthy();
    expect(within(finding).getByRole('button', { name: /^Copy C43\.72/ })).toBeTruthy();
    expect(finding.querySelector('s, [data-primary], .button.primary')).toBeNull();
    await user.keyboard('cb{Enter}cb');
    expect(host.copied).toEqual([]);
    expect(screen.getByRole('tab', { name: 'Basket 0' })).toBeTruthy();
  });

  it('mean the finding that has the focus, not the one walked to before', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await findFindings();
    await walkTo(user, 'C44.91');
    await user.keyboard('c');
    expect(host.copied).toEqual(['C44.311']);
    act(() => within(getFinding('L40.9')).getByRole('button', { expanded: false }).focus());
    await user.keyboard('cb');
    expect(host.copied).toEqual(['C44.311']);
    expect(screen.queryByText(/is in the basket/)).toBeNull();
  });

  it('never fire while the user types', async () => {
    const { host, user } = openPanel(VISIT_PAGE);
    await findFindings();
    await walkTo(user, 'C44.91');
    await user.type(screen.getByRole('combobox', { name: /^Search/ }), 'cjk1?');
    expect(host.copied).toEqual([]);
    expect(screen.getByRole('combobox', { name: /^Search/ })).toHaveProperty('value', 'cjk1?');
  });
});

describe('a page with more than forty findings', () => {
  it('opens only the finding at hand', async () => {
    const { user, container } = openPanel(LONG_PAGE);
    expect((await findFindings()).length).toBeGreaterThan(40);
    expect(container.querySelectorAll('.quiet-findings .finding.open').length).toBe(0);
    await user.keyboard('jjjj');
    await waitFor(() => expect(container.querySelectorAll('.quiet-findings .finding.open').length).toBe(1));
    await user.keyboard('j');
    await waitFor(() => expect(document.activeElement?.closest('.finding.open')).not.toBeNull());
    expect(container.querySelectorAll('.quiet-findings .finding.open').length).toBe(1);
  });

  it('stops at the last finding and at the first', async () => {
    const { user } = openPanel(LONG_PAGE);
    const findings = await findFindings();
    await user.keyboard('j'.repeat(findings.length + 5));
    await waitFor(() => expect(document.activeElement?.closest('article')).toBe(findings.at(-1)));
    await user.keyboard('k'.repeat(findings.length + 5));
    await waitFor(() => expect(document.activeElement?.closest('article')).toBe(findings[0]));
  });
});

describe('while the doctor types', () => {
  const typed = (text: string) =>
    showPage([{ id: 'a', kind: 'note', control: 'textarea', label: 'Assessment', text, system: null }]);

  it('an open question stays open through an edit elsewhere', async () => {
    const { host, user } = openPanel(typed('Psoriasis L40.9.'));
    await findFindings();
    await user.click(within(getFinding('L40.9')).getByRole('button', { expanded: false }));
    act(() => host.show(typed('Seen again today. Psoriasis L40.9 and eczema L30.9.')));
    await screen.findByRole('tab', { name: 'Review 2' });
    expect(within(getFinding('L40.9')).getByRole('button', { expanded: true })).toBeTruthy();
  });

  it('the finding goes when the words that made it go', async () => {
    const { host } = openPanel(typed('Psoriasis L40.9.'));
    await findFindings();
    act(() => host.show(typed('Psoriasis vulgaris L40.0.')));
    expect(await screen.findByRole('heading', { name: /Nothing to say/ })).toBeTruthy();
  });
});
