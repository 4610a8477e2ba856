import { describe, expect, it } from 'vitest';
import { createBookClient, type DeskLineEvents } from '../../../entrypoints/sidepanel/worker-client.ts';
import { DATE } from './ask-desk.ts';

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
