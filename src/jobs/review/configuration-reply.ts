/** The answer to `/config`: what differs from the defaults, and where it comes from. */

import { DEFAULTS } from "../../config/defaults.ts";
import { codeBlock } from "../../report/markdown/code.ts";
import { escapeInline } from "../../report/markdown/escape.ts";
import { CONFIGURATION_FILE, readSettings } from "../../settings/read-settings.ts";
import type { CommandOutcome } from "./command-outcome.ts";
import { fetchChange } from "./fetch-change.ts";
import type { Work } from "./work.ts";
import type { JobWorld } from "./world.ts";

export async function configurationReply(work: Work, world: JobWorld): Promise<CommandOutcome> {
	const { pullRequest, facts, host, signal } = work;
	const fetched = await fetchChange(pullRequest, facts, host, world.clonesFolder, signal);
	await fetched.close();
	const { configuration, hasConfiguration, notices } = await readSettings(
		fetched.repository,
		fetched.baseTip,
		undefined,
	);
	const { contextAnswers } = await world.store.pullRequest(pullRequest);
	const place = `\`${CONFIGURATION_FILE}\` of \`${escapeBackticks(facts.base.ref)}\``;
	const changed = Object.entries(configuration).filter(
		([key, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULTS[key as keyof typeof DEFAULTS]),
	);
	const parts = [
		hasConfiguration ? `From ${place}, over the defaults:` : `There is no ${place}: the defaults are in force.`,
		changed.length > 0 ? codeBlock(JSON.stringify(Object.fromEntries(changed), undefined, 2), "json") : "",
		...Object.entries(contextAnswers).map(([key, value]) => `From \`/context\`: ${key} is ${escapeInline(value)}.`),
		...notices.map(({ message, line }) => `${line ? `Line ${line}: ` : ""}${escapeInline(message)}`),
	];
	return { reply: parts.filter((part) => part !== "").join("\n\n") };
}

const escapeBackticks = (text: string): string => text.replaceAll("`", "'");
