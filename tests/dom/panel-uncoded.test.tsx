import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { UNCODED_PAGE } from '../fixtures/panel/states.ts';

/** The panel beside the page, and the finding on what has no code, open. */
async function openUncoded() {
  const panel = openPanel(UNCODED_PAGE);
  await screen.findByRole('tab', { name: /^Review \d/ });
  await panel.user.keyboard('j');
  return { ...panel, finding: screen.getByRole('article') };
}

describe('a disease that is documented and not on the claim', () => {
  it('is named by the words of the note, where a code would stand', async () => {
    const { finding } = await openUncoded();
    const head = within(finding).getByRole('button', { expanded: true });
    expect(head.textContent).toMatch(/^Ask: .*No code on the claim for “Alopecia areata”/);
    expect(finding.querySelector('s')).toBeNull();
    expect(finding.textContent).not.toContain('Card of');
    expect(within(finding).getByRole('button', { name: 'Dismiss… Alopecia areata' })).toBeTruthy();
  });

  it('has its code copied with one key, put in the basket with another, and opened with a third', async () => {
    const { finding, host, user } = await openUncoded();
    const offered = within(finding)
      .getByRole('button', { name: /^Copy L63/ })
      .getAttribute('aria-label');
    await user.keyboard('c');
    expect(host.copied).toEqual([offered?.replace('Copy ', '')]);
    await user.keyboard('b');
    expect(screen.getByRole('tab', { name: 'Basket 1' })).toBeTruthy();
    await user.keyboard('o');
    expect(await screen.findByRole('heading', { name: /alopecia areata/i })).toBeTruthy();
  });

  it('is asked about by what was done for it, and not by what it is', async () => {
    const { user } = await openUncoded();
    await user.keyboard('a');
    const draft = await screen.findByRole('textbox', { name: /Read it over/ });
    const { value } = draft as HTMLTextAreaElement;
    expect(value).toContain('What was done about this condition at this visit?');
    expect(value).toContain('“Alopecia areata, started clobetasol foam twice daily.”');
    expect(value).not.toContain('Diagnosis listed');
  });

  it('can be dismissed and is named in the list of what is set aside', async () => {
    const { finding, user } = await openUncoded();
    await user.click(within(finding).getByRole('button', { name: /^Dismiss…/ }));
    await user.click(within(finding).getByRole('button', { name: 'Dismiss' }));
    await user.click(await screen.findByText('1 dismissed'));
    expect(screen.getByRole('button', { name: 'Bring back Alopecia areata' })).toBeTruthy();
  });
});
