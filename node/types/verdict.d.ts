// One copy of the types, as there is one copy of the code.
export * from "./verdict.cjs";
