/** `gregor init`: writes a configuration in which every setting is explained and none is changed. */

import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exampleConfiguration } from "../config/example-configuration.ts";
import { CONFIGURATION_FILE } from "../settings/read-settings.ts";
import { UsageError } from "../settings/usage-error.ts";

export async function initCommand({ repo }: { readonly repo: string }): Promise<void> {
	const file = join(repo, CONFIGURATION_FILE);
	await access(repo).catch(() => {
		throw new UsageError(`There is no folder ${repo}. Name the repository's with --repo.`);
	});
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, exampleConfiguration(), { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== "EEXIST") throw error;
		throw new UsageError(`${file} exists already and was left as it is.`);
	});
	console.log(`Wrote ${file}: every setting is explained there, and none is changed yet.`);
}
