/** The one error. See `index.d.ts`. */
export class PrivityError extends Error {
  constructor({ code, message, help, url, at }) {
    super(message);
    this.code = code;
    this.help = help;
    this.url = url;
    this.at = at;
  }
}
Object.defineProperty(PrivityError.prototype, "name", { value: "PrivityError", configurable: true, writable: true });
