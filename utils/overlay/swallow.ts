/** A key or a press that was meant for us alone: nobody in the page hears of it, and the browser does nothing with it. */
export function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
