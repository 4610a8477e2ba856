/**
 * Who reads a frame.
 *
 * Every frame has its own copy of the content script, which reads it; except frames whose
 * element names no address (no `src`, a blank or `javascript:` one, `srcdoc`) and whose document can be reached from
 * the document around: those are read by the document around, as part of it, and their own copy stays silent.
 * Rich-text editors write their text into such frames, where some browsers never start a script. Both sides see the
 * same element and the same reachability, so they always agree.
 */
import { attr, hasAttr, innerDocument, isFrame, viewOf } from './dom.ts';

/** Whether a frame's document is read by the document around it (see above). */
export function isReadFromOutside(frame: Element): boolean {
  if (!isFrame(frame) || innerDocument(frame) === null) return false;
  const address = attr(frame, 'src').trim();
  return hasAttr(frame, 'srcdoc') || address === '' || /^(about:|javascript:)/i.test(address);
}

/** The same rule, seen from inside the frame. */
export function isReadByParent(document: Document): boolean {
  try {
    const frame = viewOf(document)?.frameElement ?? null;
    return frame !== null && isReadFromOutside(frame);
  } catch {
    return false;
  }
}
