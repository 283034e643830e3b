/**
 * The place in the TypeScript source for a place in the code that ran. Lines and columns count from 1; a file that was
 * not compiled here comes back unchanged.
 */
export function originalPosition(
  file: string,
  line: number,
  column: number,
): { line: number; column: number };
