import { library } from "../state/library.ts";
import { openPolicy } from "../state/policy.ts";
import { isOpening, open, openNew } from "../state/start.ts";

/** Paths end in `.signoff`: none is like it. */
const newOne = "new";

/** The policies of the library, one that came by a link, and a new one. */
export function PolicyChoice() {
  const policies = library.value?.policies ?? [];
  const path = openPolicy.value?.path ?? "";
  return (
    <label class="choice">
      <span>Policy</span>
      <select
        aria-label="Policy"
        title={policies.find((each) => each.path === path)?.title ?? "The policy that is open"}
        value={path}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          const chosen = policies.find((each) => each.path === value);
          if (chosen !== undefined)
            void open(chosen).then(() => {
              // What could not be opened is not shown as if it were.
              if (!isOpening.value) currentTarget.value = openPolicy.value?.path ?? "";
            });
          if (value !== newOne) return;
          openNew();
          currentTarget.value = "";
        }}
      >
        {path === "" ? <option value="">A policy of your own</option> : null}
        {policies.map((each) => (
          <option key={each.path} value={each.path}>
            {each.title}
          </option>
        ))}
        <option value={newOne}>New policy</option>
      </select>
    </label>
  );
}
