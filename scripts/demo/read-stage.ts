import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The files of one step of the sample's story, by their path in the repository. */
export function readStage(stage: string): Record<string, string> {
	const root = fileURLToPath(new URL(`../../test/fixtures/ingest/${stage}`, import.meta.url));
	const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return Object.fromEntries(
		entries.map(({ parentPath, name }) => {
			const file = join(parentPath, name);
			return [relative(root, file).replaceAll("\\", "/"), readFileSync(file, "utf8")];
		}),
	);
}
