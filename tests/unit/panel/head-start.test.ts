import { describe, expect, it } from 'vitest';
import type { ReviewQuestion } from '../../../components/book-client.ts';
import { noteOf, readSituation } from '../../../components/situation.ts';
import { giveHeadStart } from '../../../entrypoints/sidepanel/head-start.ts';
import { createBookClient } from '../../../entrypoints/sidepanel/worker-client.ts';
import type { Beside } from '../../../utils/browser/panel-types.ts';
import { readToday } from '../../../utils/codes/calendar.ts';
import type { IsoDate } from '../../../utils/codes/types.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { FrameState, NoteText } from '../../../utils/note/types.ts';
import type { Review } from '../../../utils/review/types.ts';
import { createPlainHost } from '../../fixtures/panel/plain-host.ts';
import { NOTE_WITHOUT_CODES, SITE, showPage, VISIT_PAGE } from '../../fixtures/panel/states.ts';

const DAY = '2026-11-10';
if (VISIT_PAGE.state !== 'granted') throw new Error('The visit is on a granted page.');
const VISIT = VISIT_PAGE;
const FIELDS = VISIT.frames[0]?.reading.fields ?? [];
/** A frame of the page that holds neither a note nor codes. */
const EMPTY_FRAME: FrameState = {
  frameId: 9,
  reading: { path: [9], seq: 3, encounter: null, fields: [], dateOfService: null, unread: [] },
};
const GONE: Beside = { state: 'lost', site: SITE };

interface Question extends ReviewQuestion {
  isTakenBack: boolean;
}

/** A book that answers every review with an empty one, and remembers what it was asked. */
function createAskedBook() {
  const questions = new Map<number, Question>();
  const client = createBookClient(({ onReply }) => ({
    send: (message) => {
      const asked = questions.get(message.id);
      if (message.kind === 'cancel' && asked !== undefined) asked.isTakenBack = true;
      if (message.kind !== 'review') return;
      const { id, job } = message;
      questions.set(id, { ...job, isTakenBack: false });
      setTimeout(() => onReply({ kind: 'review', id, answer: reviewOn(job.date) }));
    },
    close: () => undefined,
  }));
  return { client, asked: () => [...questions.values()] };
}

function reviewOn(date: IsoDate): Review {
  return { date, codes: [], mentions: [], sections: [], problems: [], findings: [], checked: [] };
}

/** The panel is opening beside a page; `panelNote` is the note as the panel reads it once it is drawn. */
function openBeside(beside: Beside) {
  const { client, asked } = createAskedBook();
  const host = createPlainHost(beside);
  const early = giveHeadStart(client, host);
  const panelNote = (): NoteText => {
    const note = noteOf(readSituation(host.beside(), null));
    if (note === null) throw new Error('There is no note beside.');
    return note;
  };
  /** What the panel asks once it is drawn. */
  const ask = (change: Partial<ReviewQuestion> = {}, signal?: AbortSignal) => {
    const { rulesOff } = host.tools();
    return early.review({ note: panelNote(), date: DAY, rulesOff, ...change }, signal);
  };
  return { host, ask, asked, panelNote };
}

