import { open, stat } from 'node:fs/promises';
import { errorText, UserError } from '../errors.ts';

/** Bytes of a file as numbers and names. Every access is checked: a hostile file cannot reach beyond. */
export interface View {
  readonly length: number;
  u8(at: number): number;
  u16(at: number): number;
  u32(at: number): number;
  /** A 64-bit number; refused where it is over 2^53, which no place in a real file is. */
  u64(at: number): number;
  /** The text at `at` up to its NUL, the end of the view, or `limit` bytes. */
  text(at: number, limit?: number): string;
}

/** An open file of which only the parts that are asked for are read. */
export interface Reader {
  /** Bytes. */
  readonly size: number;
  /** Exactly `length` bytes, in a buffer of their own or the start of `into`. Throws UserError where the file ends before. */
  read(offset: number, length: number, into?: Buffer): Promise<Buffer>;
  /** The same as a view; big-endian when asked. */
  view(offset: number, length: number, bigEndian?: boolean): Promise<View>;
  /** Stops with what is wrong with the file. */
  fail(why: string): never;
}

/** No table of a real executable comes near; more would only serve to exhaust memory. */
const largestRead = 1 << 28;
/** No library, interpreter or version has a longer name. */
const longestText = 4096;

/**
 * Opens a file for `work` and closes it after. `name` is what messages call it.
 *
 * @throws UserError when it cannot be read or is not a regular file: opening a pipe would wait for ever.
 */
export async function withReader<T>(
  file: string,
  name: string,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const unreadable = (error: unknown): never => {
    // Node ends its messages with the call and the path, which the name has said already.
    throw new UserError(`${name} cannot be read: ${errorText(error).replace(/, \w+ '.*$/s, '')}.`);
  };
  const found = await stat(file).catch(unreadable);
  if (!found.isFile()) throw new UserError(`${name} is not a file: name the binary itself`);
  const handle = await open(file).catch(unreadable);
  const fail = (why: string): never => {
    throw new UserError(`${name} is not an executable that Go writes: ${why}`);
  };
  const read = async (offset: number, length: number, into?: Buffer): Promise<Buffer> => {
    if (length > largestRead || offset + length > found.size) fail('it ends before what its headers name');
    const bytes = into?.subarray(0, length) ?? Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
      if (bytesRead === 0) fail('it ends before what its headers name');
      done += bytesRead;
    }
    return bytes;
  };
  try {
    return await work({
      size: found.size,
      read,
      view: async (offset, length, bigEndian = false) => view(await read(offset, length), bigEndian, fail),
      fail,
    });
  } finally {
    await handle.close();
  }
}

/** Reads numbers from `bytes`; `fail` is called where one lies outside. */
export function view(bytes: Buffer, bigEndian: boolean, fail: (why: string) => never): View {
  const within = (at: number, width: number) => {
    if (at + width > bytes.length) fail('its headers point outside of its tables');
  };
  return {
    length: bytes.length,
    u8: (at) => {
      within(at, 1);
      return bytes.readUInt8(at);
    },
    u16: (at) => {
      within(at, 2);
      return bigEndian ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at);
    },
    u32: (at) => {
      within(at, 4);
      return bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    },
    u64: (at) => {
      within(at, 8);
      const value = bigEndian ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at);
      if (value > BigInt(Number.MAX_SAFE_INTEGER)) fail('its headers hold an impossible number');
      return Number(value);
    },
    text: (at, limit = longestText) => {
      within(at, 0);
      const part = bytes.subarray(at, at + limit);
      const end = part.indexOf(0);
      return part.toString('utf8', 0, end < 0 ? part.length : end);
    },
  };
}

/**
 * Goes through a stretch of a file in pieces, each beginning with the last `overlap` bytes of the one
 * before, so that what is searched for is found across a seam. Ends early when `look` gives a value. The pieces
 * share their memory: `look` must keep none.
 */
export async function scan<T>(
  reader: Reader,
  offset: number,
  length: number,
  overlap: number,
  look: (piece: Buffer, at: number) => T | undefined,
): Promise<T | undefined> {
  const step = 1 << 20;
  const end = Math.min(offset + length, reader.size);
  const memory = Buffer.alloc(Math.max(0, Math.min(step + overlap, end - offset)));
  for (let at = offset; at < end; at += step) {
    const from = Math.max(offset, at - overlap);
    const found = look(await reader.read(from, Math.min(end, at + step) - from, memory), from);
    if (found !== undefined) return found;
  }
  return undefined;
}
