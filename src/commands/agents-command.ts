/** `gregor agents`: who may review here, and what each looks at. */

import { openRepository } from "../git/open-repository.ts";
import { builtInAgents, readSettings } from "../settings/read-settings.ts";

export async function agentsCommand({ repo }: { readonly repo: string }): Promise<void> {
	const { agents, notices } = await agentsOf(repo);
	for (const { name, file, description, review } of agents) {
		const focus = review ? `${review.focus}` : "chosen by name or by its description";
		console.log(`${name}  (${focus}; ${file})\n    ${firstSentence(description)}\n`);
	}
	for (const { file, line, message } of notices) console.error(`${file}${line ? `:${line}` : ""}: ${message}`);
}

/** With the repository's own, as they are in its HEAD; outside a repository, the built-in ones. */
async function agentsOf(folder: string) {
	const repository = await openRepository(folder).catch(() => undefined);
	const head = await repository?.resolve("HEAD").catch(() => undefined);
	if (!repository || !head) return { agents: await builtInAgents(), notices: [] };
	return readSettings(repository, head, undefined);
}

function firstSentence(text: string): string {
	return (/^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text).replace(/\s+/g, " ");
}
