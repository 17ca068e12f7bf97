import { LevelStatus } from './level-status';

/** What stands along the top of the charts of stress and drift, in words. */
export function ChartLegend() {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-meta text-muted">
      <span>In percent. Bars above a line, and marks where they begin:</span>
      {['MED', 'HIGH', 'OVER'].map((level) => (
        <LevelStatus key={level} scale="stress" level={level} />
      ))}
    </p>
  );
}
