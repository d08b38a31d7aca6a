import type { Decision } from "../src/model/decision.ts";

/**
 * What a careful engineer writes instead of a policy: each field read once, type, finiteness and range tested where the
 * field is used, an interned decision given back, nothing allocated. Whatever is odd goes to `odd`.
 */

type Fields = Readonly<Record<string, unknown>>;

export function oneRuleByHand(
  proceed: Decision,
  review: Decision,
  odd: (input: unknown) => Decision,
): (input: unknown) => Decision {
  return (input) => {
    if (typeof input !== "object" || input === null) return odd(input);
    const refund = (input as Fields).refund;
    if (typeof refund !== "number" || !Number.isFinite(refund)) return odd(input);
    const confidence = (input as Fields).confidence;
    if (typeof confidence !== "number" || !Number.isFinite(confidence)) return odd(input);
    return refund > 10_000 || confidence < 0.8 ? review : proceed;
  };
}

/** @param decisions by the bits of the rules that apply */
export function twelveRulesByHand(
  decisions: readonly (Decision | undefined)[],
  enter: (bits: number) => Decision,
  odd: (input: unknown) => Decision,
): (input: unknown) => Decision {
  return (input) => {
    if (typeof input !== "object" || input === null) return odd(input);
    const { action, channel, tier, refund, confidence, fraud_score, reversible, first_order, orders, account_days } =
      input as Fields;
    if (action !== "refund" && action !== "credit" && action !== "chargeback") return odd(input);
    if (channel !== "web" && channel !== "phone" && channel !== "mail" && channel !== "branch") return odd(input);
    if (tier !== "basic" && tier !== "plus" && tier !== "business") return odd(input);
    if (typeof refund !== "number" || !(refund >= 0 && refund < Infinity)) return odd(input);
    if (typeof confidence !== "number" || !(confidence >= 0 && confidence <= 1)) return odd(input);
    if (typeof fraud_score !== "number" || !(fraud_score >= 0 && fraud_score <= 1)) return odd(input);
    if (typeof reversible !== "boolean" || typeof first_order !== "boolean") return odd(input);
    if (typeof orders !== "number" || !(orders >= 0 && orders < Infinity)) return odd(input);
    if (typeof account_days !== "number" || !(account_days >= 0 && account_days < Infinity)) return odd(input);
    let bits = 0;
    if (refund > 10_000) bits |= 1;
    if (confidence < 0.8) bits |= 2;
    if (!reversible && action !== "credit" && refund > 100) bits |= 4;
    if (fraud_score >= 0.97) bits |= 8;
    if (fraud_score >= 0.85 && action === "refund") bits |= 16;
    if (account_days < 30 && refund > 500) bits |= 32;
    if (first_order && refund > 1_000) bits |= 64;
    if (channel === "phone" && refund > 2_000) bits |= 128;
    if ((channel === "mail" || channel === "branch") && confidence < 0.9) bits |= 256;
    if (orders >= 50 && refund > 5_000 && tier !== "business") bits |= 512;
    if (action === "chargeback" && (fraud_score >= 0.6 || account_days < 90)) bits |= 1024;
    if (tier === "basic" && refund > 3_000 && confidence < 0.95) bits |= 2048;
    return decisions[bits] ?? enter(bits);
  };
}
