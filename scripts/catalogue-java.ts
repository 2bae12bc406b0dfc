/**
 * Reads the settings of Kafka's Java clients, brokers, topics, Connect and Streams from the sources of their
 * `ConfigDef`s into src/rules/catalogue/{java,broker,topic,connect,streams}.json.
 * Usage: node scripts/catalogue-java.ts PATH_OF_BARE_REPOSITORY
 */

import type { Family, Scope, Setting } from "../src/rules/catalogue/setting.ts";
import { firstReleases, git } from "./catalogue-git.ts";
import { settingOf } from "./catalogue-java-setting.ts";
import { constantsOf, defineCalls, type JavaFile } from "./catalogue-java-source.ts";
import { writeCatalogue } from "./catalogue-write.ts";

interface Part {
	readonly family: Family;
	readonly scopes: readonly Scope[];
	readonly classes: readonly string[];
}

const CLIENT_SECURITY = ["SslConfigs", "SaslConfigs"];
const PARTS: readonly Part[] = [
	{ family: "java", scopes: ["producer"], classes: ["ProducerConfig", ...CLIENT_SECURITY] },
	{ family: "java", scopes: ["consumer"], classes: ["ConsumerConfig", ...CLIENT_SECURITY] },
	{ family: "java", scopes: ["admin"], classes: ["AdminClientConfig", ...CLIENT_SECURITY] },
	{ family: "topic", scopes: ["topic"], classes: ["LogConfig#topic"] },
	{ family: "streams", scopes: ["streams"], classes: ["StreamsConfig", ...CLIENT_SECURITY] },
	{
		family: "connect",
		scopes: ["connect"],
		classes: [
			...["WorkerConfig", "DistributedConfig", "StandaloneConfig", "RestServerConfig", "ConnectorConfig"],
			...["SinkConnectorConfig", "SourceConnectorConfig", "TopicCreationConfig", "StringConverterConfig"],
			...["JsonConverterConfig", "ConverterConfig", "MirrorMakerConfig", "MirrorConnectorConfig"],
			...["MirrorSourceConfig", "MirrorCheckpointConfig", "MirrorHeartbeatConfig", ...CLIENT_SECURITY],
		],
	},
	{
		family: "broker",
		scopes: ["broker"],
		classes: [
			...["RemoteLogManagerConfig", "ZkConfigs", "ServerConfigs", "KRaftConfigs", "SocketServerConfigs"],
			...["ReplicationConfigs", "GroupCoordinatorConfig", "CleanerConfig", "LogConfig#broker", "ShareGroupConfig"],
			...["ShareCoordinatorConfig", "TransactionLogConfig", "TransactionStateManagerConfig", "QuorumConfig"],
			...["MetricConfigs", "QuotaConfig", "BrokerSecurityConfigs", "DelegationTokenManagerConfigs"],
			...["PasswordEncoderConfigs", ...CLIENT_SECURITY],
		],
	},
];
/** LogConfig defines the broker's defaults first and a topic's own settings after this text. */
const TOPIC_PART = "LogConfigDef CONFIG = new";
/** Old tags such as 0.8.1 exist twice in some copies; from 0.9 on they are unambiguous. */
const RELEASE_TAG = /^(?!0\.[0-8]\.)\d+(\.\d+){2,3}$/;

const repository = process.argv[2];
if (repository === undefined) throw new Error("Say where Kafka's bare repository is.");
const bare = repository;
const files = sources();
const constants = constantsOf(files);
const first = firstReleases(bare, RELEASE_TAG, namesAt);
const version = /^version=(.*)$/m.exec(git(bare, "show", "HEAD:gradle.properties"))?.[1] ?? "unknown";
const commit = git(bare, "log", "-1", "--format=%h of %cs").trim();
for (const family of new Set(PARTS.map((part) => part.family))) {
	const parts = PARTS.filter((part) => part.family === family);
	const settings = merged(parts.flatMap(settingsOf));
	const classes = [...new Set(parts.flatMap((part) => part.classes.map((name) => name.replace(/#.*/, ""))))];
	writeCatalogue({ family, source: `apache/kafka ${version}, commit ${commit}: ${classes.join(", ")}`, settings });
}

function sources(): JavaFile[] {
	const listed = git(bare, "ls-tree", "-r", "--name-only", "HEAD").split("\n");
	const wanted = listed.filter((path) => /\/main\/.*(Config|Configs|Synonyms|Record)\.java$/.test(path));
	const read = wanted.map((path) => ({
		className: path.replace(/^.*\//, "").replace(".java", ""),
		text: git(bare, "show", `HEAD:${path}`),
	}));
	return withBrokerNames(read);
}

/** Brokers name many settings by a method call on the topic's name: put the name in the call's place. */
function withBrokerNames(read: readonly JavaFile[]): JavaFile[] {
	const table = read.find((file) => file.className === "ServerTopicConfigSynonyms")?.text ?? "";
	return read.map((file) => ({
		...file,
		text: file.text.replace(
			/ServerTopicConfigSynonyms\.serverSynonym\((TopicConfig\.\w+)\)/g,
			(call, constant: string) => brokerName(table, constant) ?? call,
		),
	}));
}

function brokerName(table: string, constant: string): string | undefined {
	const entry = new RegExp(`(\\w+)\\(${constant}(?:,\\s*(?:new ConfigSynonym\\()?("[^"]+"))?`).exec(table);
	const name = entry?.[2] ?? constant;
	if (/LogPrefix$/.test(entry?.[1] ?? "")) return `"log." + ${name}`;
	return /LogCleanerPrefix$/.test(entry?.[1] ?? "") ? `"log.cleaner." + ${name}` : name;
}

function settingsOf(part: Part): Setting[] {
	return part.classes.flatMap((wanted) => {
		const [className, half] = wanted.split("#");
		const file = files.find((candidate) => candidate.className === className);
		if (file === undefined) throw new Error(`${wanted} is no longer among Kafka's sources.`);
		return defineCalls({ ...file, text: halfOf(file.text, half) }).flatMap((call) => {
			const setting = settingOf(call, constants, part.scopes, first);
			return setting === undefined ? [] : [setting];
		});
	});
}

function halfOf(text: string, half: string | undefined): string {
	const border = text.indexOf(TOPIC_PART);
	if (half === "topic") return text.slice(border);
	return half === "broker" ? text.slice(0, border) : text;
}

/**
 * One entry where producer, consumer and admin agree on everything but who reads it. Classes listed first are the ones
 * in force where several define a name for one scope.
 */
function merged(settings: readonly Setting[]): Setting[] {
	const byFacts = new Map<string, Setting>();
	const taken = new Set<string>();
	for (const setting of settings) {
		const key = JSON.stringify({ ...setting, scopes: [] });
		const free = setting.scopes.filter((scope) => !taken.has(`${scope} ${setting.name}`));
		for (const scope of free) taken.add(`${scope} ${setting.name}`);
		const scopes = [...(byFacts.get(key)?.scopes ?? []), ...free];
		if (scopes.length > 0) byFacts.set(key, { ...setting, scopes });
	}
	return [...byFacts.values()];
}

function namesAt(tag: string): Set<string> {
	const text = git(bare, "grep", "-hoE", '"[a-z0-9._-]+"', tag, "--", "*Config*.java", "*Config*.scala");
	return new Set(text.split("\n").map((line) => line.slice(1, -1)));
}
