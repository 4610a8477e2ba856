import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { OptionsView } from '../../utils/browser/options-types.ts';
import { createPlainOptionsHost } from '../fixtures/options/plain-options-host.ts';
import { OPTIONS_STATES } from '../fixtures/options/states.ts';

// Generous: on a busy machine a slow answer is no wrong one.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => cleanup());

function openOptions(view: OptionsView | null) {
  const host = createPlainOptionsHost(view);
  const user = userEvent.setup();
  render(<OptionsPage host={host} />);
  return { host, user };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('a coder looks which code sets answer', () => {
  it('and waits a moment for the answer', () => {
    const { host } = openOptions(null);
    expect(screen.getByText('Reading the settings…')).toBeTruthy();
    act(() => host.show(OPTIONS_STATES['at install']));
    expect(screen.getByText('The code tables in use came with Clear Margin.')).toBeTruthy();
  });

  it('each part with its release and first day', () => {
    openOptions(OPTIONS_STATES['at install']);
    const row = screen.getByRole('row', { name: /ICD-10-CM codes/ });
    expect(within(row).getByText('FY2027')).toBeTruthy();
    expect(within(row).getByText(/from 1 October 2026/)).toBeTruthy();
  });

  it('and sees what the update did not bring', () => {
    openOptions(OPTIONS_STATES.updated);
    expect(screen.getByRole('row', { name: /ICD-10-CM codes/ }).textContent).not.toContain(
      'not in the update',
    );
    expect(screen.getByRole('row', { name: /HCPCS codes/ }).textContent).toContain('not in the update');
  });

  it('goes back to the tables before, and forward again in the same way', async () => {
    const { host, user } = openOptions(OPTIONS_STATES.updated);
    await user.click(button('Go back to the tables that came with Clear Margin'));
    act(() => host.show(OPTIONS_STATES['gone back']));
    await user.click(button('Go back to FY2028 and July 2026'));
    expect(host.asked).toEqual(['go back', 'go back']);
  });
});

describe('a coder turns updates on', () => {
  it('after reading what it means, with one click that asks the browser at once', () => {
    const { host } = openOptions(OPTIONS_STATES['at install']);
    expect(screen.getByText(/says nothing about you, your notes or your patients/)).toBeTruthy();
    // Not through a helper that awaits: later the browser would refuse to ask.
    act(() => button('Turn updates on').click());
    expect(host.asked).toEqual(['turn on']);
  });

  it('and is told when the browser was told no', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['at install']);
    host.outcome = 'You said no to the browser, so nothing can be fetched from there.';
    await user.click(button('Turn updates on'));
    expect((await screen.findByRole('alert')).textContent).toBe(host.outcome);
  });

  it('and off again', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['nothing new']);
    await user.click(button('Turn updates off'));
    expect(host.asked).toEqual(['turn off']);
  });

  it('and is shown the way when the permission was taken back', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['no permission']);
    expect(screen.getByText(/does not let Clear Margin fetch from there/)).toBeTruthy();
    expect(button('Look now')).toHaveProperty('disabled', true);
    await user.click(button('Allow fetching from there'));
    expect(host.asked).toEqual(['allow source']);
  });
});

