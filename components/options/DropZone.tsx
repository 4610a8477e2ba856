import { useId, useState } from 'react';
import { useAsking, useHost } from './options-host.ts';
import { useDrop } from './use-drop.ts';

/** An official package from the user's own disk: the same way as an update, without the network. */
export function DropZone() {
  const host = useHost();
  const asking = useAsking();
  const inputId = useId();
  const [tooMany, setTooMany] = useState(false);
  const takeIn = (files: FileList | null) => {
    const [file, second] = files ?? [];
    setTooMany(second !== undefined);
    if (file !== undefined && second === undefined) asking.run(host.takeIn(file));
  };
  const isOver = useDrop((files) => {
    if (!asking.isBusy) takeIn(files);
  });
  return (
    <div className={isOver ? 'drop over' : 'drop'}>
      <h3>Take in an official package yourself</h3>
      <p>
        Drop a zip from CDC or CMS here, as it came: the ICD-10-CM code descriptions, the ICD-10-CM tables and
        index, or the quarterly HCPCS file. Nothing goes over the network.
      </p>
      <p className="row">
        <label htmlFor={inputId}>The zip</label>
        <input
          id={inputId}
          type="file"
          accept=".zip,application/zip"
          disabled={asking.isBusy}
          onChange={(event) => {
            takeIn(event.target.files);
            // The same file can be chosen again after it was mended.
            event.target.value = '';
          }}
        />
      </p>
      {asking.isBusy && <p role="status">Taking it in…</p>}
      {tooMany && <p role="alert">One file at a time, please.</p>}
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </div>
  );
}
