import type { PageTools } from '../../utils/browser/panel-types.ts';
import { usePageTools } from '../use-page-tools.ts';

/** Where findings have no underline on the page: what is not underlined there must not look like nothing was found. */
export function UnmarkedNotice() {
  const { marks, unmarked } = usePageTools();
  if (!marks.here || !marks.everywhere) return null;
  return unmarked.map((field) => (
    <p className="strip" key={`${field.label} ${field.why}`}>
      {sentenceOf(field)}
    </p>
  ));
}

function sentenceOf({ label, why }: PageTools['unmarked'][number]): string {
  const part = label === '' ? 'A part of the note' : `“${label}”`;
  return why === 'long'
    ? `${part} is very long: only its first 100,000 characters are underlined on the page. All of it is checked.`
    : `${part} stands tilted on the page: nothing can be underlined there. All of it is checked.`;
}
