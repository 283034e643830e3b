"use strict";

/**
 * Stack traces name the modules' own files and lines. Whoever replaces `Error.prepareStackTrace` after this sees frames of
 * bundled modules under the name of the script, which is no path; user programs are never bundled.
 */
function nameRealPlaces(bundle) {
  Error.prepareStackTrace = (error, frames) => {
    const places = frames.length === 0 ? "" : `\n    at ${frames.join("\n    at ")}`;
    return headline(error, frames) + bundle.withRealPlaces(places);
  };
}

// What Node writes when nobody else prepares the trace: its own errors, which it alone can tell for certain, carry their
// code behind the name.
function headline(error, [frame]) {
  const hasCode = typeof error.code === "string" && error.code.startsWith("ERR_");
  if (hasCode && frame?.getFileName()?.startsWith("node:"))
    return `${error.name} [${error.code}]: ${error.message}`;
  return Error.prototype.toString.call(error);
}

module.exports = { nameRealPlaces };
