/** Thrown where a text is more than plain block YAML. One object for all: it is no failure, and a stack trace costs time. */
export const UNUSUAL = new Error("not plain block YAML");
