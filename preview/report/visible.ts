// Control characters, which terminals obey, and those that turn the direction of what follows: all but the ranges here. Named
// by their absence and without Unicode properties, since every line of a report of many thousand passes.
const INVISIBLE = /[^\n\t -~\u00A0-\u2029\u202F-\u2065\u206A-\uFFFF]/g;

/** Text of a stack as readers may be shown it: what would act on a terminal is replaced, line breaks and tabs are kept. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, "\uFFFD");
}
