/** Where the keys of a Cargo.toml stand: smol-toml says what it means, this says on which line. */

export interface ManifestLine {
	/** The table that it stands in, `dependencies` or `profile.release`. */
	readonly table: string;
	/** `features` of `tokio = { features = [] }` is part of the line of `tokio`. */
	readonly key: string;
	readonly startLine: number;
	readonly endLine: number;
}

/** Keys with their lines; a value that goes on over several lines, such as an array, is one entry. */
export function manifestLines(text: string): ManifestLine[] {
	const found: ManifestLine[] = [];
	const lines = text.split(/\r?\n/);
	let table = "";
	for (let index = 0; index < lines.length; index++) {
		const line = (lines[index] as string).replace(/^\s*#.*$/, "");
		const header = /^\s*\[\[?\s*([^\]]+?)\s*\]/.exec(line)?.[1];
		const key = /^\s*(?:"([^"]+)"|([\w.-]+))\s*=/.exec(line);
		if (header !== undefined) {
			table = header.replaceAll('"', "");
			found.push({ table, key: "", startLine: index + 1, endLine: index + 1 });
		} else if (key !== null) {
			const startLine = index + 1;
			while (depthOf(lines.slice(startLine - 1, index + 1).join("\n")) > 0 && index + 1 < lines.length) index++;
			found.push({ table, key: (key[1] ?? key[2]) as string, startLine, endLine: index + 1 });
		}
	}
	return found;
}

function depthOf(text: string): number {
	const bare = text.replace(/"(?:[^"\\]|\\.)*"|#[^\n]*/g, "");
	return (bare.match(/[[{]/g)?.length ?? 0) - (bare.match(/[\]}]/g)?.length ?? 0);
}
