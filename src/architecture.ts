/** Node's name of an architecture, where Go has another. */
const NODE_NAMES: Readonly<Record<string, string>> = { amd64: 'x64', '386': 'ia32' };

/** Go's name of an architecture that Node names. */
export function goArchitecture(node: string): string {
  return Object.entries(NODE_NAMES).find(([, name]) => name === node)?.[0] ?? node;
}

/** Node's name of an architecture that Go names. */
export function nodeArchitecture(go: string): string {
  return NODE_NAMES[go] ?? go;
}
