const simple: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  "'": 39,
  '"': 34,
};

const piece = /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|[^\\]+/gsu;

/**
 * The text that a Go string literal stands for (strconv.Unquote): `"a\tb"` or one in backquotes. What is not
 * quoted is given as it is.
 */
export function unquoteGo(text: string): string {
  if (text.length < 2) return text;
  if (text.startsWith('`') && text.endsWith('`')) return text.slice(1, -1);
  if (!text.startsWith('"') || !text.endsWith('"')) return text;
  // Bytes, because \xNN is a byte and several may make one character.
  const parts = [...text.slice(1, -1).matchAll(piece)].map(([whole, byte, octal, short, long, letter]) => {
    if (byte !== undefined) return Buffer.from([parseInt(byte, 16)]);
    if (octal !== undefined) return Buffer.from([parseInt(octal, 8) & 0xff]);
    const point = parseInt(short ?? long ?? '', 16);
    if (!Number.isNaN(point)) return Buffer.from(String.fromCodePoint(Math.min(point, 0x10ffff)));
    return letter === undefined ? Buffer.from(whole) : Buffer.from([simple[letter] ?? letter.charCodeAt(0)]);
  });
  return Buffer.concat(parts).toString();
}
