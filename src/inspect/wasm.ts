import type { Headers, Section } from './executable.ts';
import type { Reader, View } from './reader.ts';

const names: readonly string[] = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'datacount',
];

/** Go writes some twenty; a file of nothing but empty sections would keep us for hours. */
const mostSections = 1000;

/** Reads a WebAssembly module (WebAssembly core specification, "Binary Format: Modules"). */
export async function readWasm(reader: Reader): Promise<Headers> {
  if ((await reader.view(4, 4)).u32(0) !== 1) return reader.fail('it is wasm of a version other than 1');
  const sections: Section[] = [];
  let os = '';
  for (let at = 8; at < reader.size;) {
    if (sections.length >= mostSections) return reader.fail('it has an impossible number of sections');
    const head = await reader.view(at, Math.min(6, reader.size - at));
    const kind = head.u8(0);
    const length = readLeb(head, 1, reader);
    const offset = at + length.next;
    if (offset + length.value > reader.size) return reader.fail('it ends before what its headers name');
    const start = await reader.view(offset, Math.min(length.value, 256));
    const name =
      kind === 0 && length.value > 0 ? readName(start, 0, reader).text : (names[kind] ?? `section ${kind}`);
    if (kind === 2) os = systemOf(start, reader);
    sections.push({ name, offset, size: length.value });
    at = offset + length.value;
  }
  return {
    format: 'wasm',
    os,
    arch: 'wasm',
    interpreter: null,
    needed: [],
    symbolVersions: {},
    relocatable: false,
    sections,
  };
}

/** The system by the module that the first import comes from: Go's JavaScript glue is `gojs`, `go` before 1.21. */
function systemOf(imports: View, reader: Reader): string {
  const count = readLeb(imports, 0, reader);
  if (count.value === 0) return '';
  const from = readName(imports, count.next, reader).text;
  if (from === 'wasi_snapshot_preview1') return 'wasip1';
  return from === 'gojs' || from === 'go' ? 'js' : '';
}

/** An unsigned number in LEB128, of at most 32 bits. */
export function readLeb(view: View, at: number, reader: Reader): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = view.u8(at + index);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return reader.fail('a number in its wasm headers is too long');
}

/** A name: its length in LEB128, then its text. */
export function readName(view: View, at: number, reader: Reader): { text: string; next: number } {
  const length = readLeb(view, at, reader);
  const next = length.next + length.value;
  if (next > view.length) return reader.fail('a name in its wasm headers is too long');
  return { text: view.text(length.next, length.value), next };
}
