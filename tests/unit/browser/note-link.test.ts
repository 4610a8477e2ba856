import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type NoteLink, openNoteLink } from '../../../utils/browser/note-link.ts';
import { MAX_FIELDS } from '../../../utils/note/wire.ts';
import { StandInBrowser, settle } from '../../fixtures/browser/stand-in-browser.ts';

const ORDER = { hints: [], salt: 'pepper' };

let browser: StandInBrowser;
let link: NoteLink;
let changes: number;
let held: string[];

beforeEach(() => {
  vi.useFakeTimers();
  browser = new StandInBrowser();
  changes = 0;
  held = [];
});

afterEach(() => {
  link.close();
  vi.useRealTimers();
});

async function open(): Promise<void> {
  link = openNoteLink(1, {
    order: Promise.resolve(ORDER),
    how: 'start',
    onHeld: (memory) => held.push(memory),
    onChange: () => {
      changes += 1;
    },
  });
  await settle();
}

const status = () => link.view().status;

/** Everything read at the moment, frame by frame. */
function texts(): string[] {
  const view = link.view();
  return !('frames' in view)
    ? []
    : view.frames.map(({ reading }) => reading.fields.map((field) => field.text).join());
}

describe('a page that cannot be reached', () => {
  beforeEach(async () => {
    browser.frames = null;
    await open();
  });

  it('is lost after a moment of grace, and stays lost until it comes back', async () => {
    expect(status()).toBe('reading');
    await vi.advanceTimersByTimeAsync(401);
    expect(status()).toBe('lost');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(status()).toBe('lost');
    expect(link.alive()).toBe(false);
  });

  it('is found again when its content script starts after all', async () => {
    await vi.advanceTimersByTimeAsync(5000);
    link.frameReady(0);
    expect(status()).toBe('reading');
    browser.port().reads('Eczema.');
    expect(status()).toBe('read');
    expect(texts()).toEqual(['Eczema.']);
  });

  it('says each change, so that the panel shows it', async () => {
    const before = changes;
    await vi.advanceTimersByTimeAsync(401);
    expect(changes).toBe(before + 1);
  });
});

describe('a page of several frames', () => {
  it('is called where the content script is at work, which is started in the other frames only', async () => {
    browser.frames = [0, 1, 2];
    browser.atWork.add(0).add(2);
    await open();
    expect(browser.started).toEqual([1]);
    expect(browser.openPorts().map((port) => port.frameId)).toEqual([0, 2, 1]);
  });

  it('shows what is read where the script is at work before it has started in the others', async () => {
    browser.frames = [0, 1];
    browser.atWork.add(0);
    const asked = browser.delay('executeScript');
    await open();
    const started = browser.delay('executeScript');
    await asked();
    browser.port(0).reads('Eczema.');
    expect(browser.started).toEqual([]);
    expect(texts()).toEqual(['Eczema.']);
    expect(status()).toBe('reading');
    await started();
    expect(browser.openPorts().map((port) => port.frameId)).toEqual([0, 1]);
  });

  it('is read although one of its frames goes just before the script starts there', async () => {
    browser.frames = [0, 1];
    const asked = browser.delay('executeScript');
    await open();
    browser.frames = [0];
    await asked();
    expect(browser.started).toEqual([0]);
    expect(browser.openPorts().map((port) => port.frameId)).toEqual([0]);
  });
});

