import type { Language } from "../language.ts";
import { type Detector, signal } from "./detector.ts";
import { firstLine, firstMatches } from "./matches.ts";

/** How code of each language brings in a Kafka client: a library's name, and the line that names it. */
const IMPORTS: Partial<Record<Language, readonly (readonly [string, RegExp])[]>> = {
	jvm: [
		["spring-kafka", /^[ \t]*import\s+(static\s+)?org\.springframework\.kafka\b/m],
		["confluent", /^[ \t]*import\s+(static\s+)?io\.confluent\.(kafka|parallelconsumer|connect)\b/m],
		["alpakka-kafka", /^[ \t]*import\s+(akka|org\.apache\.pekko)\.kafka\b/m],
		["reactor-kafka", /^[ \t]*import\s+reactor\.kafka\b/m],
		["zio-kafka", /^[ \t]*import\s+(zio|fs2)\.kafka\b/m],
		[
			"smallrye-kafka",
			/^[ \t]*import\s+io\.(smallrye\.reactive\.messaging|micronaut\.configuration|quarkus)\.kafka\b/m,
		],
		["kafka", /^[ \t]*(import\s+(static\s+)?|package\s+)(org\.apache\.kafka|kafka)\.\w/m],
		[
			"kafka",
			/@KafkaListener\b|\bKafka(Producer|Consumer|Streams|Template|AdminClient)\b|\b(Producer|Consumer)Records?</,
		],
	],
	go: [
		["confluent-kafka-go", /"github\.com\/confluentinc\/confluent-kafka-go\b/],
		["kafka-go", /"github\.com\/segmentio\/kafka-go\b/],
		["sarama", /"github\.com\/(IBM|Shopify)\/sarama\b/],
		["franz-go", /"github\.com\/twmb\/franz-go\b/],
		["goka", /"github\.com\/lovoo\/goka\b/],
	],
	python: [
		["confluent-kafka", /^[ \t]*(from|import)\s+confluent_kafka\b/m],
		["kafka-python", /^[ \t]*(from|import)\s+kafka\b/m],
		["aiokafka", /^[ \t]*(from|import)\s+aiokafka\b/m],
		["faust", /^[ \t]*(from|import)\s+faust\b/m],
		["pykafka", /^[ \t]*(from|import)\s+pykafka\b/m],
		["quixstreams", /^[ \t]*(from|import)\s+quixstreams\b/m],
	],
	javascript: [
		["kafkajs", /\b(from|require\(|import\(?)\s*["']kafkajs["']/],
		["node-rdkafka", /\b(from|require\(|import\(?)\s*["']node-rdkafka["']/],
		[
			"confluent-kafka-javascript",
			/\b(from|require\(|import\(?)\s*["']@confluentinc\/(kafka-javascript|schemaregistry)["']/,
		],
		["kafka-node", /\b(from|require\(|import\(?)\s*["'](kafka-node|no-kafka|@platformatic\/kafka)["']/],
		["nestjs-kafka", /\bTransport\.KAFKA\b/],
	],
	csharp: [
		[
			"confluent-kafka-dotnet",
			/^[ \t]*(global\s+)?(using|open)\s+(Confluent\.(Kafka|SchemaRegistry)|KafkaFlow|Streamiz)\b/m,
		],
	],
	cpp: [
		["librdkafka", /^[ \t]*#\s*include\s*[<"]([\w./]*\/)?rdkafka(cpp|_int|_\w+)?\.h[">]/m],
		["librdkafka", /\brd_kafka_\w+\s*\(/],
		["cppkafka", /^[ \t]*#\s*include\s*[<"](cppkafka\/|kafka\/Kafka)/m],
	],
	ruby: [["ruby-kafka", /^[ \t]*require\s+["'](rdkafka|kafka|karafka|racecar|waterdrop)["']/m]],
	php: [["php-rdkafka", /\bRdKafka\\/]],
	elixir: [["brod", /\b(:brod|BroadwayKafka|KafkaEx|Brod)\b/]],
};

/** Kafka client code outside Rust: by what the file imports, wherever that is known to stand. Comments do not count. */
export const kafkaCode: Detector = function* (view) {
	if (view.role === "generated") return;
	for (const [library, pattern] of IMPORTS[view.language] ?? []) {
		const line = firstLine(view.known, pattern);
		if (line !== undefined) yield signal(view, "kafka-client", library, line);
	}
};

/** Names that Rust code gives to what it knows of Kafka. One may be a word in a list; a file with two is about it. */
const NAMES = /\b(RDKafka\w+|rd_kafka_\w+|Kafka[A-Z]\w*|kafka_\w+)\b/g;
const SOME = 2;

/** Rust code about Kafka that imports no client: wrappers, and clients themselves. */
export const kafkaNames: Detector = function* (view) {
	if (view.language !== "rust" || view.role === "generated") return;
	const found = firstMatches(view.knownCode, NAMES);
	const [first] = found;
	if (first && found.length >= SOME) yield signal(view, "kafka-client", "kafka", first.line);
};

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
/** `kafka`, `rdkafka` or `librdkafka` as a word of a folder's or a file's name. */
const PATH = /(^|[/_.-])((lib)?rd)?kafka(?=[/_.-]|[A-Z])|Kafka/;

/** Code that is filed under Kafka, for a hunk that shows nothing else of it. */
export const kafkaPaths: Detector = function* (view) {
	if (!CODE.has(view.language) || view.role === "generated" || !PATH.test(view.path)) return;
	if (view.addedCode.text.trim() === "") return;
	yield signal(view, "kafka-client", "kafka", view.firstLine);
};
