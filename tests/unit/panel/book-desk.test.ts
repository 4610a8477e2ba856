import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskReply, DeskRequest, DeskTrouble } from '../../../components/book-client.ts';
import { findReleases } from '../../../components/release-on.ts';
import { createDesk } from '../../../entrypoints/sidepanel/book-desk.ts';
import { createBookClient, type DeskLineEvents } from '../../../entrypoints/sidepanel/worker-client.ts';
import { readNotes, readTablesAsOpened } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { OpenedTables } from '../../../utils/updates/open-tables.ts';

const tables: OpenedTables = readTablesAsOpened();
const DATE = '2026-11-10';

/** A desk whose turns the test takes by hand. */
function openDesk(openTables: () => Promise<OpenedTables> = () => Promise.resolve(tables)) {
  const replies: (DeskReply | DeskTrouble)[] = [];
  const faults: unknown[] = [];
  const turns: (() => void)[] = [];
  const ask = createDesk({
    openTables,
    openNotes: () => Promise.reject(new Error('no notes')),
    post: (reply) => replies.push(reply),
    later: (task) => turns.push(task),
    onFault: (fault) => faults.push(fault),
  });
  const work = async () => {
    for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
      turn();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { ask, work, replies, faults };
}

function search(id: number, text: string): DeskRequest {
  return { kind: 'search', id, job: { query: { text, date: DATE } } };
}

function review(id: number, text: string): DeskRequest {
  return { kind: 'review', id, job: { note: noteFromText(text), date: DATE } };
}

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
    desk = openDesk(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(tables);
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
    desk = openDesk(() => {
      tries += 1;
      return Promise.reject(new Error('gone'));
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

  it('warms up once, and only when nobody waits', async () => {
    const order: string[] = [];
    const turns: (() => void)[] = [];
    const ask = createDesk({
      openTables: () => Promise.resolve(tables),
      openNotes: () => Promise.reject(new Error('no notes')),
      warmUp: () => order.push('warm'),
      post: (reply) => order.push(reply.kind),
      later: (task) => turns.push(task),
      onFault: (fault) => {
        throw fault;
      },
    });
    const work = async () => {
      for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
        turn();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    ask({ kind: 'open', id: 1, job: {} });
    ask(search(2, 'bcc'));
    await work();
    ask(search(3, 'bcc nose'));
    await work();
    expect(order).toEqual(['open', 'search', 'warm', 'search']);
  });

  it('does not warm up after it has reviewed a note', async () => {
    const order: string[] = [];
    const ask = createDesk({
      openTables: () => Promise.resolve(tables),
      openNotes: () => Promise.reject(new Error('no notes')),
      warmUp: () => order.push('warm'),
      post: (reply) => order.push(reply.kind),
      later: (task) => setTimeout(task),
      onFault: (fault) => {
        throw fault;
      },
    });
    ask(review(1, 'Psoriasis L40.9'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(order).toEqual(['review']);
  });

  it.each([
    ['a review', [review(1, 'Psoriasis L40.9')], ['review', 'warm search']],
    ['a search and a review', [search(1, 'bcc'), review(2, 'Psoriasis L40.9')], ['search', 'review']],
    ['a search alone', [search(1, 'bcc')], ['search', 'warm']],
  ])('warms the search up after a review alone: %s', async (_, questions, answers) => {
    const order: string[] = [];
    const ask = createDesk({
      openTables: () => Promise.resolve(tables),
      openNotes: () => Promise.reject(new Error('no notes')),
      warmUp: () => order.push('warm'),
      warmSearch: async () => void order.push('warm search'),
      post: (reply) => order.push(reply.kind),
      later: (task) => setTimeout(task),
      onFault: (fault) => {
        throw fault;
      },
    });
    for (const question of questions) ask(question);
    await new Promise((resolve) => setTimeout(resolve, 50));
    ask({ kind: 'open', id: 9, job: {} });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(order).toEqual([...answers, 'open']);
  });

  it('is warm before the first question where the tables open first', async () => {
    const order: string[] = [];
    const ask = createDesk({
      openTables: () => Promise.resolve(tables),
      openNotes: () => Promise.reject(new Error('no notes')),
      warmUp: () => order.push('warm'),
      post: (reply) => order.push(reply.kind),
      later: (task) => setTimeout(task),
      onFault: (fault) => {
        throw fault;
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    ask(review(1, 'Psoriasis L40.9'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(order).toEqual(['warm', 'review']);
  });

  it('opens the notes when a card first needs them, once, and again only where that failed', async () => {
    const asked: string[] = [];
    const replies: (DeskReply | DeskTrouble)[] = [];
    const ask = createDesk({
      openTables: () => Promise.resolve(tables),
      openNotes: async () => {
        asked.push('notes');
        if (asked.length === 1) throw new Error('notes.bin is not there');
        return readNotes();
      },
      post: (reply) => replies.push(reply),
      later: (task) => setTimeout(task),
      onFault: (fault) => {
        throw fault;
      },
    });
    const card = (id: number): DeskRequest => ({
      kind: 'card',
      id,
      job: { ref: { system: 'icd10cm', code: 'L40.50' }, date: DATE },
    });
    ask(search(1, 'bcc'));
    await expect.poll(() => replies.length).toBe(1);
    expect(asked).toEqual([]);
    for (const id of [2, 3, 4]) {
      ask(card(id));
      await expect.poll(() => replies.length).toBe(id);
    }
    expect(asked).toEqual(['notes', 'notes']);
    expect(replies.slice(1).map((reply) => reply.kind === 'card' && reply.answer.aside !== null)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('reviews while the search will not open, says so to who searches, and tries again', async () => {
    let tries = 0;
    desk = openDesk(() =>
      Promise.resolve({
        ...tables,
        openSearch: () => {
          tries += 1;
          return tries === 1 ? Promise.reject(new Error('It is gone.')) : tables.openSearch();
        },
      }),
    );
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
    desk = openDesk(() =>
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
    );
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

describe('the panel side of the worker', () => {
  /** A client over lines whose desks answer nothing by themselves. */
  function connect() {
    const lines: { events: DeskLineEvents; sent: { kind: string; id: number }[]; isClosed: boolean }[] = [];
    const client = createBookClient((events) => {
      const line = { events, sent: [] as { kind: string; id: number }[], isClosed: false };
      lines.push(line);
      return {
        send: (message) => line.sent.push(message),
        close: () => {
          line.isClosed = true;
        },
      };
    });
    return { client, lines };
  }

  it('starts the worker at once, before anything is asked', () => {
    expect(connect().lines.length).toBe(1);
  });

  it('tells the worker when an answer is no longer wanted', async () => {
    const { client, lines } = connect();
    const stop = new AbortController();
    const answer = client.search({ text: 'b', date: DATE }, stop.signal);
    stop.abort();
    await expect(answer).rejects.toMatchObject({ trouble: 'cancelled' });
    expect(lines[0]?.sent.map(({ kind }) => kind)).toEqual(['search', 'cancel']);
  });

  it('asks nothing for a question already given up', async () => {
    const { client, lines } = connect();
    await expect(client.search({ text: 'b', date: DATE }, AbortSignal.abort())).rejects.toMatchObject({
      trouble: 'cancelled',
    });
    expect(lines[0]?.sent).toEqual([]);
  });

  it('fails what waits when the worker dies, and starts a new one for the next question', async () => {
    const { client, lines } = connect();
    const waiting = client.open();
    lines[0]?.events.onLost();
    await expect(waiting).rejects.toMatchObject({ trouble: 'tables' });
    expect(lines[0]?.isClosed).toBe(true);
    const again = client.open();
    const sent = lines[1]?.sent[0];
    lines[1]?.events.onReply({
      kind: 'open',
      id: sent?.id ?? 0,
      answer: { size: 1, releases: [], rules: [] },
    });
    await expect(again).resolves.toMatchObject({ size: 1 });
  });

  it('asks the old worker until the new tables are open, and has what waits then asked again', async () => {
    const { client, lines } = connect();
    const renewed = client.renew();
    const waiting = client.search({ text: 'b', date: DATE });
    expect(lines.map(({ sent }) => sent.map(({ kind }) => kind))).toEqual([['search'], ['open']]);
    const answer = { size: 1, releases: [], rules: [], set: 'fy2028' };
    lines[1]?.events.onReply({ kind: 'open', id: lines[1]?.sent[0]?.id ?? 0, answer });
    await renewed;
    await expect(waiting).rejects.toMatchObject({ trouble: 'cancelled' });
    void client.open();
    expect(lines.map(({ isClosed, sent }) => [isClosed, sent.length])).toEqual([
      [true, 1],
      [false, 2],
    ]);
  });

  it('keeps the old tables where the new ones will not open', async () => {
    const { client, lines } = connect();
    const waiting = client.open();
    const renewed = client.renew();
    lines[1]?.events.onLost();
    await expect(renewed).rejects.toMatchObject({ trouble: 'tables' });
    expect(lines.map(({ isClosed }) => isClosed)).toEqual([false, true]);
    const id = lines[0]?.sent[0]?.id ?? 0;
    lines[0]?.events.onReply({ kind: 'open', id, answer: { size: 1, releases: [], rules: [] } });
    await expect(waiting).resolves.toMatchObject({ size: 1 });
  });

  it('ignores an answer that came too late', async () => {
    const { client, lines } = connect();
    const stop = new AbortController();
    const first = client.search({ text: 'b', date: DATE }, stop.signal);
    stop.abort();
    await expect(first).rejects.toMatchObject({ trouble: 'cancelled' });
    const late = { hits: [], total: 0, repairs: [], meanings: [], kept: [] };
    expect(() => lines[0]?.events.onReply({ kind: 'search', id: 1, answer: late })).not.toThrow();
  });
});

describe('the release named in the header', () => {
  // A number that no list holds is answered by the newest list; older HCPCS codes may be answered by an older one.
  const PROBES = { icd10cm: 'L57.0', hcpcs: 'A9617', cpt: '11102' } as const;

  it.each([
    '2015-10-01',
    '2019-09-30',
    '2019-10-01',
    '2024-04-01',
    '2025-01-01',
    '2026-05-01',
    DATE,
    '2030-01-01',
  ])('is the one that answers in the book on %s', (date) => {
    for (const { system, release, pastEnd } of findReleases(tables.book.releases, date)) {
      const stand = tables.book.standOf(PROBES[system], system, date);
      expect([system, release.name, pastEnd]).toEqual([system, stand.release, stand.pastEnd]);
    }
  });
});
