/**
 * A table for the terminal: columns as wide as their widest cell, two spaces between them, numbers to the right.
 *
 * @returns one line for the head, one for each row; no line ends in spaces.
 */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)))
  const isNumber = head.map((_, column) => rows.every(row => /^\d*$/.test(row[column] ?? '')))
  return all.map(row =>
    head
      .map((_, column) =>
        isNumber[column]
          ? (row[column] ?? '').padStart(widths[column]!)
          : (row[column] ?? '').padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** Text broken at spaces to lines of at most so many characters, each after the first indented. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}
