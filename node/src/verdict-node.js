// Verdicts alone, in Node: the whole engine is there already.
export { PrivityError, Question, ask, init, initSync, verdict } from "./node.cjs";
