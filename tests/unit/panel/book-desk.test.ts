import { beforeEach, describe, expect, it } from 'vitest';
import { DATE, openDesk, review, search, tables } from './ask-desk.ts';

describe('the desk in the worker', () => {
  let desk = openDesk();
  beforeEach(() => {
    desk = openDesk();
  });

  it('answers only the newest of several searches: the user has typed on', async () => {
    desk.ask(search(1, 'b'));
    desk.ask(search(2, 'bc'));
    desk.ask(search(3, 'bcc nose'));
    await desk.work();
    expect(desk.replies.map(({ kind, id }) => `${id} ${kind}`)).toEqual([
      '1 trouble',
      '2 trouble',
      '3 search',
    ]);
  });

  it('lets a keystroke go before a review', async () => {
    desk.ask(review(1, 'Psoriasis L40.9'));
    desk.ask(search(2, 'bcc'));
    await desk.work();
    expect(desk.replies.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('forgets a question that nobody wants answered', async () => {
    desk.ask(review(1, 'Psoriasis L40.9'));
    desk.ask({ kind: 'cancel', id: 1 });
    await desk.work();
    expect(desk.replies).toMatchObject([{ kind: 'trouble', id: 1, trouble: 'cancelled' }]);
  });

  it('says what it can be asked: releases and rules', async () => {
    desk.ask({ kind: 'open', id: 1, job: {} });
    await desk.work();
    const [reply] = desk.replies;
    if (reply?.kind !== 'open') throw new Error('No answer.');
    expect(reply.answer.size).toBe(tables.book.size);
    expect(reply.answer.rules.length).toBeGreaterThan(0);
  });

  it('tries the tables again after they would not open', async () => {
    let tries = 0;
    desk = openDesk({
      openTables() {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(tables);
      },
    });
    desk.ask(search(1, 'bcc'));
    await desk.work();
    desk.ask(search(2, 'bcc'));
    await desk.work();
    expect(desk.replies).toMatchObject([
      { id: 1, kind: 'trouble', trouble: 'tables' },
      { id: 2, kind: 'search' },
    ]);
  });

  it('fails everything that waits when the tables do not open, in one try', async () => {
    let tries = 0;
    desk = openDesk({
      openTables() {
        tries += 1;
        return Promise.reject(new Error('gone'));
      },
    });
    desk.ask({ kind: 'open', id: 1, job: {} });
    desk.ask(search(2, 'bcc'));
    desk.ask(review(3, 'Psoriasis L40.9'));
    await desk.work();
    expect(desk.replies.map((reply) => reply.kind === 'trouble' && reply.trouble)).toEqual(
      Array(3).fill('tables'),
    );
    expect(tries).toBe(1);
  });

  it('reviews while the search will not open, says so to who searches, and tries again', async () => {
    let tries = 0;
    desk = openDesk({
      openTables: () =>
        Promise.resolve({
          ...tables,
          openSearch: () => {
            tries += 1;
            return tries === 1 ? Promise.reject(new Error('It is gone.')) : tables.openSearch();
          },
        }),
    });
    for (const question of [review(1, 'Psoriasis L40.9'), search(2, 'psoriasis'), search(3, 'psoriasis')]) {
      desk.ask(question);
      await desk.work();
    }
    expect(desk.replies[0]).toMatchObject({ id: 1, kind: 'review' });
    expect(desk.replies[1]).toMatchObject({ id: 2, kind: 'trouble', trouble: 'tables' });
    expect(desk.replies[2]).toMatchObject({ id: 3, kind: 'search' });
  });

  it('survives a mistake of ours, reports it, and lets no word of the note out', async () => {
    const text = 'Mrs Secret has psoriasis L40.9';
    desk = openDesk({
      openTables: () =>
        Promise.resolve({
          ...tables,
          book: {
            ...tables.book,
            findAll: () => {
              throw new TypeError('A mistake.');
            },
            find: () => {
              throw new TypeError('A mistake.');
            },
          },
        }),
    });
    desk.ask(review(1, text));
    await desk.work();
    desk.ask(search(2, 'psoriasis'));
    await desk.work();
    expect(desk.faults.length).toBe(1);
    expect(desk.replies[0]).toMatchObject({ id: 1, kind: 'trouble', trouble: 'fault' });
    expect(JSON.stringify(desk.replies[0])).not.toContain('Secret');
    expect(desk.replies[1]).toMatchObject({ id: 2, kind: 'search' });
  });

  it('shows a code, and what would say more', async () => {
    desk.ask({
      kind: 'cards',
      id: 1,
      job: {
        date: DATE,
        refs: [
          { system: 'icd10cm', code: 'L57.0' },
          { system: 'icd10cm', code: 'C44.31' },
          { system: 'icd10cm', code: 'C44.91' },
          { system: 'icd10cm', code: 'X99.ZZ' },
        ],
      },
    });
    await desk.work();
    const [reply] = desk.replies;
    if (reply?.kind !== 'cards') throw new Error('No answer.');
    const [plain, header, unspecified, unknown] = reply.answer;
    expect(plain).toMatchObject({
      title: 'Actinic keratosis',
      stand: { standing: 'billable' },
      moreSpecific: null,
    });
    expect(header?.moreSpecific?.codes.map(({ code }) => code)).toEqual(['C44.310', 'C44.311', 'C44.319']);
    expect(unspecified?.moreSpecific?.axes).toContain('site');
    expect(unspecified?.moreSpecific?.total).toBeGreaterThan(0);
    expect(unknown).toMatchObject({ title: '', stand: { standing: 'unknown' }, moreSpecific: null });
  });
});
