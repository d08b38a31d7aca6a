import { useEffect, useState } from "preact/hooks";
import { warn } from "../state/notice.ts";
import { compareWith, isChanged, replaceDraft } from "../state/policy.ts";
import { forgetVersion, keepVersion, readVersions, type Version, versions } from "../state/versions.ts";
import { Dialog } from "./dialog.tsx";

const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** Runs what asks the browser's store, and says so where it keeps nothing. */
async function trying(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    warn("This browser keeps no versions, perhaps because it is a private window.");
  }
}

export function Versions({ onClose }: { readonly onClose: () => void }) {
  const [title, setTitle] = useState("");
  useEffect(() => {
    void trying(readVersions);
  }, []);
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    await trying(() => keepVersion(title.trim() === "" ? moment.format() : title.trim()));
    setTitle("");
  };
  return (
    <Dialog title="Versions kept in this browser" onClose={onClose}>
      <form class="row" onSubmit={keep}>
        <input
          class="field"
          aria-label="Name of this version"
          placeholder="Name of this version"
          value={title}
          onInput={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <button type="submit" class="button main">
          Keep this version
        </button>
      </form>
      {versions.value.length === 0 ? (
        <p class="soft">
          None of this policy yet. A version that is kept can be opened again, or compared with the draft.
        </p>
      ) : (
        <ul class="versions">
          {versions.value.map((version) => (
            <VersionRow key={version.id} version={version} onClose={onClose} />
          ))}
        </ul>
      )}
      {isChanged.value ? <p class="soft">The draft differs from the version it is compared with.</p> : null}
    </Dialog>
  );
}

function VersionRow({ version, onClose }: { readonly version: Version; readonly onClose: () => void }) {
  const { id, title, at, texts } = version;
  return (
    <li>
      <span class="what">
        {title}
        {title === moment.format(at) ? null : <small>{moment.format(at)}</small>}
      </span>
      <button
        type="button"
        class="button"
        onClick={() => {
          replaceDraft(texts, `version ${title} opened`);
          onClose();
        }}
      >
        Open<span class="unseen"> {title}</span>
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          compareWith(texts, `compared with ${title}`);
          onClose();
        }}
      >
        Compare<span class="unseen"> the draft with {title}</span>
      </button>
      <button type="button" class="button plain" onClick={() => trying(() => forgetVersion(id))}>
        Forget<span class="unseen"> {title}</span>
      </button>
    </li>
  );
}
