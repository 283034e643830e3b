/** What a flag's value has to be. */
export interface Condition {
  /** The flag as it is wanted, for messages. */
  readonly wanted: (flag: string) => string;
  readonly holds: (value: string, other: (flag: string) => string | undefined) => boolean;
  /** The answer for a flag that is not given, where the program has no default for it. */
  readonly whenAbsent: boolean;
  /** A switch: the flag alone means true. */
  readonly isSwitch?: boolean;
  /** Values of repeated flags add up, instead of the last one counting. */
  readonly isList?: boolean;
  /** The flag that can make this one needless, while its value is not known. */
  readonly unless?: string;
}

/** What Go's strconv.ParseBool takes. */
const TRUE = ["1", "t", "T", "TRUE", "true", "True"];
const FALSE = ["0", "f", "F", "FALSE", "false", "False"];

export const off: Condition = {
  wanted: (flag) => `--${flag}=false`,
  holds: (value) => FALSE.includes(value),
  whenAbsent: true,
  isSwitch: true,
};

export const on: Condition = {
  wanted: (flag) => `--${flag}=true`,
  holds: (value) => TRUE.includes(value),
  whenAbsent: false,
  isSwitch: true,
};

export const notGivenOrOff: Condition = { ...off, wanted: (flag) => `no --${flag}` };

export const given: Condition = {
  wanted: (flag) => `--${flag} with a value`,
  holds: (value) => value !== "",
  whenAbsent: false,
};

export const notGiven: Condition = {
  wanted: (flag) => `no --${flag}`,
  holds: (value) => value === "",
  whenAbsent: true,
};

export function atLeast(least: number): Condition {
  return {
    wanted: (flag) => `--${flag}=${String(least)} or more`,
    holds: (value) => /^\d+$/.test(value) && Number(value) >= least,
    whenAbsent: false,
  };
}

/** A bound of files of the audit log; where records go elsewhere there are no files. */
export function auditFiles(least: number): Condition {
  const bound = atLeast(least);
  return {
    ...bound,
    holds: (value, other) => {
      const path = other("audit-log-path");
      const noFiles = path === undefined && other("audit-webhook-config-file") !== undefined;
      return path === "-" || noFiles || bound.holds(value, other);
    },
  };
}

export function has(...entries: readonly string[]): Condition {
  return {
    wanted: (flag) => `--${flag} with ${entries.join(" and ")}`,
    holds: (value) => entries.every((entry) => entriesOf(value).includes(entry)),
    whenAbsent: false,
    isList: true,
  };
}

export function lacks(...entries: readonly string[]): Condition {
  return {
    wanted: (flag) => `--${flag} without ${entries.join(", ")}`,
    holds: (value) => entries.every((entry) => !entriesOf(value).includes(entry)),
    whenAbsent: true,
    isList: true,
  };
}

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

export const loopback: Condition = {
  wanted: (flag) => `--${flag}=127.0.0.1`,
  holds: (value) => LOOPBACK.includes(value),
  whenAbsent: false,
};

const PRIVATE_URL = /^(?:https:|unixs?:|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$))/;

/** URLs with TLS; plain ones on the loopback interface or a socket of the machine alone. */
export const overTls: Condition = {
  wanted: (flag) => `--${flag} with https:// alone`,
  holds: (value) => entriesOf(value).every((url) => PRIVATE_URL.test(url)),
  whenAbsent: false,
};

/** Another file than that of another flag. */
export function otherThan(first: string): Condition {
  return {
    wanted: (flag) => `--${flag} with another file than --${first}`,
    holds: (value, other) => value !== other(first),
    whenAbsent: true,
  };
}

/** TLS suites with forward secrecy and authenticated encryption (CIS Kubernetes Benchmark 1.12.0, 1.2.29 and 4.2.12). */
const STRONG_SUITE = /^TLS_(?:ECDHE_(?:ECDSA|RSA)_WITH_)?(?:AES_(?:128|256)_GCM|CHACHA20_POLY1305)/;

export function isStrongSuite(name: string): boolean {
  return STRONG_SUITE.test(name);
}

/** Only strong suites; with TLS 1.3 alone there are no others. */
export const strongSuites: Condition = {
  unless: "tls-min-version",
  wanted: (flag) => `--${flag} with ECDHE and GCM or ChaCha20-Poly1305 alone`,
  holds: (value, other) =>
    other("tls-min-version") === "VersionTLS13" || entriesOf(value).every(isStrongSuite),
  whenAbsent: false,
  isList: true,
};

export function entriesOf(value: string): readonly string[] {
  return value
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** For flags without which a file of configuration decides. */
export function ifGiven(condition: Condition): Condition {
  return { ...condition, whenAbsent: true };
}

export function notOneOf(...values: readonly string[]): Condition {
  return {
    wanted: (flag) => `--${flag} other than ${values[0] ?? ""}`,
    holds: (value) => !values.includes(value),
    whenAbsent: true,
  };
}
