// A form whose inputs React controls, and which shows a field only after an answer.
import { useState } from "react";
import { createRoot } from "react-dom/client";

import "/dist/guard.js";

function Form() {
  const [held, hold] = useState({ more: "", born: "", abroad: false });
  const set = (name) => ({ target }) => hold((before) => ({ ...before, [name]: target.type === "checkbox" ? target.checked : target.value }));
  return (
    <privity-guard law="nyc" on="2026-01-02" mode="confirm">
      <h1>Intake</h1>
      <form>
        <p><label>Anything else? <textarea id="more" value={held.more} onChange={set("more")} /></label></p>
        <p><label><input id="abroad" type="checkbox" checked={held.abroad} onChange={set("abroad")} /> Show more</label></p>
        {held.abroad && <p><label>Country of birth <input id="born" value={held.born} onChange={set("born")} /></label></p>}
        <output id="held">{held.more}</output>
        <button>Send</button>
      </form>
    </privity-guard>
  );
}

createRoot(document.getElementById("root")).render(<Form />);
