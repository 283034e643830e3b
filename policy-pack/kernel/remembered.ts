/**
 * A function of texts that keeps what it gave, for rules that ask of the same few texts again and again; forgets everything
 * when it has kept `most`, so that a run over ever new texts takes no more room.
 */
export function remembered<T>(most: number, make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as T;
    if (kept.size >= most) kept.clear();
    const made = make(text);
    kept.set(text, made);
    return made;
  };
}
