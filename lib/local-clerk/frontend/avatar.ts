import { createHash } from 'node:crypto';

/** The same id always gets the same colour; the darkness keeps white letters readable. */
export function drawAvatar(id: string, name: string): string {
  const hue = (createHash('sha256').update(id).digest().readUInt16BE(0) / 65_536) * 360;
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="80" height="80">
<rect width="80" height="80" fill="hsl(${hue.toFixed(0)} 45% 34%)"/>
<text x="40" y="41" fill="#fff" font-family="system-ui, sans-serif" font-size="32" text-anchor="middle" dominant-baseline="central">${initials}</text>
</svg>
`;
}
