const EXAMPLES = [
  {
    name: 'JSON Lines',
    text: '{"mode_target": "exploration", "signal_strength": 0.7}\n{"mode_target": "order", "signal_strength": 0.2, "confidence": 0.5, "context": {"turn": 12}}',
  },
  {
    name: 'CSV',
    text: 'mode_target,signal_strength,confidence,context\nexploration,0.7,,\norder,0.2,0.5,"{""turn"": 12}"',
  },
];

/** What a file looks like. */
export function FormatHelp() {
  return (
    <div className="flex flex-col gap-3">
      {EXAMPLES.map(({ name, text }) => (
        <div key={name} className="flex flex-col gap-1">
          <h3 className="font-medium text-table">{name}</h3>
          <pre className="whitespace-pre-wrap break-words border-line border-l pl-3 font-mono text-meta text-muted">
            {text}
          </pre>
        </div>
      ))}
      <p className="max-w-prose text-meta text-muted">
        Numbers are fractions from 0 to 1, as the API takes them. Confidence is 1 when left out. An exported
        history can be sent as it is: its states are left aside.
      </p>
    </div>
  );
}
