const columns = ['', 'connections', 'submissions/s', 'p50 ms', 'p99 ms', 'of bare Express'];

/** All results as one table. A ratio compares with bare Express at the same number of connections. */
export function table(results, bareName) {
  const bare = new Map(results.filter(({ name }) => name === bareName).map((row) => [row.connections, row.perSecond]));
  const lines = results.map(({ name, connections, perSecond, p50, p99 }) => {
    const ratio = bare.has(connections) ? (perSecond / bare.get(connections)).toFixed(2) : '–';
    return [name, String(connections), perSecond.toFixed(0), milliseconds(p50), milliseconds(p99), ratio];
  });
  const widths = columns.map((title, index) => Math.max(title.length, ...lines.map((line) => line[index].length)));
  const format = (line) =>
    line.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index]))).join('  ');
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [format(columns), rule, ...lines.map(format)].join('\n');
}

const milliseconds = (value) => (value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1));
