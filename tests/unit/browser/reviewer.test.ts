import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createReviewer } from '../../../utils/browser/reviewer.ts';
import { publishState } from '../../../utils/browser/update-state.ts';
import { readNotes, readTablesAsOpened } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { OpenedTables } from '../../../utils/updates/open-tables.ts';
import { QUIET, UPDATED } from '../../fixtures/options/states.ts';

const tables: OpenedTables = readTablesAsOpened();
const NOTE = noteFromText('Eczema, L20.8.');

beforeEach(() => fakeBrowser.reset());

/** Everything that already waits is done; no timer is waited for. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a review in the background', () => {
  it('opens the book when the first note comes, and keeps it', async () => {
    let opened = 0;
    const reviewer = createReviewer(async () => {
      opened += 1;
      return tables;
    });
    expect(opened).toBe(0);
    expect((await reviewer.review(NOTE))?.findings).toMatchObject([{ grade: 'block', code: 'L20.8' }]);
    await reviewer.review(NOTE);
    expect(opened).toBe(1);
  });

  it('reads the notes beside the codes, and says which rules did not look where they will not open', async () => {
    let works = false;
    const reviewer = createReviewer(
      async () => tables,
      async () => {
        if (!works) throw new Error('/book/notes.bin answered 404.');
        return readNotes();
      },
    );
    const waiting = (await reviewer.review(NOTE))?.unchecked ?? [];
    works = true;
    const review = await reviewer.review(NOTE);
    expect(review?.unchecked).toBeUndefined();
    expect(review?.checked).toEqual(expect.arrayContaining([...waiting]));
    expect(waiting).toContain('excludes1');
  });

  it('goes by the date of service that the page states', async () => {
    const reviewer = createReviewer(async () => tables);
    const dated = { ...NOTE, dateOfService: { date: '2026-11-10', from: 'Visit date' } };
    expect((await reviewer.review(dated))?.date).toBe('2026-11-10');
  });

  it('has no answer where the tables would not open, and tries again with the next note', async () => {
    let works = false;
    const reviewer = createReviewer(async () => {
      if (!works) throw new Error('/book/book.bin answered 404.');
      return tables;
    });
    expect(await reviewer.review(NOTE)).toBeNull();
    works = true;
    expect(await reviewer.review(NOTE)).not.toBeNull();
  });

  it('opens other tables when an update comes into use, and says so; the same ones stay open', async () => {
    const sets: (string | undefined)[] = [];
    let inUse: string | undefined;
    let told = 0;
    const reviewer = createReviewer(async () => {
      sets.push(inUse);
      return inUse === undefined ? tables : { ...tables, set: inUse };
    });
    reviewer.onNewTables(() => {
      told += 1;
    });
    await reviewer.review(NOTE);
    await publishState({ ...QUIET, lastLook: 1 });
    await settle();
    expect(told).toBe(0);
    inUse = UPDATED.id;
    await publishState({ ...QUIET, inUse: UPDATED });
    await settle();
    expect(told).toBe(1);
    await reviewer.review(NOTE);
    expect(sets).toEqual([undefined, UPDATED.id]);
  });
});
