/* Plain old syntax throughout: this runs on the Node versions it refuses. */
export function requireNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return;
  console.error(`Troupe needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
