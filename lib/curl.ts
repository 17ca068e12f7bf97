interface CurlRequest {
  method: string;
  url: string;
  body?: string;
}

/** A request for a shell. The secret is a variable that the reader sets: it must not travel through a clipboard. */
export function curlOf({ method, url, body }: CurlRequest): string {
  const sent = body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${quoted(body)}'`];
  return [`curl -X ${method} '${quoted(url)}'`, '-H "Authorization: Bearer $TROUPE_API_KEY"', ...sent].join(
    ' \\\n  ',
  );
}

function quoted(text: string): string {
  return text.replaceAll("'", `'\\''`);
}
