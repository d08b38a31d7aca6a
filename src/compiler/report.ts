import { exampleMessages } from "../diagnostics/catalogue/example.ts";
import { headerMessages } from "../diagnostics/catalogue/header.ts";
import { includeMessages } from "../diagnostics/catalogue/include.ts";
import { nameMessages } from "../diagnostics/catalogue/name.ts";
import { ruleMessages } from "../diagnostics/catalogue/rule.ts";
import { teamMessages } from "../diagnostics/catalogue/team.ts";
import { typeMessages } from "../diagnostics/catalogue/type.ts";
import { unitMessages } from "../diagnostics/catalogue/unit.ts";
import { reporter } from "../diagnostics/diagnostic.ts";

/** All that the compiler can say. */
export const compilerMessages = {
  ...headerMessages,
  ...nameMessages,
  ...typeMessages,
  ...unitMessages,
  ...ruleMessages,
  ...teamMessages,
  ...exampleMessages,
  ...includeMessages,
} as const;

/** A diagnostic of the compiler; the arguments are checked against its code. */
export const diagnose = reporter(compilerMessages);
