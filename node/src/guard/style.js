// How notes look. Custom properties of the page change it: `--privity-accent`, `--privity-danger`, `--privity-surface`, `--privity-text`,
// `--privity-border`, `--privity-radius`, `--privity-font`. A sheet made by script needs no leave of the page's policy.
const CSS = `
:host { all: initial; position: absolute; z-index: 9; color-scheme: light dark;
  --surface: var(--privity-surface, light-dark(#ffffff, #1b1b1b)); --text: var(--privity-text, light-dark(#1b1b1b, #f0f0f0));
  --accent: var(--privity-accent, light-dark(#005ea2, #73b3e7)); --danger: var(--privity-danger, light-dark(#b50909, #fb7e7e));
  --border: var(--privity-border, light-dark(#71767a, #a9aeb1)); --radius: var(--privity-radius, 4px);
  font: 16px/1.4 var(--privity-font, system-ui, sans-serif); color: var(--text); }
:host([data-open]) { z-index: 2147483001; }
* { box-sizing: border-box; font: inherit; color: inherit; }
p, ul, h2 { margin: 0 0 .6em; padding: 0; }
h2, .title, b { font-weight: 700; }
button { min-width: 28px; min-height: 28px; border: 1px solid var(--accent); border-radius: var(--radius); background: var(--surface); color: var(--accent); cursor: pointer; padding: 2px 8px; }
button[aria-controls] { display: grid; place-items: center; width: 24px; height: 24px; min-width: 0; min-height: 0; padding: 0; border: 0; border-radius: 50%; background: none; }
button[aria-controls] span { width: 18px; height: 18px; border-radius: 50%; background: var(--accent); color: var(--surface); box-shadow: 0 0 0 2px var(--surface); font-size: 13px; font-weight: 700; line-height: 18px; text-align: center; }
:host([data-severity="error"]) button[aria-controls] span { background: var(--danger); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#panel { position: absolute; top: 28px; max-height: 60vh; overflow: auto; overflow-wrap: anywhere; padding: 12px; background: var(--surface); border: 1px solid var(--border); border-inline-start: 6px solid var(--accent); border-radius: var(--radius); box-shadow: 0 2px 10px rgb(0 0 0 / .3); }
:host([data-severity="error"]) #panel { border-inline-start-color: var(--danger); }
#panel[hidden] { display: none; }
.help { padding-inline-start: .8em; border-inline-start: 2px solid var(--border); }
.law, .small { font-size: .875em; }
cite { font-style: normal; }
q { font-style: italic; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; }
.spoken { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
dialog { max-width: min(32rem, calc(100vw - 2rem)); padding: 20px; background: var(--surface); color: var(--text); border: 2px solid var(--accent); border-radius: var(--radius); }
dialog::backdrop { background: rgb(0 0 0 / .5); }
dialog ul { padding-inline-start: 1.2em; }
h2 { font-size: 1.25em; }
@media (forced-colors: active) { button { border-color: ButtonText; } #panel, dialog { border-color: CanvasText; } button[aria-controls] span { border: 1px solid ButtonText; line-height: 16px; } }
@media print { :host { display: none; } }
`;

let made;

/** The sheet, made once. */
export function sheet() {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(CSS);
  }
  return made;
}
