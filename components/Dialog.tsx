import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  /** What it holds. @param close gives the focus back to where it was */
  readonly children: (close: () => void) => ReactNode;
}

/** A sheet over the panel, open for as long as it is drawn, with its title and a button to close it. */
export function Dialog({ title, className = '', onClose, children }: DialogProps) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (dialogRef.current?.open === false) dialogRef.current.showModal();
  }, []);
  const close = () => dialogRef.current?.close();
  return (
    <dialog
      ref={dialogRef}
      className={`keys ${className}`.trim()}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <div className="keys-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button" onClick={close}>
          Close
        </button>
      </div>
      {children(close)}
    </dialog>
  );
}
