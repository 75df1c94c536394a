/**
 * Text as Markdown that shows it as it is: whatever could be markup, a table's border, a link, a mention or an
 * entity is written as a character reference, which never acts as structure (CommonMark 2.5). Line ends become
 * blanks; characters that turn the direction of text, or that no reader sees, are left out.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M} ,/-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** The same, set as code. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}

/** A fence for a code block that no line of the text can close. */
export function fenceFor(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(3, longest + 1));
}
