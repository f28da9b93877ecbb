// What a consumer writes; compiled for Node and for the browser, as ESM and as CommonJS, under the strictest settings.
import { type Answer, type Category, Laws, PrivityError, type QuestionInput, type Verdict, ask, compile, decide, decideMany, init, verdict, words } from "privity";
import { type Question, ask as put } from "privity/verdict";

const question: QuestionInput = {
  law: "nyc",
  on: "2018-08-16",
  act: "disclose",
  actor: ["city_employee", "police_department_officer"],
  to: null,
  of: ["immigration_status"] satisfies readonly Category[],
  facts: { required_by_law: null, exigent_circumstances: [true, false] },
  closed: true,
};
// A law of one's own is a law, too.
const own: QuestionInput = { ...question, law: ["toyville", "nyc-gcp"] };

// @ts-expect-error an act that is none
const wrong: QuestionInput = { ...question, act: "disclos" };
// @ts-expect-error a category that is none
const odd: QuestionInput = { ...question, of: "imigration_status" };
// @ts-expect-error a question without a day
const dateless: QuestionInput = { law: "nyc", act: "retain", actor: "city_employee", of: "name" };

export async function run(): Promise<Verdict> {
  await init({ words: false });
  await words();
  const answer: Answer = decide(question);
  for (const law of answer.laws) {
    const status: string | undefined = law.of.immigration_status;
    const url: string | undefined = law.because[0]?.cite.url;
    const paraphrase: boolean | undefined = law.because[0]?.cite.paraphrase;
    void [status, url, paraphrase];
  }
  const handle = ask(question);
  const laws = new Laws().load(compile("id = 'x'"));
  const each = decideMany([question, own]).map((one) => (one instanceof PrivityError ? one.code : one.verdict));
  try {
    verdict(wrong);
  } catch (error) {
    if (error instanceof PrivityError && error.code === "unknown-act") void [error.help, error.at.path, odd, dateless, each, laws];
  }
  const small: Question = put(question);
  small[Symbol.dispose]();
  return handle.verdict();
}