describe('a page that goes', () => {
  beforeEach(async () => {
    await open();
    browser.port().reads('Psoriasis.');
  });

  it('takes its note with it at once, before anybody knows whether another page comes', async () => {
    browser.port().leaves();
    expect(texts()).toEqual([]);
    expect(status()).toBe('reading');
    await vi.advanceTimersByTimeAsync(401);
    expect(link.view()).toEqual({ status: 'lost' });
  });

  it('is not lost when the next document comes in time', async () => {
    browser.port().leaves();
    await vi.advanceTimersByTimeAsync(300);
    link.frameReady(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(status()).toBe('reading');
    browser.port().reads('Acne.');
    expect(texts()).toEqual(['Acne.']);
  });

  it('says nothing more over its old line', () => {
    const old = browser.port();
    link.frameReady(0);
    expect(texts()).toEqual([]);
    old.reads('Psoriasis, late.');
    expect(texts()).toEqual([]);
    browser.port().reads('Acne.');
    old.leaves();
    expect(texts()).toEqual(['Acne.']);
    expect(old.isOpen).toBe(false);
  });
});

describe('a page of several frames', () => {
  beforeEach(async () => {
    browser.frames = [0, 2, 1];
    await open();
  });

  it('is read when every frame has answered, in the order of the page', () => {
    browser.port(1).reads('One.');
    browser.port(2).reads('Two.');
    expect(status()).toBe('reading');
    browser.port(0).reads('Top.');
    expect(status()).toBe('read');
    expect(texts()).toEqual(['Top.', 'One.', 'Two.']);
  });

  it('does not wait for ever for one that hangs', async () => {
    browser.port(0).reads('Top.');
    browser.port(1).reads('One.');
    expect(status()).toBe('reading');
    await vi.advanceTimersByTimeAsync(2001);
    expect(status()).toBe('read');
    expect(texts()).toEqual(['Top.', 'One.']);
  });

  it('goes on without one that goes', () => {
    for (const frameId of [0, 1, 2]) browser.port(frameId).reads(`Frame ${frameId}.`);
    browser.port(1).leaves();
    expect(texts()).toEqual(['Frame 0.', 'Frame 2.']);
    expect(status()).toBe('read');
  });

  it('waits for all frames of the next document as it did for those of the first', async () => {
    for (const frameId of [0, 1, 2]) browser.port(frameId).reads(`Frame ${frameId}.`);
    await vi.advanceTimersByTimeAsync(5000);
    for (const frameId of [0, 1, 2]) browser.port(frameId).leaves();
    for (const frameId of [0, 1]) link.frameReady(frameId);
    browser.port(0).reads('Next.');
    expect(status()).toBe('reading');
    await settle();
    expect(status()).toBe('reading');
    browser.port(1).reads('Next frame.');
    expect(status()).toBe('read');
  });
});

describe('a frame that sends what is no reading', () => {
  const tooMany = Array.from({ length: MAX_FIELDS + 1 }, () => ({ what: 'x', why: 'y' }));
  const UNREAD = [{ what: 'A part of this page', why: 'It could not be read.' }];

  it.each([
    ['nothing', null],
    ['words', 'Psoriasis.'],
    ['another kind', { kind: 'place' }],
    ['half a reading', { kind: 'reading', reading: { path: [] } }],
    [
      'more than a page may send',
      { kind: 'reading', reading: { path: [], fields: [], dateOfService: null, unread: tooMany } },
    ],
  ])('(%s) counts as unread, not as empty or silent', async (_, message) => {
    await open();
    browser.port().onMessage.tell(message);
    expect(status()).toBe('read');
    const view = link.view();
    expect('frames' in view && view.frames).toMatchObject([
      { frameId: 0, reading: { path: [], fields: [], unread: UNREAD } },
    ]);
  });

  it('keeps its place on the page, drops what was read before, and is read again when it can be', async () => {
    browser.frames = [0, 1, 2];
    await open();
    for (const frameId of [0, 1, 2]) browser.port(frameId).reads(`Frame ${frameId}.`);
    browser.port(1).onMessage.tell({ kind: 'reading', reading: 'too long' });
    expect(texts()).toEqual(['Frame 0.', '', 'Frame 2.']);
    browser.port(1).reads('Again.');
    expect(texts()).toEqual(['Frame 0.', 'Again.', 'Frame 2.']);
  });
});

describe('a line that was hung up', () => {
  it('closes every port and says nothing more', async () => {
    browser.frames = [0, 1];
    await open();
    browser.port(0).reads('Psoriasis.');
    link.close();
    const before = changes;
    expect(browser.openPorts()).toEqual([]);
    browser.port(0).reads('Late.');
    browser.port(1).leaves();
    link.frameReady(0);
    await vi.advanceTimersByTimeAsync(5000);
    expect(texts()).toEqual([]);
    expect(changes).toBe(before);
    expect(browser.ports).toHaveLength(2);
  });

  it('opens no port when the page answers only then', async () => {
    const answer = browser.delay('executeScript');
    await open();
    link.close();
    await answer();
    expect(browser.ports).toEqual([]);
  });
});

describe('what is left with the page for whoever reads it next', () => {
  const holds = () =>
    browser.port().heard.filter((command) => Reflect.get(Object(command), 'kind') === 'hold');

  it('is not given before the page has said what it holds already', async () => {
    await open();
    link.hold('new');
    expect(holds()).toEqual([]);
    browser.port().onMessage.tell({ kind: 'held', memory: 'old' });
    browser.port().reads('Psoriasis.');
    expect(held).toEqual(['old']);
    link.hold('new');
    link.hold('new');
    expect(holds()).toEqual([{ kind: 'hold', memory: 'new' }]);
  });

  it('is given again to a page that has loaded anew, and is not asked of its frames', async () => {
    await open();
    browser.port().reads('Psoriasis.');
    link.hold('seen');
    link.frameReady(0);
    browser.port().reads('Psoriasis.');
    link.hold('seen');
    expect(holds()).toEqual([{ kind: 'hold', memory: 'seen' }]);
    browser.frames = [0, 3];
    await link.findMore();
    browser.port(3).onMessage.tell({ kind: 'held', memory: 'of a frame' });
    expect(held).toEqual([]);
  });
});

describe('a page that a newer panel reads', () => {
  it('is left to it: no frame is called any more, whatever the page does', async () => {
    await open();
    browser.port().reads('Psoriasis.');
    browser.port().onMessage.tell({ kind: 'taken' });
    browser.port().leaves();
    expect(link.view()).toEqual({ status: 'taken' });
    link.frameReady(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.view()).toEqual({ status: 'taken' });
    expect(browser.openPorts()).toEqual([]);
    expect(link.alive()).toBe(true);
  });
});
