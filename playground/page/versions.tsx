import { useEffect, useState } from "preact/hooks";
import { show, width } from "../state/layout.ts";
import { warn } from "../state/notice.ts";
import { compareWith, draft, live, replaceDraft, work } from "../state/policy.ts";
import { type PolicyTexts, sameTexts } from "../state/policy-texts.ts";
import { forgetVersion, keepVersion, readVersions, type Version, versions } from "../state/versions.ts";
import type { NamedTexts } from "../state/work.ts";
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
    await trying(() => keepVersion(title.trim() === "" ? moment.format() : title.trim(), draft.value));
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
      <ul class="versions">
        {live.value === undefined ? null : (
          <li>
            <span class="what">
              The version in force
              <small>{["As it is saved", ...comparedNote(undefined)].join(" · ")}</small>
            </span>
            <VersionButtons title="the version in force" texts={live.value} version={undefined} onClose={onClose} />
          </li>
        )}
        {versions.value.map((version) => (
          <VersionRow key={version.id} version={version} onClose={onClose} />
        ))}
      </ul>
      {versions.value.length === 0 ? (
        <p class="soft">
          No version of this policy is kept yet. One that is kept can be opened again, or the draft compared with it.
        </p>
      ) : null}
    </Dialog>
  );
}

/** Whether it is this version that the draft is compared with; undefined: the one in force. */
function comparedNote(version: NamedTexts | undefined): readonly string[] {
  const { compared } = work.value;
  const isIt =
    version === undefined || compared === undefined
      ? version === compared
      : version.name === compared.name && sameTexts(version.texts, compared.texts);
  return isIt ? ["compared with the draft now"] : [];
}

function VersionRow({ version, onClose }: { readonly version: Version; readonly onClose: () => void }) {
  const { id, title, at, texts } = version;
  const named = { name: title, texts };
  const isNamed = title !== moment.format(at);
  return (
    <li>
      <span class="what">
        {title}
        <small>{[...(isNamed ? [moment.format(at)] : []), ...comparedNote(named)].join(" · ")}</small>
      </span>
      <VersionButtons title={title} texts={texts} version={named} onClose={onClose} />
      <button type="button" class="button plain" onClick={() => trying(() => forgetVersion(id))}>
        Forget<span class="unseen"> {title}</span>
      </button>
    </li>
  );
}

interface VersionButtonsProps {
  readonly title: string;
  readonly texts: PolicyTexts;
  /** What it is compared as; undefined: the version in force. */
  readonly version: NamedTexts | undefined;
  readonly onClose: () => void;
}

function VersionButtons({ title, texts, version, onClose }: VersionButtonsProps) {
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={sameTexts(texts, draft.value)}
        onClick={() => {
          replaceDraft(texts, `${title} opened`);
          onClose();
        }}
      >
        Open<span class="unseen"> {title}</span>
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          compareWith(version);
          show(width.value === "narrow" ? "below" : "beside", "change");
          onClose();
        }}
      >
        Compare<span class="unseen"> the draft with {title}</span>
      </button>
    </>
  );
}
