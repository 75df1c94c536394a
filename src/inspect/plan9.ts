import type { Headers } from './executable.ts';
import type { Reader } from './reader.ts';

/** Magic to GOARCH; the one of 64 bits has a wider header. */
const machines: Readonly<Record<number, string>> = { 0x1eb: '386', 0x8a97: 'amd64', 0x647: 'arm' };

/** Reads a Plan 9 executable (a.out(6)): its parts follow one another. It is always static. */
export async function readPlan9(reader: Reader): Promise<Headers> {
  const header = await reader.view(0, 32, true);
  const arch = machines[header.u32(0)] ?? '';
  const start = arch === 'amd64' ? 40 : 32;
  const text = header.u32(4);
  const data = header.u32(8);
  const symbols = header.u32(16);
  const lines = header.u32(28);
  if (start + text + data + symbols + lines > reader.size) {
    return reader.fail('it ends before what its headers name');
  }
  return {
    format: 'plan9',
    os: 'plan9',
    arch,
    interpreter: null,
    needed: [],
    symbolVersions: {},
    relocatable: false,
    sections: [
      { name: 'text', offset: start, size: text },
      { name: 'data', offset: start + text, size: data },
      { name: 'symbols', offset: start + text + data, size: symbols },
      { name: 'lines', offset: start + text + data + symbols, size: lines },
    ].filter(({ size }) => size > 0),
  };
}