describe('a coder looks for updates', () => {
  it('now', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['nothing new']);
    expect(screen.getByText(/Last look: 23 November 2026.*There was nothing new/)).toBeTruthy();
    await user.click(button('Look now'));
    expect(host.asked).toEqual(['look now']);
  });

  it('less often', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['nothing new']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'It is asked' }), 'once a week');
    expect(host.asked).toEqual(['look every 168']);
  });

  it('and follows each step', () => {
    const { host } = openOptions(OPTIONS_STATES.fetching);
    expect(screen.getByText('4.1 of 20.4 MB', { exact: false })).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Fetching FY2028' })).toHaveProperty('value', 4_100_000);
    act(() => host.show(OPTIONS_STATES.compiling));
    expect(screen.getByText('Building the tables of FY2028')).toBeTruthy();
    act(() => host.show(OPTIONS_STATES.trouble));
    expect(screen.getByRole('alert').textContent).toContain('Sign in to your network in another tab');
  });

  it('and hears what changes, but not what was so before', async () => {
    const { host } = openOptions(OPTIONS_STATES['nothing new']);
    const heard = () => screen.getByRole('status').textContent;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(heard()).toBe('');
    act(() => host.show(OPTIONS_STATES.looking));
    await waitFor(() => expect(heard()).toBe('Looking for new code sets.'));
    act(() => host.show(OPTIONS_STATES['nothing new']));
    await waitFor(() => expect(heard()).toBe('There was nothing new.'));
  });

  it('in a mirror, once its address is one', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['nothing new']);
    await user.click(screen.getByRole('radio', { name: /A mirror of your practice/ }));
    const field = screen.getByRole('textbox', { name: 'Address of the folder' });
    await user.type(field, 'intranet/codes{Enter}');
    expect(screen.getByRole('alert').textContent).toMatch(/beginning with https/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.clear(field);
    await user.type(field, 'https://intranet.example/codes{Enter}');
    expect(host.asked).toEqual(['look at https://intranet.example/codes/']);
  });

  it('and at the official places again', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['a mirror']);
    expect(screen.getByText('This address is in use.')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: /The official places/ }));
    expect(host.asked).toEqual(['look at official']);
  });
});

describe('a coder takes an official file in', () => {
  const zip = new File(['PK'], 'fy2028.zip', { type: 'application/zip' });

  it('by choosing it', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['at install']);
    await user.upload(screen.getByLabelText('The zip'), zip);
    expect(host.asked).toEqual(['take in fy2028.zip']);
  });

  it('by dropping it anywhere on the page', () => {
    const { host } = openOptions(OPTIONS_STATES['at install']);
    const dataTransfer = { types: ['Files'], files: [zip] };
    act(() => void fireEvent.drop(document.body, { dataTransfer }));
    expect(host.asked).toEqual(['take in fy2028.zip']);
  });

  it('and reads what is wrong with it', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['at install']);
    host.outcome = 'fy2028.zip is not a zip file. Download the official zip again and drop it here.';
    await user.upload(screen.getByLabelText('The zip'), zip);
    expect((await screen.findByRole('alert')).textContent).toBe(host.outcome);
  });

  it('one at a time', () => {
    const { host } = openOptions(OPTIONS_STATES['at install']);
    act(() => void fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files: [zip, zip] } }));
    expect(host.asked).toEqual([]);
    expect(screen.getByRole('alert').textContent).toBe('One file at a time, please.');
  });
});

describe('an organization has set things', () => {
  it('and they are shown and cannot be changed', () => {
    openOptions(OPTIONS_STATES.managed);
    expect(screen.getByText(/Your organization has set some of this/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Turn updates/ })).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getAllByText('Set by your organization').length).toBe(3);
    expect(screen.queryByText(/Take in an official package/)).toBeNull();
  });

  it('and what it got wrong is named', () => {
    openOptions(OPTIONS_STATES.managed);
    expect(screen.getByText(/“paste” is no feature that can be switched off/)).toBeTruthy();
  });

  it('and the sites it suggests stand below those that are allowed', async () => {
    const { host, user } = openOptions(OPTIONS_STATES.managed);
    const items = screen.getAllByRole('listitem').map((item) => item.textContent ?? '');
    expect(items.filter((item) => item.includes('ehr.example.com'))).toHaveLength(1);
    await user.click(button('Read notes on dermatology.other-hospital.example'));
    expect(host.asked).toEqual(['allow https://dermatology.other-hospital.example']);
  });

  it('and updates that are switched off are not offered', () => {
    openOptions(OPTIONS_STATES['switched off']);
    expect(screen.getByText(/Your organization has switched updates off/)).toBeTruthy();
    expect(screen.queryByText(/Where new code sets come from/)).toBeNull();
  });
});

