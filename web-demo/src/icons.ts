// Signs beside words. Each has its own shape, so that none is told by colour alone; hidden from those who hear the words.

const SVG = "http://www.w3.org/2000/svg";

const PATHS: Record<string, string> = {
  check: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20ZM7.5 12.5l3 3 6-7",
  bar: "M8 2h8l6 6v8l-6 6H8l-6-6V8ZM7 12h10",
  seal: "M12 2.5 21.5 12 12 21.5 2.5 12ZM12 8v5M12 15.6v.8",
  question: "M3 3h18v15h-7l-4 4v-4H3ZM9.5 8a2.5 2.5 0 1 1 3.4 2.6c-.6.3-.9.7-.9 1.4v.4M12 14.6v.7",
  empty: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z",
  device: "M4 4h16v11H4ZM2 19h20M12 7.2v4.4M10.2 10l1.8 1.8 1.8-1.8",
};

export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name] ?? "");
  svg.append(path);
  return svg;
}
