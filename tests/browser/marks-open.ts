/** Opens pages for the tests of marks, and takes them and their marks down after each test of a file. */
import { afterEach } from 'vitest';
import { type MarkedPage, markedPage } from './marks-page.ts';
import { closePages, openPage } from './note-page.ts';

/** A note of some lines, in which several things can be found. */
export const NOTE =
  'Plaque psoriasis of the left elbow, itchy since spring. No bleeding.\n\nScalp is clear today, and so are the nails; ' +
  'she uses calcipotriene with good effect on the knees.\nReturn in May.';

interface Framed {
  readonly page: Document;
  readonly marks: MarkedPage;
}

/** Pages in a frame, marked as the content script does. Call it once in a file. */
export function framedPages() {
  const opened: MarkedPage[] = [];
  afterEach(() => {
    for (const marks of opened.splice(0)) marks.stop();
    closePages();
  });
  const watch = (page: Document): MarkedPage => {
    const marks = markedPage(page);
    opened.push(marks);
    return marks;
  };
  const open = async (html: string): Promise<Framed> => {
    const page = await openPage(html);
    return { page, marks: watch(page) };
  };
  return {
    /** Marks a page that the test has opened itself. */
    watch,
    open,
    /** @param text what the page's one textarea holds before anything is read */
    async openArea(html: string, text: string): Promise<Framed & { readonly field: HTMLTextAreaElement }> {
      const page = await openPage(html);
      const field = page.querySelector('textarea');
      if (field === null) throw new Error('The page has a textarea.');
      field.value = text;
      return { page, field, marks: watch(page) };
    },
  };
}

/** Marks in the page of the test itself, where real keys and a real pointer reach. Call it once in a file. */
export function ownPage() {
  let opened: MarkedPage | null = null;
  afterEach(() => {
    opened?.stop();
    opened = null;
    document.body.replaceChildren();
    document.documentElement.removeAttribute('style');
    scrollTo(0, 0);
  });
  const watch = (): void => {
    opened?.stop();
    opened = markedPage(document);
  };
  return {
    /** Marks the page as it stands now. */
    watch,
    open(html: string): void {
      document.body.innerHTML = html;
      watch();
    },
    get marks(): MarkedPage {
      if (opened === null) throw new Error('Open a page first.');
      return opened;
    },
  };
}

/** The element of that name in the page of the test itself. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has ${id}.`);
  return found;
}
