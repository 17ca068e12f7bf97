import clsx from 'clsx';

const traits = ['openness', 'conscientiousness', 'extraversion', 'agreeableness', 'neuroticism'] as const;

/** Big Five as fractions from 0 to 1. */
export type BigFive = Record<(typeof traits)[number], number>;

const shortest = 5;
const longest = 22;

function petal(value: number, index: number) {
  const length = shortest + Math.min(1, Math.max(0, value)) * (longest - shortest);
  const width = 3 + length * 0.24;
  const path = `M24 24C${24 - width} ${24 - length * 0.45} ${24 - width} ${24 - length * 0.9} 24 ${24 - length}C${24 + width} ${24 - length * 0.9} ${24 + width} ${24 - length * 0.45} 24 24Z`;
  return { path, turn: `rotate(${index * 72} 24 24)` };
}

/** The five-petal flower of an agent's header: one petal a trait, openness on top, the others clockwise. */
export function PersonalityGlyph({ values, className }: { values: BigFive; className?: string }) {
  const spoken = traits.map((trait) => `${trait} ${Math.round(values[trait] * 100)}`).join(', ');
  return (
    <svg viewBox="0 0 48 48" role="img" className={clsx('size-12 shrink-0 text-ink', className)}>
      <title>{`Personality: ${spoken}`}</title>
      <g
        fill="currentColor"
        fillOpacity="0.12"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
      >
        {traits.map((trait, index) => {
          const { path, turn } = petal(values[trait], index);
          return <path key={trait} d={path} transform={turn} />;
        })}
      </g>
    </svg>
  );
}
