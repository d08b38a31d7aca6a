/** The two policies that are raced against code written by hand. */

export const oneRule = `refund > $10K or confidence < 0.8 → review by finance`;

export const twelveRules = `
policy "Refunds"

decision
  action          one of refund, credit, chargeback
  channel         one of web, phone, mail, branch
  tier            one of basic, plus, business
  refund          money USD, at least $0
  confidence      number 0 to 1
  fraud_score     number 0 to 1
  reversible      yes/no
  first_order     yes/no
  orders          whole number, at least 0
  account_days    whole number, at least 0

rule "large"
  refund > $10K → review by finance
rule "uncertain"
  confidence < 0.8 → review by finance
rule "cannot be undone"
  not reversible and action is not credit and refund > $100 → review by legal
rule "likely fraud"
  fraud_score >= 0.97 → block
rule "possible fraud"
  fraud_score >= 0.85 and action is refund → review by fraud
rule "young account"
  account_days < 30 and refund > $500 → review by fraud
rule "first order"
  first_order and refund > $1,000 → audit by finance
rule "phone"
  channel is phone and refund > $2,000 → audit by finance
rule "mail"
  channel is one of mail, branch and confidence < 0.9 → audit by finance
rule "many orders"
  orders >= 50 and refund > $5,000 and tier is not business → review by finance
rule "chargeback"
  action is chargeback and (fraud_score >= 0.6 or account_days < 90) → review by legal
rule "basic"
  tier is basic and refund > $3,000 and confidence < 0.95 → review by finance
`;