describe('a dermatologist does not want marks in the note', () => {
  const off = OPTIONS_STATES['marks off on one site'];
  const toggle = (name: string) => screen.getByRole('checkbox', { name });

  it('and switches them off on one site', async () => {
    const { host, user } = openOptions(off);
    expect(toggle('Mark the note on chart.intranet.example:8080')).toHaveProperty('checked', false);
    await user.click(toggle('Mark the note on ehr.example.com'));
    await user.click(toggle('Mark the note on chart.intranet.example:8080'));
    expect(host.asked).toEqual([
      'marks https://ehr.example.com:443/* off',
      'marks http://chart.intranet.example:8080/* on',
    ]);
  });

  it('or on all sites at once; then no site has a switch of its own', async () => {
    const { host, user } = openOptions(off);
    await user.click(toggle('Mark notes on the page'));
    expect(host.asked).toEqual(['marks everywhere off']);
    act(() => host.show({ ...off, marks: { ...off.marks, everywhere: false } }));
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  });

  it('and hears where the browser did not keep it', async () => {
    const { host, user } = openOptions(off);
    host.outcome = 'The browser did not keep this setting. Is the disk full?';
    await user.click(toggle('Mark notes on the page'));
    expect(screen.getByRole('alert').textContent).toContain('did not keep');
  });

  it('and cannot switch them on where the organization has switched them off', () => {
    openOptions(OPTIONS_STATES['switched off']);
    expect(toggle('Mark notes on the page')).toMatchObject({ checked: false, disabled: true });
  });
});

describe('a coder has pointed at the note', () => {
  it('and can have that forgotten, site by site', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['marks off on one site']);
    expect(screen.getByText(/You pointed at the note here, at 2 places/)).toBeTruthy();
    await user.click(button('Forget where the note stands on ehr.example.com'));
    expect(host.asked).toEqual(['forget places https://ehr.example.com:443/*']);
  });
});

describe('a coder has switched rules off', () => {
  const off = OPTIONS_STATES['rules off'];

  it('and reads them by their titles, with a way back for each', async () => {
    const { host, user } = openOptions(off);
    expect(await screen.findByText('Code does not fit the age')).toBeTruthy();
    await user.click(button(/^Switch on ?: Code does not fit the age$/));
    await user.click(button(/^Switch on ?: A rule that this version does not have$/));
    expect(host.asked).toEqual(['rule age-conflict on', 'rule of-long-ago on']);
    expect(document.body.textContent).not.toMatch(/age-conflict|of-long-ago/);
  });

  it('and reads what a rule is for before it is on again', async () => {
    const { user } = openOptions(off);
    await screen.findByText('Code does not fit the age');
    await user.click(button(/^Read the rule ?: Code does not fit the age$/));
    const dialog = screen.getByRole('dialog', { name: 'A rule of the review' });
    expect(within(dialog).getByRole('heading', { name: 'Code does not fit the age' })).toBeTruthy();
    expect(within(dialog).getByText(/^Source: /)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('or none, and can read the whole book', async () => {
    const { user } = openOptions(OPTIONS_STATES['nothing new']);
    expect(screen.getByText(/^All rules are on/)).toBeTruthy();
    await user.click(button('Open the rule book'));
    const book = await screen.findByRole('dialog', { name: 'Rule book' });
    expect(within(book).getByText('Unspecified code').closest('details')?.open).toBe(false);
  });
});

describe('a coder minds privacy', () => {
  it('stops the reading of a site', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['nothing new']);
    await user.click(button('Stop reading chart.intranet.example:8080'));
    expect(host.asked).toEqual(['stop http://chart.intranet.example:8080/*']);
  });

  it('deletes all that is stored, after one question, with the focus on the way out', async () => {
    const { host, user } = openOptions(OPTIONS_STATES['nothing new']);
    await user.click(button('Delete all that is stored'));
    expect(document.activeElement).toBe(button('Keep all'));
    await user.click(button('Keep all'));
    expect(host.asked).toEqual([]);
    await user.click(button('Delete all that is stored'));
    await user.click(button('Delete'));
    expect(host.asked).toEqual(['delete all']);
    expect(await screen.findByText('All of it is deleted.')).toBeTruthy();
  });
});
