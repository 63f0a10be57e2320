import stringWidth from 'string-width';

/** Aligned columns; Chinese characters count double. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(stringWidth(cell), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => pad(cell, column === row.length - 1 ? 0 : widths[column]!))
      .join('  ')
      .trimEnd();
  return `${[line(head), widths.map((width) => '─'.repeat(Math.min(width, 60))).join('  '), ...rows.map(line)].join('\n')}\n`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
