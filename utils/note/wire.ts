/**
 * What both ends of the note port must agree on, free of zod: the content script carries these few lines only.
 */

/** Name of the port from the panel to a frame. */
export const NOTE_PORT = 'clear-margin-note';

/** A hostile page can fill its frame's memory, not ours: longer notes are cut, and the frame says so in `unread`. */
export const MAX_FIELD_CHARS = 1_000_000;

/** All fields of one frame together. Browsers refuse messages of 64 MiB; a visit note is far below this. */
export const MAX_FRAME_CHARS = 4_000_000;

/** Fields of one frame. An eye examination form has close to 500. */
export const MAX_FIELDS = 500;

/** Labels, and the words a date was read from. */
export const MAX_LABEL_CHARS = 500;

/** How deep frames may nest. */
export const MAX_PATH = 32;

/** `read`: read now and keep reading until the port closes. */
export type PanelCommand = { readonly kind: 'read' };
