const ROWS = Array.from({ length: 30 }, (_, index) => ({
  name: `Harbour Guide ${index + 1}`,
  state: index % 9 === 0 ? 'Inactive' : 'Active',
  instances: index + 1,
  owner: 'Ada Example',
  seen: '2025-05-01',
}));

/** As many rows as the list of agents shows at first, as plain HTML. */
export function BareRows() {
  return (
    <main>
      <h1>Agents</h1>
      <table>
        <tbody>
          {ROWS.map(({ name, state, instances, owner, seen }) => (
            <tr key={name}>
              <td>
                <a href={`/agents/${instances}`}>{name}</a>
              </td>
              <td>{state}</td>
              <td>{instances}</td>
              <td>{owner}</td>
              <td>{seen}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
