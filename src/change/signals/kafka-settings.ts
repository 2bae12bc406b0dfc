import type { Language } from "../language.ts";
import type { NumberedText } from "../numbered-text.ts";
import type { Signal } from "../profile.ts";
import type { SourceView } from "../source-view.ts";
import { type Detector, signal } from "./detector.ts";
import { SHARED_SETTINGS, TELLING_SETTINGS } from "./kafka-setting-names.ts";
import { firstMatches, type Match } from "./matches.ts";

const CONFIGURATION: ReadonlySet<Language> = new Set(["properties", "yaml", "toml", "json", "terraform", "shell"]);
const CODE: ReadonlySet<Language> = new Set([
	"rust",
	"jvm",
	"go",
	"python",
	"javascript",
	"csharp",
	"cpp",
	"ruby",
	"php",
	"elixir",
]);

/** A key at the start of a line, with its `=` or `:`; in JSON a quoted key anywhere. */
const KEYS = /(?:^[ \t]*(?:-[ \t]+)?|["'{,][ \t]*)["']?([A-Za-z][\w.%-]*)["']?[ \t]*[:=]/gm;
/** `spring.kafka.consumer.group-id`: any key under a part called kafka; a logger's name is no setting. */
const UNDER_KAFKA =
	/^[ \t]*["']?((?!(?:log4j|logger|logging|rootLogger|appender)\b)(?:[\w-]+\.)*kafka(?:\.[\w[\]-]+)+)["']?[ \t]*[:=]/gm;
const ENVIRONMENT = /(?<![\w-])(KAFKA_[A-Z][A-Z0-9_]*)\b/g;
const IMAGE =
	/^[ \t]*(?:-[ \t]+)?(?:image|FROM|repository)[: \t]+["']?[\w./-]*(cp-kafka|cp-server|cp-schema-registry|cp-kafka-connect|bitnami\/kafka|apache\/kafka|strimzi\/kafka|wurstmeister\/kafka|redpandadata\/redpanda)\b/gm;
/** A whole string literal in code, and the constants that Java's clients have for their settings. */
const LITERAL = /["'`]([a-z][a-z0-9]*(?:\.[a-z0-9]+)+|acks|retries|partitioner|KAFKA_[A-Z0-9_]+)["'`]/g;
const CONSTANT =
	/\b(?:Producer|Consumer|Streams|AdminClient|CommonClient|Topic)Config[s]?\.([A-Z][A-Z0-9_]+_(?:CONFIG|DOC))\b/g;

/** Kafka settings that a change sets or takes away, in configuration of any format and in code of any language. */
export const kafkaSettings: Detector = function* (view) {
	if (view.role === "generated") return;
	if (CONFIGURATION.has(view.language)) yield* inConfiguration(view);
	if (CODE.has(view.language)) yield* inCode(view);
};

function* inConfiguration(view: SourceView): Iterable<Signal> {
	const isKafkas = /kafka/i.test(view.path) || hasTelling(view.known, KEYS);
	yield* settings(view, firstMatches(view.changed, KEYS), isKafkas);
	for (const pattern of [UNDER_KAFKA, ENVIRONMENT, IMAGE]) {
		for (const { name, line } of firstMatches(view.changed, pattern)) yield signal(view, "kafka-settings", name, line);
	}
}

function* inCode(view: SourceView): Iterable<Signal> {
	const isKafkas = /kafka/i.test(view.path) || hasTelling(view.known, LITERAL) || /\bkafka/i.test(view.knownCode.text);
	yield* settings(view, firstMatches(view.added, LITERAL), isKafkas);
	for (const { name, line } of firstMatches(view.addedCode, CONSTANT)) yield signal(view, "kafka-settings", name, line);
}

function* settings(view: SourceView, keys: readonly Match[], isKafkas: boolean): Iterable<Signal> {
	for (const { name, line } of keys) {
		const setting = settingIn(name, isKafkas);
		if (setting) yield signal(view, "kafka-settings", setting, line);
	}
}

function hasTelling(text: NumberedText, pattern: RegExp): boolean {
	return firstMatches(text, pattern).some(({ name }) => settingIn(name, false) !== undefined);
}

/** The setting that a key is or, behind a prefix such as `spring.kafka.properties.`, ends in. */
function settingIn(key: string, isKafkas: boolean): string | undefined {
	if (/^KAFKA_[A-Z]/.test(key)) return key;
	const parts = key.split(".");
	for (let from = 0; from < parts.length; from++) {
		const name = parts.slice(from).join(".");
		if (TELLING_SETTINGS.has(name)) return name;
		if (from === 0 && isKafkas && SHARED_SETTINGS.has(name)) return name;
	}
	return undefined;
}
