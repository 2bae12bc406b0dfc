import type { NumberedLine } from "../numbered-text.ts";
import type { Signal } from "../profile.ts";
import type { SourceView } from "../source-view.ts";
import { type Detector, signal } from "./detector.ts";

/** Build pipelines name Kafka in jobs and services; what stands under them is no setting of Kafka's. */
const NO_CONFIGURATION =
	/(^|\/)(\.github|\.gitlab|\.circleci|\.buildkite)\/|(^|\/)(\.gitlab-ci|\.travis|mkdocs|codecov|pnpm-lock)[^/]*$|openapi|swagger/;
const KAFKA_KEY =
	/^(?:[\w-]+[-_.])?kafka(?:[-_]?(?:config|configuration|properties|client|consumer|producer|settings|options|cluster|broker|brokers|streams|connect))?$/i;

/** Settings by the block they stand in: YAML and TOML under a key called kafka, Strimzi's resources, Terraform's. */
export const kafkaBlocks: Detector = function* (view) {
	if (NO_CONFIGURATION.test(view.path)) return;
	if (view.language === "yaml") yield* [...underYamlKey(view), ...inStrimzi(view)];
	if (view.language === "toml") yield* underTomlTable(view);
	if (view.language === "terraform") yield* inTerraform(view);
};

const addedNumbers = (view: SourceView): ReadonlySet<number> => new Set(view.added.lines.map((line) => line.number));

interface YamlKey {
	readonly indent: number;
	readonly name: string;
}

function* underYamlKey(view: SourceView): Iterable<Signal> {
	const added = addedNumbers(view);
	let open: YamlKey[] = [];
	for (const { number, text } of view.known.lines) {
		const key = yamlKey(text);
		if (!key) continue;
		open = open.filter((outer) => outer.indent < key.indent);
		const isSetting = added.has(number) && open.some((outer) => KAFKA_KEY.test(outer.name));
		if (isSetting) yield signal(view, "kafka-settings", key.name, number);
		open.push(key);
	}
}

function yamlKey(text: string): YamlKey | undefined {
	const [, lead = "", name] = /^(\s*(?:-\s+)?)["']?([\w.$/-]+)["']?\s*:(?:\s|$)/.exec(text) ?? [];
	return name === undefined ? undefined : { indent: lead.length, name };
}

/** A file may hold several documents; each is told by its own `apiVersion` and `kind`. */
function* inStrimzi(view: SourceView): Iterable<Signal> {
	const added = addedNumbers(view);
	for (const lines of documents(view.known.lines)) {
		const isStrimzi = lines.some((line) => /^apiVersion:\s*["']?kafka\.strimzi\.io\//.test(line.text));
		const kind = lines.map((line) => /^kind:\s*["']?(Kafka\w*)/.exec(line.text)?.[1]).find(Boolean);
		const first = lines.find((line) => added.has(line.number) && line.text.trim() !== "");
		if (!first || !(isStrimzi || /^Kafka(Topic|Connector|User|NodePool|Rebalance)$/.test(kind ?? ""))) continue;
		yield signal(view, kind === "KafkaTopic" ? "kafka-topic" : "kafka-settings", kind ?? "strimzi", first.number);
	}
}

function documents(lines: readonly NumberedLine[]): NumberedLine[][] {
	const parts: NumberedLine[][] = [[]];
	for (const line of lines) {
		if (/^---\s*$/.test(line.text)) parts.push([]);
		else parts.at(-1)?.push(line);
	}
	return parts;
}

function* underTomlTable(view: SourceView): Iterable<Signal> {
	const added = addedNumbers(view);
	let isKafkas = false;
	for (const { number, text } of view.known.lines) {
		const table = /^\s*\[{1,2}([^\][]+)\]{1,2}\s*$/.exec(text)?.[1];
		if (table !== undefined)
			isKafkas = table.split(".").some((part) => KAFKA_KEY.test(part.trim().replaceAll(/["']/g, "")));
		const key = /^\s*["']?([\w.-]+)["']?\s*=/.exec(text)?.[1];
		if (isKafkas && key !== undefined && added.has(number)) yield signal(view, "kafka-settings", key, number);
	}
}

const KAFKA_RESOURCE =
	/^(kafka_|confluent_(kafka|connector|schema)|aws_msk|aiven_(kafka|service_integration)|azurerm_eventhub|google_managed_kafka|redpanda_)/;

function* inTerraform(view: SourceView): Iterable<Signal> {
	const added = addedNumbers(view);
	let resource: string | undefined;
	for (const { number, text } of view.known.lines) {
		resource = /^\s*(?:resource|data|module)\s+"([^"]+)"/.exec(text)?.[1] ?? resource;
		if (resource === undefined || text.trim() === "" || !added.has(number)) continue;
		if (!KAFKA_RESOURCE.test(resource)) continue;
		yield signal(view, /(^|_)topic$/.test(resource) ? "kafka-topic" : "kafka-settings", resource, number);
	}
}
