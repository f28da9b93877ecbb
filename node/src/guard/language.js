// Which wording speaks a language.

/** Languages with wording of their own, as their files are named. */
export const LANGUAGES = ["en", "es", "zh-Hans", "zh-Hant", "ru", "bn", "ht", "ko", "ar", "ur", "fr", "pl"];

/** The language of the wording: the one asked for, or its kin; English if none is; undefined if there is no wording of it. */
export function language(said) {
  const lower = String(said || "en").toLowerCase().replaceAll("_", "-");
  const [short] = lower.split("-");
  const script = short === "zh" ? (/-(hant|tw|hk|mo)\b/.test(lower) ? "zh-hant" : "zh-hans") : short;
  return LANGUAGES.find((known) => known.toLowerCase() === lower) ?? LANGUAGES.find((known) => known.toLowerCase() === script);
}

/** The lexicon of a language, as its file is named; undefined for English, which needs none, and where there is none. */
export function lexiconOf(said) {
  const found = language(said)?.split("-")[0];
  return found === "en" ? undefined : found;
}
