import { sayDay } from '../../utils/codes/days.ts';
import type { PartRelease, UpdateState } from '../../utils/updates/types.ts';
import { useAsking, useHost } from './options-host.ts';
import { PART_NAMES, sayReleases, sayTime } from './say-updates.ts';

/** The releases that answer, part by part, and the way back to those before. */
export function TablesInUse({ updates }: { readonly updates: UpdateState }) {
  const { inUse, previous } = updates;
  return (
    <>
      <p>
        {inUse.origin === 'packaged'
          ? 'The code tables in use came with Clear Margin.'
          : `The code tables in use come from an update of ${sayTime(inUse.madeAt)}.`}
      </p>
      <table className="sets">
        <caption className="unseen">Releases in use</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Release</th>
          </tr>
        </thead>
        <tbody>
          {inUse.releases.map((release) => (
            <ReleaseRow key={release.part} release={release} stays={stays(release, updates)} />
          ))}
        </tbody>
      </table>
      {inUse.origin === 'update' && (
        <p className="dim">What the update did not bring stays as it was before.</p>
      )}
      {inUse.sources.length > 0 && (
        <details>
          <summary>Files they were made from</summary>
          <ul className="files">
            {inUse.sources.map(({ file, sha256 }) => (
              <li key={sha256}>
                {file} <small>SHA-256 {sha256}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {previous !== null && <GoBack updates={updates} />}
    </>
  );
}

function ReleaseRow({ release, stays }: { readonly release: PartRelease; readonly stays: boolean }) {
  return (
    <tr>
      <th scope="row">{PART_NAMES[release.part]}</th>
      <td>
        <b>{release.name}</b>
        <small>
          from {sayDay(release.from)}
          {stays && ', not in the update'}
        </small>
      </td>
    </tr>
  );
}

/** True for what an update did not bring, so that it is what it was. */
function stays({ part, name }: PartRelease, { inUse, previous }: UpdateState): boolean {
  if (inUse.origin === 'packaged' || previous === null) return false;
  return previous.releases.some((before) => before.part === part && before.name === name);
}

/** Going back twice is an undo, so nothing is asked first. */
function GoBack({ updates: { previous, job } }: { readonly updates: UpdateState }) {
  const host = useHost();
  const asking = useAsking();
  if (previous === null) return null;
  const name =
    previous.origin === 'packaged'
      ? 'the tables that came with Clear Margin'
      : sayReleases(previous.releases);
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        disabled={asking.isBusy || job !== null}
        onClick={() => asking.run(host.goBack())}
      >
        Go back to {name}
      </button>
      <span className="dim">You can return from there in the same way.</span>
      {asking.trouble !== null && <p role="alert">{asking.trouble}</p>}
    </div>
  );
}
