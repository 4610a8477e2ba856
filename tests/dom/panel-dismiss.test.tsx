import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../utils/review/rules.ts';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { HALF_READ_PAGE, showPage, VISIT_PAGE } from '../fixtures/panel/states.ts';

const LEG = 'Melanoma of the lower leg, biopsy proven. C43.70';

/** One note field; another id is another patient's note. */
const page = (text: string, id = 'a') =>
  showPage([{ id, kind: 'note', control: 'textarea', label: 'Assessment', text, system: null }]);

async function openFinding({ user }: ReturnType<typeof openPanel>, code: string) {
  await screen.findByRole('tab', { name: /^Review \d/ });
  const finding = screen
    .getAllByRole('article')
    .find((article) => article.querySelector('code')?.textContent === code);
  if (finding === undefined) throw new Error(`No finding on ${code} is shown.`);
  const head = within(finding).queryByRole('button', { expanded: false, name: /^(Stop|Check|Ask)\s*:/ });
  if (head !== null) await user.click(head);
  return finding;
}

function countOnTab(): number {
  return Number(screen.getByRole('tab', { name: /^Review/ }).querySelector('.count')?.textContent);
}

describe('asking the physician', () => {
  it('drafts a question with the note’s own words and every side, ready to change and copy', async () => {
    const panel = openPanel(page(LEG));
    const finding = await openFinding(panel, 'C43.70');
    await panel.user.click(within(finding).getByRole('button', { name: /^Ask the physician/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Ask the physician' });
    const draft = await within(dialog).findByRole('textbox');
    const { value } = draft as HTMLTextAreaElement;
    expect(value).toContain('- Assessment: “Melanoma of the lower leg, biopsy proven.');
    expect(value).toMatch(/\[ \] .*right lower limb.*\n\[ \] .*left lower limb/);
    expect(value).toContain('[ ] Unable to determine');
    await panel.user.type(draft, ' Thank you.');
    await panel.user.click(within(dialog).getByRole('button', { name: 'Copy the question' }));
    expect(panel.host.copied).toEqual([`${value} Thank you.`]);
  });

  it('opens with a, for the finding at hand, and goes with Close', async () => {
    const panel = openPanel(page(LEG));
    await openFinding(panel, 'C43.70');
    await panel.user.keyboard('ja');
    const dialog = await screen.findByRole('dialog', { name: 'Ask the physician' });
    await panel.user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Ask the physician' })).toBeNull());
  });
});

describe('a finding that is dismissed', () => {
  async function dismiss(panel: ReturnType<typeof openPanel>, code: string) {
    const finding = await openFinding(panel, code);
    await panel.user.click(within(finding).getByRole('button', { name: /^Dismiss…/ }));
    await panel.user.selectOptions(within(finding).getByRole('combobox'), 'Another reason');
    await panel.user.type(within(finding).getByRole('textbox', { name: 'Your reason' }), 'Seen by Dr. Lee');
    await panel.user.click(within(finding).getByRole('button', { name: 'Dismiss' }));
  }

  it('leaves the list, the count and the page, and is named with its reason', async () => {
    const panel = openPanel(VISIT_PAGE);
    await screen.findByRole('tab', { name: /^Review \d/ });
    const before = countOnTab();
    await dismiss(panel, 'L40.9');
    expect(countOnTab()).toBe(before - 1);
    const left = screen.getAllByRole('article').map((one) => one.querySelector('code')?.textContent);
    expect(left).not.toContain('L40.9');
    await waitFor(() =>
      expect(panel.host.marked?.review.findings.map(({ code }) => code)).not.toContain('L40.9'),
    );
    await panel.user.click(screen.getByText('1 dismissed'));
    expect(screen.getByText('Seen by Dr. Lee.')).toBeTruthy();
  });

  it('is kept after all, with the focus back on the button that asked', async () => {
    const panel = openPanel(page('Psoriasis L40.9.'));
    const finding = await openFinding(panel, 'L40.9');
    await panel.user.click(within(finding).getByRole('button', { name: /^Dismiss…/ }));
    await panel.user.click(within(finding).getByRole('button', { name: 'Keep it' }));
    expect(within(finding).queryByRole('combobox')).toBeNull();
    expect(document.activeElement?.textContent).toMatch(/^Dismiss…/);
  });

  it('hands the focus to the one that takes its place, and the keys walk on from there', async () => {
    const panel = openPanel(VISIT_PAGE);
    await screen.findByRole('tab', { name: /^Review \d/ });
    const order = () => screen.getAllByRole('article').map((one) => one.querySelector('code')?.textContent);
    const atHand = () => document.activeElement?.closest('article')?.querySelector('code')?.textContent;
    const [, second = '', third, fourth] = order();
    await dismiss(panel, second);
    expect(atHand()).toBe(third);
    await panel.user.keyboard('j');
    expect(atHand()).toBe(fourth);
  });

  it('comes back when it is asked for', async () => {
    const panel = openPanel(VISIT_PAGE);
    await screen.findByRole('tab', { name: /^Review \d/ });
    const before = countOnTab();
    await dismiss(panel, 'L40.9');
    await panel.user.click(screen.getByText('1 dismissed'));
    await panel.user.click(screen.getByRole('button', { name: 'Bring back L40.9' }));
    expect(countOnTab()).toBe(before);
    expect(screen.queryByText('1 dismissed')).toBeNull();
  });

  it('comes back with one key, the last one first', async () => {
    const panel = openPanel(VISIT_PAGE);
    await screen.findByRole('tab', { name: /^Review \d/ });
    const before = countOnTab();
    await dismiss(panel, 'L40.9');
    await panel.user.keyboard('u');
    expect(await screen.findByText('The finding is back.')).toBeTruthy();
    expect(countOnTab()).toBe(before);
  });

  it('stays, and that is said, where the browser has no room to remember it', async () => {
    const panel = openPanel(VISIT_PAGE);
    panel.host.keepsDismissed = false;
    await screen.findByRole('tab', { name: /^Review \d/ });
    const before = countOnTab();
    await dismiss(panel, 'L40.9');
    expect(await screen.findByText('The browser did not keep that. Try again.')).toBeTruthy();
    expect(countOnTab()).toBe(before);
  });

  it('stays away while the doctor types on, and is heard of again with the next patient', async () => {
    const panel = openPanel(page('Psoriasis L40.9.'));
    await dismiss(panel, 'L40.9');
    expect(await screen.findByRole('heading', { name: 'All findings are dismissed' })).toBeTruthy();
    act(() => panel.host.show(page('Seen again. Psoriasis L40.9 and eczema L30.9.')));
    await screen.findByRole('tab', { name: 'Review 1' });
    expect(screen.getByText('1 dismissed')).toBeTruthy();
    act(() => panel.host.show(page('Psoriasis L40.9.', 'b')));
    await openFinding(panel, 'L40.9');
    expect(screen.queryByText('1 dismissed')).toBeNull();
    expect(document.body.textContent).not.toContain('Dr. Lee');
  });
});

describe('a rule that is switched off', () => {
  it('says nothing more, is named, and can be switched on again', async () => {
    const panel = openPanel(page('Psoriasis L40.9.'));
    const finding = await openFinding(panel, 'L40.9');
    await panel.user.click(within(finding).getByRole('button', { name: /^Dismiss…/ }));
    await panel.user.click(within(finding).getByRole('button', { name: 'Switch this rule off' }));
    const summary = await screen.findByText('1 rule off');
    await waitFor(() => expect(screen.queryAllByRole('article')).toEqual([]));
    expect(panel.host.marked?.review.findings).toEqual([]);
    expect(screen.getByRole('heading', { name: 'The rules that are on have nothing to say' })).toBeTruthy();
    await panel.user.click(summary);
    await panel.user.click(screen.getByRole('button', { name: /^Switch on/ }));
    await screen.findByRole('article');
    await openFinding(panel, 'L40.9');
    expect(panel.host.asked).toEqual(['rule unspecified-code off', 'rule unspecified-code on']);
  });

  it('lets the lesser rule be heard, in the panel and on the page', async () => {
    const note = 'Scabies, mite seen on scraping. Itch all over.';
    const panel = openPanel(
      showPage([
        { id: 'a', kind: 'note', control: 'textarea', label: 'Note', text: note, system: null },
        { id: 'b', kind: 'codes', control: 'text', label: 'Dx', text: 'L29.9, B86', system: null },
      ]),
    );
    const rules = () =>
      panel.host.marked?.review.findings.flatMap(({ code, rule }) => (code === 'L29.9' ? [rule] : []));
    await openFinding(panel, 'L29.9');
    await waitFor(() => expect(rules()).toEqual(['redundant-sign']));
    act(() => panel.host.tell({ rulesOff: ['redundant-sign'] }));
    await waitFor(() => expect(rules()).toEqual(['unspecified-code']));
    expect(panel.host.marked?.review.switchedOff).toEqual(['redundant-sign']);
  });
});

describe('the rule behind a finding', () => {
  it('shows its source, and notes where it speaks and where it stays silent', async () => {
    const panel = openPanel(page('Psoriasis L40.9.'));
    const finding = await openFinding(panel, 'L40.9');
    await panel.user.click(within(finding).getByRole('button', { name: /^Why\?/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Why this finding' });
    expect(within(dialog).getByRole('heading', { name: 'Unspecified code' })).toBeTruthy();
    expect(within(dialog).getByText(/^Source: .*I\.B\.18/)).toBeTruthy();
    expect(within(dialog).getByRole('heading', { name: /It speaks/ })).toBeTruthy();
    expect(within(dialog).getByRole('heading', { name: /stays silent/ })).toBeTruthy();
  });

  it('leads to all the others', async () => {
    const panel = openPanel(page('Psoriasis L40.9.'));
    const finding = await openFinding(panel, 'L40.9');
    await panel.user.click(within(finding).getByRole('button', { name: /^Why\?/ }));
    await panel.user.click(await screen.findByRole('button', { name: 'All rules' }));
    const book = screen.getByRole('dialog', { name: 'Rule book' });
    await panel.user.click(within(book).getByText('Code needs more characters'));
    expect(within(book).getAllByText(/^Source: /).length).toBe(RULES.length);
    await panel.user.click(within(book).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog', { name: 'Rule book' })).toBeNull();
  });
});

describe('the line on what was read', () => {
  it('names the fields, the parts of the note and the codes', async () => {
    openPanel(VISIT_PAGE);
    await screen.findByRole('tab', { name: /^Review \d/ });
    expect(screen.getByText(/^Read: 4 note fields and 2 code fields, \d+ codes; .*assessment/)).toBeTruthy();
  });

  it('names what could not be read', async () => {
    openPanel(HALF_READ_PAGE);
    await screen.findByRole('tab', { name: /^Review \d/ });
    expect(
      screen.getByText(/Not read: A frame from notes\.example\.net and The field “Procedure”\.$/),
    ).toBeTruthy();
  });
});
