import { useEffect } from "preact/hooks";
import { notice } from "../state/notice.ts";
import { Icon } from "./icon.tsx";

const longEnough = 6000;

/** Good news goes away by itself. */
export function Notice() {
  const told = notice.value;
  useEffect(() => {
    if (told?.kind !== "good") return;
    const timer = setTimeout(() => {
      if (notice.value === told) notice.value = undefined;
    }, longEnough);
    return () => clearTimeout(timer);
  }, [told]);
  return (
    <div role="status" aria-live="polite">
      {told === undefined ? null : (
        <div class={`notice ${told.kind}`}>
          {told.text}
          {told.actions.map(({ words, act }) => (
            <button
              key={words}
              type="button"
              class="button"
              onClick={() => {
                notice.value = undefined;
                act();
              }}
            >
              {words}
            </button>
          ))}
          <button
            type="button"
            class="button plain"
            onClick={() => {
              notice.value = undefined;
            }}
          >
            <Icon name="close" />
            <span class="unseen">Close this message</span>
          </button>
        </div>
      )}
    </div>
  );
}
