/**
 * Everything of ours that is seen on the page, in one: obeys the commands that draw. Made for one watched page, and
 * gone with its signal.
 */
import { attempt } from '../note/dom.ts';
import { parseDrawing } from '../note/drawing-commands.ts';
import type { Overlay } from '../note/hand-over.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { DrawingAnswer, Unmarked } from '../note/wire.ts';
import { createCard } from './card.ts';
import type { Controls } from './controls.ts';
import { createControls } from './controls.ts';
import { createHighlights } from './highlights.ts';
import { createLayers } from './layers.ts';
import type { MarkedField } from './marked-field.ts';
import { createMarker } from './marker.ts';
import { sayReload } from './notice.ts';
import { createPointer } from './point.ts';
import { createShow } from './show.ts';
import { createTyping } from './typing.ts';

/** @param say answers the extension */
export function createOverlay(page: WatchedPage, say: (answer: DrawingAnswer) => void): Overlay {
  const layers = createLayers(page);
  const highlights = createHighlights();
  const controls = createControls(page, layers, () => sayUnmarked(false));
  const typing = createTyping();
  const marker = createMarker(page, { highlights, controls, typing });
  const card = createCard(page, { layers, marker, controls, typing });
  const pointer = createPointer(page, layers, (selector) => say({ kind: 'pointed', selector }));
  const show = createShow(page, highlights, controls);
  let said = '[]';
  /** @param isAsked whoever marks now may be another than whom it was said to */
  const sayUnmarked = (isAsked: boolean) => {
    const fields = unmarkedIn(marker.fields(), controls.lacks());
    const words = JSON.stringify(fields);
    if (words === said && !(isAsked && fields.length > 0)) return;
    said = words;
    say({ kind: 'unmarked', fields });
  };
  page.signal.addEventListener(
    'abort',
    () => {
      show.stop();
      marker.clear();
      layers.clear();
    },
    { once: true },
  );
  let hasDrawn = false;
  return {
    obey(message) {
      attempt(() => {
        const command = parseDrawing(message);
        if (command === null) return;
        if (command.kind === 'mark') {
          marker.mark(command.seq, command.marks);
          card.marksChanged();
          sayUnmarked(true);
          hasDrawn ||= command.marks.length > 0;
        } else if (command.kind === 'show') show.show(command.seq, command.fieldId, command);
        else if (command.stop) pointer.stop();
        else pointer.start(command.words ?? '');
      });
    },
    orphan() {
      if (hasDrawn) sayReload(page.document);
      hasDrawn = false;
    },
  };
}

function unmarkedIn(
  fields: readonly MarkedField[],
  lacks: ReturnType<Controls['lacks']>,
): readonly Unmarked[] {
  return fields.flatMap(({ id, control }) => {
    const why = control === null ? undefined : lacks.get(control);
    return why === undefined ? [] : [{ fieldId: id, why }];
  });
}
