interface CurlRequest {
  method: string;
  url: string;
  body: string;
}

/** A request for a shell. The secret is a variable that the reader sets: it must not travel through a clipboard. */
export function curlOf({ method, url, body }: CurlRequest): string {
  return [
    `curl -X ${method} '${quoted(url)}'`,
    '-H "Authorization: Bearer $TROUPE_API_KEY"',
    "-H 'Content-Type: application/json'",
    `-d '${quoted(body)}'`,
  ].join(' \\\n  ');
}

function quoted(text: string): string {
  return text.replaceAll("'", `'\\''`);
}
