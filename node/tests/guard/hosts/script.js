// A form that script builds, part of it in a shadow tree, after the guard is there.
import { guard } from "/dist/guard.js";

globalThis.guarded = await guard(document.body, { law: "nyc", on: "2026-01-02" });
globalThis.build = () => {
  const form = document.createElement("form");
  const label = document.createElement("label");
  label.append("Número de Seguro Social ", Object.assign(document.createElement("input"), { id: "ssn", name: "ssn" }));
  const part = document.createElement("div");
  part.id = "part";
  const tree = part.attachShadow({ mode: "open" });
  tree.innerHTML = '<p><label>Estatus migratorio <input id="status" name="status"></label></p><div id="note" contenteditable aria-label="Notas" role="textbox"></div>';
  form.append(label, part);
  document.getElementById("place").append(form);
};
