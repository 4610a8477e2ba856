import { describe, expect, it } from 'vitest';
import type { DeskRequest } from '../../../components/book-client.ts';
import { readNotes } from '../../../utils/cli/read-book.ts';
import { DATE, openDesk, review, search } from './ask-desk.ts';

const raise = (fault: unknown): never => {
  throw fault;
};
/** A desk that tells in which order it warmed up and answered. */
const warming = (order: string[]) => ({
  warmUp: () => order.push('warm'),
  post: ({ kind }: { kind: string }) => order.push(kind),
  onFault: raise,
});

describe('the desk in the worker, between questions', () => {
  it('warms up once, and only when nobody waits', async () => {
    const order: string[] = [];
    const { ask, work } = openDesk(warming(order));
    ask({ kind: 'open', id: 1, job: {} });
    ask(search(2, 'bcc'));
    await work();
    ask(search(3, 'bcc nose'));
    await work();
    expect(order).toEqual(['open', 'search', 'warm', 'search']);
  });

  it('does not warm up after it has reviewed a note', async () => {
    const order: string[] = [];
    const { ask } = openDesk({ ...warming(order), later: setTimeout });
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
    const { ask } = openDesk({
      ...warming(order),
      later: setTimeout,
      warmSearch: async () => void order.push('warm search'),
    });
    for (const question of questions) ask(question);
    await new Promise((resolve) => setTimeout(resolve, 50));
    ask({ kind: 'open', id: 9, job: {} });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(order).toEqual([...answers, 'open']);
  });

  it('is warm before the first question where the tables open first', async () => {
    const order: string[] = [];
    const { ask } = openDesk({ ...warming(order), later: setTimeout });
    await new Promise((resolve) => setTimeout(resolve, 20));
    ask(review(1, 'Psoriasis L40.9'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(order).toEqual(['warm', 'review']);
  });

  it('keeps no note waiting that comes within the pause', async () => {
    const order: string[] = [];
    const idle: (() => void)[] = [];
    const { ask } = openDesk({
      ...warming(order),
      later: setTimeout,
      whenIdle: (task) => void idle.push(task),
    });
    await expect.poll(() => idle.length).toBe(1);
    ask(review(1, 'Psoriasis L40.9'));
    idle.shift()?.();
    await expect.poll(() => idle.length).toBe(1);
    idle.shift()?.();
    expect(order).toEqual(['review']);
  });

  it('opens the notes when a card first needs them, once, and again only where that failed', async () => {
    const asked: string[] = [];
    const { ask, replies } = openDesk({
      later: setTimeout,
      onFault: raise,
      openNotes: async () => {
        asked.push('notes');
        if (asked.length === 1) throw new Error('notes.bin is not there');
        return readNotes();
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
});
