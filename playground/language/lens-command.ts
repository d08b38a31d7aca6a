/** What a click on the figures above a rule does, with the name of the rule. */
export const lensCommand = "signoff.selectRule";
