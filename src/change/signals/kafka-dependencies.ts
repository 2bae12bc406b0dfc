import { type Detector, signal } from "./detector.ts";
import { firstMatches } from "./matches.ts";

/** Package manifests, and the Kafka libraries that an added line of one may name. */
const MANIFESTS: readonly (readonly [RegExp, RegExp])[] = [
	[/(^|\/)package\.json$/, /"(kafkajs|node-rdkafka|kafka-node|@confluentinc\/[\w-]+|@platformatic\/kafka)"\s*:/g],
	[
		/(^|\/)go\.mod$/,
		/\b(github\.com\/(?:confluentinc\/confluent-kafka-go|segmentio\/kafka-go|IBM\/sarama|Shopify\/sarama|twmb\/franz-go|lovoo\/goka))/g,
	],
	[/(^|\/)pom\.xml$/, /<artifactId>\s*([\w.-]*kafka[\w.-]*)\s*<\/artifactId>/g],
	[/(\.gradle(\.kts)?|\.sbt|libs\.versions\.toml)$/, /["':]((?:[\w-]+-)?kafka(?:-[\w-]+)?)["':]/g],
	[
		/(^|\/)(requirements[\w.-]*\.(txt|in)|pyproject\.toml|setup\.(py|cfg)|Pipfile)$/,
		/(?<![\w-])(confluent[-_]kafka|kafka-python(?:-ng)?|aiokafka|faust-streaming|pykafka|quixstreams)(?![\w-])/g,
	],
	[
		/(\.[cf]sproj|Directory\.Packages\.props|packages\.config)$/,
		/"(Confluent\.(?:Kafka|SchemaRegistry)[\w.]*|KafkaFlow[\w.]*)"/g,
	],
	[
		/(^|\/)(CMakeLists\.txt|conanfile\.(txt|py)|vcpkg\.json|meson\.build)$/,
		/\b(librdkafka|RdKafka|rdkafka|cppkafka)\b/g,
	],
	[/(^|\/)(Gemfile|[\w-]+\.gemspec)$/, /["'](rdkafka|ruby-kafka|karafka|racecar|waterdrop)["']/g],
];

/** Kafka clients that a package manifest gains. Cargo's are read with the other crates. */
export const kafkaDependencies: Detector = function* (view) {
	for (const [path, pattern] of MANIFESTS) {
		if (!path.test(view.path)) continue;
		for (const { name, line } of firstMatches(view.added, pattern)) yield signal(view, "kafka-client", name, line);
	}
};
