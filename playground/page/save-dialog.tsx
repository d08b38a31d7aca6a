import { passingWords } from "../panel/passing-words.ts";
import { isCounting, passingNow } from "../state/impact.ts";
import { confirming, save } from "../state/save.ts";
import { Dialog } from "./dialog.tsx";

/** Asks once more before a draft is saved that lets pass what the version in force stops. */
export function SaveDialog() {
  const passing = passingWords(passingNow.value);
  if (!confirming.value) return null;
  const close = (): void => {
    confirming.value = false;
  };
  const accept = (): void => {
    close();
    void save("confirmed");
  };
  return (
    <Dialog title="Save this draft all the same?" onClose={close}>
      {isCounting.value ? (
        <p>What it lets pass that is known to be wrong is still being counted …</p>
      ) : passing === undefined ? (
        <p>The draft lets nothing pass any more that is known to be wrong and that the version in force stops.</p>
      ) : (
        <p>
          <strong>
            It lets {passing.count} pass that {passing.known}
          </strong>{" "}
          and that the version in force stops. {passing.later}
        </p>
      )}
      <p class="soft">Saved, it is the version in force. The one until now stays in this browser, under Versions.</p>
      <div class="row">
        <button type="button" class="button main" onClick={close}>
          Go on with the draft
        </button>
        <button type="button" class="button" onClick={accept}>
          Save all the same
        </button>
      </div>
    </Dialog>
  );
}
