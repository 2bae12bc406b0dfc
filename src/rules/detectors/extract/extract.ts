/** Finds the Kafka settings of a file, whatever its format. */

import type { SettingsBlock } from "../settings-block.ts";
import { extractProperties } from "./properties.ts";
import { extractRust } from "./rust.ts";
import { extractTerraform } from "./terraform.ts";
import { extractToml } from "./toml.ts";
import { extractYaml } from "./yaml.ts";

type Extractor = (path: string, text: string) => SettingsBlock[];

const BY_ENDING: Readonly<Record<string, Extractor>> = {
	rs: extractRust,
	properties: extractProperties,
	yaml: extractYaml,
	yml: extractYaml,
	json: extractYaml,
	toml: extractToml,
	tf: extractTerraform,
};

/** Characters; settings are short files, and a search over more would cost more than it finds. */
const LARGEST = 1_000_000;

/** Cheap: most files say nothing of Kafka, and are not parsed then. */
const SPEAKS_OF_KAFKA =
	/kafka|ClientConfig|NewTopic|bootstrap\.servers|broker|replication[._]factor|min\.insync|group\.id|acks|enable\.auto\.commit/i;

export function extractSettings(path: string, text: string): SettingsBlock[] {
	const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
	const extract = BY_ENDING[ending];
	return extract === undefined || text.length > LARGEST || !SPEAKS_OF_KAFKA.test(text) ? [] : extract(path, text);
}
