const ESCAPES: Readonly<Record<string, string>> = {
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "\t",
	v: "\v",
};

/** A path in C quotes, as git writes odd ones, as bytes (one character a byte); a path without quotes as it is. */
export function unquotePath(text: string): string {
	if (!text.startsWith('"')) return text;
	const inside = text.slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined);
	return inside.replace(/\\([0-7]{3}|.)/gs, (_, code: string) =>
		code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8) & 0xff) : (ESCAPES[code] ?? code),
	);
}
