/** `privity::VERDICTS`: engines hand a verdict over as its place in this list. */
export const VERDICTS = ["permitted", "needs_approval", "prohibited", "needs_facts", "no_rule"];
