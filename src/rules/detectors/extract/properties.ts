/** `.properties` files: Kafka's own, and an application's with Kafka's settings under prefixes. */

import type { Family, Scope } from "../../catalogue/setting.ts";
import type { SettingsBlock } from "../settings-block.ts";
import { makeBlock, type Pair, type Place, scopesOfWord } from "./block-maker.ts";
import { prefixedBlocks } from "./prefixed.ts";
import { springBlocks } from "./spring.ts";

/** Who reads a file of this name. */
const FILES: readonly {
	readonly file: RegExp;
	readonly families: readonly Family[];
	readonly scopes: readonly Scope[];
}[] = [
	{ file: /(^|[/_-])connect[^/]*\.properties$/i, families: ["connect"], scopes: ["connect"] },
	{ file: /(^|[/_.-])(server|broker|controller)[^/]*\.properties$/i, families: ["broker"], scopes: ["broker"] },
	{ file: /(^|[/_.-])streams?[^/]*\.properties$/i, families: ["streams"], scopes: ["streams"] },
	{ file: /(^|[/_.-])producer[^/]*\.properties$/i, families: ["java"], scopes: ["producer"] },
	{ file: /(^|[/_.-])consumer[^/]*\.properties$/i, families: ["java"], scopes: ["consumer"] },
	{ file: /(^|[/_.-])admin[^/]*\.properties$/i, families: ["java"], scopes: ["admin"] },
];

export function extractProperties(path: string, text: string): SettingsBlock[] {
	const pairs = readProperties(text);
	const spring = springBlocks(pairs, { path, format: "properties" });
	const rest = pairs.filter((pair) => !pair.key.startsWith("spring."));
	const reader = FILES.find((known) => known.file.test(path));
	const place: Place = {
		path,
		format: "properties",
		...(reader === undefined ? {} : { families: reader.families, scopes: reader.scopes }),
		pure: reader !== undefined,
	};
	const plain = makeBlock(rest, place);
	return [...spring, ...(plain.length > 0 ? prefixedBlocks(plain[0] as SettingsBlock) : underPrefixes(rest, place))];
}

/** Keys and values with their lines; `lineOffset` is added where the text stands inside another file. */
export function readProperties(text: string, lineOffset = 0): Pair[] {
	const lines = text.split(/\r?\n/);
	const pairs: Pair[] = [];
	for (let index = 0; index < lines.length; index++) {
		const startLine = index + 1 + lineOffset;
		let line = (lines[index] as string).trimStart();
		while (/(^|[^\\])(\\\\)*\\$/.test(line) && index + 1 < lines.length) {
			line = line.slice(0, -1) + (lines[++index] as string).trimStart();
		}
		const match = /^([A-Za-z][\w.-]*)\s*[=:]\s*(.*)$/.exec(line);
		if (match === null) continue;
		pairs.push({
			key: match[1] as string,
			value: (match[2] as string).trim(),
			lines: { startLine, endLine: index + 1 + lineOffset },
		});
	}
	return pairs;
}

/** An application's own prefix, such as `app.kafka.consumer.`: one block for each. */
function underPrefixes(pairs: readonly Pair[], place: Place): SettingsBlock[] {
	const groups = new Map<string, Pair[]>();
	for (const pair of pairs) {
		const prefix = /^(.*\bkafka\b(?:\.(?:producer|consumer|admin|properties))*)\.(.+)$/i.exec(pair.key);
		if (prefix === null) continue;
		const [, head = "", key = ""] = prefix;
		groups.set(head, [...(groups.get(head) ?? []), { ...pair, key }]);
	}
	return [...groups].flatMap(([head, group]) =>
		makeBlock(group, { ...place, scopes: scopesOfWord(head), pure: false }),
	);
}
