/**
 * Stands in for WXT's content-script context in the build (see `wxt.config.ts`).
 *
 * WXT's own one polls the address, tells the page of every start by a DOM event that carries the extension's id, and
 * weighs 3 kB in every frame. Our script needs none of it: `takeOver` retires older copies and ports say when the
 * extension is gone.
 */
export class ContentScriptContext {}
