import type { ReadFile } from "../change/change-set.ts";
import type { Guideline } from "./context-request.ts";

const NAMES = ["CLAUDE.md", "AGENTS.md"];

/**
 * The guidelines nearest each path: those of its own folder, else of the next one above that has any. `readBase` reads
 * the base, never the head: a change must not instruct its own reviewer.
 */
export async function readGuidelines(paths: readonly string[], readBase: ReadFile): Promise<readonly Guideline[]> {
	const known = new Map<string, Promise<readonly Guideline[]>>();
	const inFolder = (folder: string): Promise<readonly Guideline[]> => {
		const read = known.get(folder) ?? nearest(folder, readBase, inFolder);
		known.set(folder, read);
		return read;
	};
	const found = await Promise.all(paths.map((path) => inFolder(parentOf(path))));
	return [...new Map(found.flat().map((guideline) => [guideline.path, guideline])).values()];
}

async function nearest(
	folder: string,
	readBase: ReadFile,
	inFolder: (folder: string) => Promise<readonly Guideline[]>,
): Promise<readonly Guideline[]> {
	const own = await Promise.all(NAMES.map((name) => readText(folder === "" ? name : `${folder}/${name}`, readBase)));
	const here = own.filter((guideline) => guideline !== undefined);
	if (here.length > 0 || folder === "") return withoutCopies(here);
	return inFolder(parentOf(folder));
}

async function readText(path: string, readBase: ReadFile): Promise<Guideline | undefined> {
	const bytes = await readBase(path).catch(() => undefined);
	const text = bytes && new TextDecoder().decode(bytes).trim();
	return text ? { path, text } : undefined;
}

/** One of the two names often repeats or only names the other. */
function withoutCopies(guidelines: readonly Guideline[]): readonly Guideline[] {
	const telling = guidelines.filter(({ text }) => !/^@\S+$/.test(text));
	return telling.filter(({ text }, index) => telling.findIndex((other) => other.text === text) === index);
}

function parentOf(path: string): string {
	const end = path.lastIndexOf("/");
	return end < 0 ? "" : path.slice(0, end);
}
