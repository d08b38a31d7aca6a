import { error } from "../diagnostic.ts";

export const teamMessages = {
  "team/share": error<{ written: string; what: string }>(
    ({ written, what }) => `${what} is a share between 0% and 100%; ${written} is not.`,
  ),
  "team/number": error<{ written: string; what: string; form: string }>(
    ({ written, what, form }) => `${what} is ${form}; ${written} is not.`,
  ),
  "team/cost": error<{ written: string }>(
    ({ written }) => `What an hour costs is money, such as $55; ${written} is not.`,
  ),
  "team/zone": error<{ team: string }>(
    ({ team }) => `The hours of \`${team}\` need a time zone. Write it after them, or in the header.`,
  ),
  "team/twice": error<{ what: string; team: string }>(
    ({ what, team }) => `\`${team}\` says its ${what} twice. Keep one.`,
  ),
  "team/mixed-hours": error<{ team: string }>(
    ({ team }) => `\`${team}\` has people with hours and people without. Give all of them hours, or none.`,
  ),
} as const;
