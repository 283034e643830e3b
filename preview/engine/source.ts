import fs from "node:fs";
import path from "node:path";
import url from "node:url";

import type { StackTrace } from "@pulumi/pulumi/proto/source_pb";

import { originalPosition } from "../register.cjs";
import type { SourcePosition } from "./resource";

/**
 * One frame of a V8 stack trace, with and without a function name in front. The SDK's own expression wants parentheses
 * and so misses arrow functions and top-level frames. Evaluated code (`eval at ...`) has no place in a file.
 */
export const FRAME =
  /^\s*at (?:.*? \((?=\/|[A-Za-z]:[\\/]|file:|node:))?(?:async )?(?<file>(?:\/|[A-Za-z]:[\\/]|file:|node:)(?:(?!\), ).)*?):(?<line>[0-9]+):(?<column>[0-9]+)\)?$/;

export interface Sources {
  readonly source?: SourcePosition;
  readonly librarySource?: SourcePosition;
}

interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type Owner = "user" | "library" | "none";

const PREVIEW_FOLDER = path.dirname(__dirname);
const SDK_PACKAGES = `${path.sep}node_modules${path.sep}@pulumi${path.sep}`;
const MODULES = `${path.sep}node_modules${path.sep}`;

/** `file:line:column`, empty when there is none. */
export function formatPosition(position: SourcePosition | undefined): string {
  return position === undefined ? "" : `${position.file}:${position.line}:${position.column}`;
}

/** Finds the user's and the library's line in stack traces. Every file is classified once. */
export class SourceFinder {
  private readonly folder: string;
  private readonly ownPackage: string | undefined;
  private readonly owners = new Map<string, Owner>();
  private readonly packages = new Map<string, string | undefined>();
  private readonly positions = new Map<string, SourcePosition>();

  constructor(projectFolder: string) {
    this.folder = realPath(projectFolder);
    this.ownPackage = this.packageFolder(this.folder);
  }

  fromTrace(trace: StackTrace | undefined): Sources {
    const frames: Frame[] = [];
    for (const frame of trace?.getFramesList() ?? []) {
      const pc = frame.getPc();
      const file = pc && filePath(pc.getUri());
      if (pc && file) frames.push({ file, line: pc.getLine(), column: pc.getColumn() });
    }
    return this.fromFrames(frames);
  }

  /** The user's line in the text of a stack trace (`error.stack`). */
  fromStack(stack: string): SourcePosition | undefined {
    const frames: Frame[] = [];
    for (const text of stack.split("\n")) {
      const groups = FRAME.exec(text)?.groups;
      const file = groups?.["file"] && filePath(groups["file"]);
      if (!groups || !file) continue;
      frames.push({ file, line: Number(groups["line"]), column: Number(groups["column"]) });
    }
    return this.fromFrames(frames).source;
  }

  private fromFrames(frames: readonly Frame[]): Sources {
    let library: Frame | undefined;
    for (const frame of frames) {
      const owner = this.owner(frame.file);
      if (owner === "library") library ??= frame;
      if (owner !== "user") continue;
      const source = this.position(frame);
      return library ? { source, librarySource: this.position(library) } : { source };
    }
    return library ? { source: this.position(library) } : {};
  }

  /**
   * The user's files are those of the project folder that belong to the program's own package. A package of its own,
   * installed or in a folder beside the program, is a library; the SDK, Node and this package are nobody's.
   */
  private owner(file: string): Owner {
    let owner = this.owners.get(file);
    if (owner === undefined) this.owners.set(file, (owner = this.classify(file)));
    return owner;
  }

  private classify(file: string): Owner {
    if (!path.isAbsolute(file) || file.includes(SDK_PACKAGES) || isInside(file, PREVIEW_FOLDER)) {
      return "none";
    }
    if (file.includes(MODULES) || !isInside(file, this.folder)) return "library";
    return this.packageFolder(path.dirname(file)) === this.ownPackage ? "user" : "library";
  }

  /** The nearest folder upwards that holds a package.json. */
  private packageFolder(folder: string): string | undefined {
    if (this.packages.has(folder)) return this.packages.get(folder);
    const parent = path.dirname(folder);
    let result: string | undefined;
    if (fs.existsSync(path.join(folder, "package.json"))) result = folder;
    else if (parent !== folder) result = this.packageFolder(parent);
    this.packages.set(folder, result);
    return result;
  }

  private position(frame: Frame): SourcePosition {
    const key = `${frame.file}:${frame.line}:${frame.column}`;
    let position = this.positions.get(key);
    if (position === undefined) {
      const { line, column } = originalPosition(frame.file, frame.line, frame.column);
      const inside = isInside(frame.file, this.folder);
      const file = inside ? path.relative(this.folder, frame.file) : frame.file;
      position = { file: file.split(path.sep).join("/"), line, column };
      this.positions.set(key, position);
    }
    return position;
  }
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function filePath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return uri;
  try {
    return url.fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Frames name the real file, so a project folder behind a symbolic link is compared by its real path. */
function realPath(folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}
