// Control characters, which terminals obey, and those that turn the direction of what follows.
const INVISIBLE = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text of a stack as readers may be shown it: what would act on a terminal is replaced, line breaks and tabs are kept. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, "\uFFFD");
}