describe('the first review is asked for before the panel is drawn', () => {
  it('by the date on the page, and the panel waits for that very answer', async () => {
    const { ask, asked } = openBeside(VISIT_PAGE);
    expect(asked().map(({ date }) => date)).toEqual([DAY]);
    expect(await ask()).toEqual(reviewOn(DAY));
    expect(asked()).toHaveLength(1);
  });

  it('once, however often the page says that it has been read', () => {
    const { host, asked, panelNote } = openBeside({ state: 'asking' });
    expect(asked()).toEqual([]);
    host.show({ ...VISIT, status: 'reading' });
    host.show({ ...VISIT, frames: [...VISIT.frames] });
    expect(asked().map(({ note }) => note)).toEqual([panelNote()]);
  });

  it('once, where another frame answers late and has nothing in it', () => {
    const { host, asked, panelNote } = openBeside(VISIT_PAGE);
    const before = panelNote();
    host.show({ ...VISIT, frames: [...VISIT.frames, EMPTY_FRAME] });
    expect(panelNote()).toBe(before);
    host.show({ ...VISIT, frames: [EMPTY_FRAME, ...VISIT.frames] });
    expect(panelNote()).toBe(before);
    expect(asked()).toHaveLength(1);
  });

  it('anew where a late frame names something that could not be read', () => {
    const { host, asked, panelNote } = openBeside(VISIT_PAGE);
    const before = panelNote();
    const unread = [{ what: 'A drawing', why: 'It is drawn and has no text.' }];
    host.show({
      ...VISIT,
      frames: [...VISIT.frames, { ...EMPTY_FRAME, reading: { ...EMPTY_FRAME.reading, unread } }],
    });
    expect(panelNote()).not.toBe(before);
    expect(panelNote().unread).toEqual([...before.unread, ...unread]);
    expect(asked()).toHaveLength(2);
  });

  it('anew for a note that has changed meanwhile, and the older question is taken back', async () => {
    const { host, ask, asked, panelNote } = openBeside(VISIT_PAGE);
    host.show(NOTE_WITHOUT_CODES);
    await ask();
    expect(asked().map(({ note }) => note.text)).toEqual([
      noteOf(readSituation(VISIT_PAGE, null))?.text,
      panelNote().text,
    ]);
    expect(asked().map(({ isTakenBack }) => isTakenBack)).toEqual([true, false]);
  });

  it('by the rules that are on, asked anew only where some turn out to be off', async () => {
    const { host, ask, asked } = openBeside(VISIT_PAGE);
    host.tell({ rulesOff: [] });
    expect(asked()).toHaveLength(1);
    host.tell({ rulesOff: ['excludes1'] });
    expect(asked().map(({ rulesOff, isTakenBack }) => [rulesOff, isTakenBack])).toEqual([
      [[], true],
      [['excludes1'], false],
    ]);
    await ask();
    expect(asked()).toHaveLength(2);
  });

  it('by today where the page gives no date', () => {
    const { asked } = openBeside(showPage(FIELDS, { dateOfService: null }));
    expect(asked()[0]?.date).toBe(readToday());
    expect(asked()[0]?.note.dateOfService).toBeNull();
  });
});

describe('what the panel asks counts', () => {
  it('another date or a pasted note is asked for itself, and the early question is taken back', async () => {
    for (const change of [{ date: '2026-01-02' }, { note: noteFromText('Psoriasis L40.9', '') }]) {
      const { ask, asked } = openBeside(VISIT_PAGE);
      expect(await ask(change)).toEqual(reviewOn(change.date ?? DAY));
      expect(asked()).toHaveLength(2);
      expect(asked()[0]?.isTakenBack).toBe(true);
    }
  });

  it('a panel that no longer wants the answer takes the early question back', async () => {
    const { ask, asked } = openBeside(VISIT_PAGE);
    const panel = new AbortController();
    const answer = ask({}, panel.signal);
    panel.abort();
    await expect(answer).rejects.toMatchObject({ trouble: 'cancelled' });
    expect(asked()[0]?.isTakenBack).toBe(true);
  });

  it('after its first question only the panel asks', async () => {
    const { host, ask, asked } = openBeside(VISIT_PAGE);
    await ask();
    host.show(NOTE_WITHOUT_CODES);
    expect(asked()).toHaveLength(1);
    await ask();
    expect(asked()).toHaveLength(2);
  });

  it('a page that goes takes its question with it, and the next one starts afresh', async () => {
    const { host, ask, asked } = openBeside(VISIT_PAGE);
    host.show(GONE);
    expect(asked()[0]?.isTakenBack).toBe(true);
    host.show(showPage(FIELDS));
    await ask();
    expect(asked().map(({ isTakenBack }) => isTakenBack)).toEqual([true, false]);
  });
});
