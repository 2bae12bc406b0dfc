/** Rust source to measure on: a real repository's where one is named, made-up code elsewhere. */

import { execFileSync } from "node:child_process";

/** `count` production files of a repository's HEAD, spread over its whole list; text by path. */
export function filesOfRepository(folder: string, count: number): Map<string, string> {
	const git = (...args: string[]) =>
		execFileSync("git", ["--git-dir", folder, ...args], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
	const listed = git("ls-tree", "-r", "--name-only", "HEAD").split("\n");
	const rust = listed.filter((path) => path.endsWith(".rs") && !/(^|\/)(tests?|benches|examples)\//.test(path));
	const step = Math.max(1, rust.length / count);
	const chosen = Array.from(
		{ length: Math.min(count, rust.length) },
		(_, index) => rust[Math.floor(index * step)] ?? "",
	);
	return new Map(chosen.map((path) => [path, git("show", `HEAD:${path}`)]));
}

/** `count` files of `lines` lines each, different from one another. */
export function madeUpFiles(count: number, lines: number): Map<string, string> {
	return new Map(
		Array.from({ length: count }, (_, index) => [
			`src/part_${index % 50}/module_${index}.rs`,
			moduleText(index, lines),
		]),
	);
}

function moduleText(seed: number, lines: number): string {
	const items: string[] = [];
	for (let item = 0; items.length * 9 < lines; item++) {
		items.push(
			`/// Adds up what step ${item} of module ${seed} counted.`,
			`pub async fn step_${item}(values: &[u64], limit: u64) -> Result<u64, Error> {`,
			"    let mut total = 0u64;",
			"    for value in values {",
			`        total += value.checked_mul(${seed + item}).ok_or(Error::Overflow)?;`,
			"    }",
			"    store(total.min(limit)).await?;",
			"    Ok(total)",
			"}",
		);
	}
	return `${items.slice(0, lines).join("\n")}\n`;
}
