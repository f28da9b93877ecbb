// The same form in Vue, its inputs bound as `v-model` binds them; a template would have to be compiled ahead, for the policy allows no `eval`.
import { createApp, h, reactive, vModelCheckbox, vModelText, withDirectives } from "vue";

import "/dist/guard.js";

const held = reactive({ more: "", born: "", abroad: false });
const bound = (tag, name, how, properties = {}) =>
  withDirectives(h(tag, { id: name, "onUpdate:modelValue": (value) => (held[name] = value), ...properties }), [[how, held[name]]]);

const Form = () =>
  h("privity-guard", { law: "nyc", on: "2026-01-02", mode: "confirm" }, [
    h("h1", "Intake"),
    h("form", [
      h("p", [h("label", ["Anything else? ", bound("textarea", "more", vModelText)])]),
      h("p", [h("label", [bound("input", "abroad", vModelCheckbox, { type: "checkbox" }), " Show more"])]),
      held.abroad && h("p", [h("label", ["Country of birth ", bound("input", "born", vModelText)])]),
      h("output", { id: "held" }, held.more),
      h("button", "Send"),
    ]),
  ]);

createApp(Form).mount("#root");
