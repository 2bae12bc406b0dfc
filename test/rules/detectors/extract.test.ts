import { describe, expect, test } from "@jest/globals";
import { extractSettings } from "../../../src/rules/detectors/extract/extract.ts";

/** `family/scope: line name=value …`, one text a block. */
function read(path: string, text: string): string[] {
	return extractSettings(path, text).map((block) => {
		const settings = block.settings.map(({ lines, name, value }) => `${lines.startLine} ${name}=${value ?? "?"}`);
		return `${block.families.join("+")}/${block.scopes.join("+")}: ${settings.join(", ")}`;
	});
}

const STRIMZI_KAFKA = `apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
spec:
  kafka:
    replicas: 3
    config:
      offsets.topic.replication.factor: 3
      min.insync.replicas: 2`;

const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
	[
		"a chain that makes a producer",
		"src/out.rs",
		'let p: FutureProducer = ClientConfig::new()\n    .set("bootstrap.servers", servers)\n    .set("acks", "all")\n    .create()?;',
		["librdkafka/producer: 2 bootstrap.servers=?, 3 acks=all"],
	],
	[
		"a variable that is set in several statements, with a comment between",
		"src/in.rs",
		'fn open() {\n    let mut config = ClientConfig::new();\n    // .set("acks", "1")\n    config.set("group.id", id);\n    config.set("fetch.min.bytes", 1024.to_string());\n    let c: StreamConsumer = config.create();\n}',
		["librdkafka/consumer: 4 group.id=?, 5 fetch.min.bytes=1024"],
	],
	[
		"two clients in one function",
		"src/both.rs",
		'fn f() {\n    let a: BaseConsumer = ClientConfig::new().set("group.id", "x").set("auto.offset.reset", "earliest").create();\n    let b: BaseProducer = ClientConfig::new().set("bootstrap.servers", "y").create();\n}',
		["librdkafka/consumer: 2 group.id=x, 2 auto.offset.reset=earliest", "librdkafka/producer: 3 bootstrap.servers=y"],
	],
	[
		"a topic made by code",
		"src/topics.rs",
		'NewTopic::new("orders", 6, TopicReplication::Fixed(3))\n    .set("retention.ms", "1000")',
		["topic/topic: 2 retention.ms=1000, 1 (replication factor)=3"],
	],
	[
		"unit tests of a file",
		"src/a.rs",
		'#[cfg(test)]\nmod tests {\n    fn f() { ClientConfig::new().set("bootstrap.servers", "x"); }\n}',
		[],
	],
	["another builder", "src/a.rs", 'let c = Builder::new().set("group.id", "x").set("acks", "1"); // kafka', []],
	[
		"a broker's file, with a continued line",
		"config/server.properties",
		"# broker\nbroker.id=1\nlisteners=PLAINTEXT://:9092,\\\n  SSL://:9093\nnum.io.threads=8\nlog.dirs=/d",
		["broker/broker: 2 broker.id=1, 3 listeners=PLAINTEXT://:9092,SSL://:9093, 5 num.io.threads=8, 6 log.dirs=/d"],
	],
	[
		"Connect, which hands settings on",
		"config/connect-distributed.properties",
		"bootstrap.servers=a:9092\ngroup.id=c\nproducer.acks=all\nconsumer.override.max.poll.records=5",
		[
			"connect/connect: 1 bootstrap.servers=a:9092, 2 group.id=c",
			"java/producer: 3 acks=all",
			"java/consumer: 4 max.poll.records=5",
		],
	],
	[
		"an application's own prefix",
		"src/main/resources/application.properties",
		"server.port=80\napp.kafka.consumer.group.id=a\napp.kafka.consumer.max.poll.records=5",
		["/consumer: 2 group.id=a, 3 max.poll.records=5"],
	],
	[
		"Spring's properties in kebab and camel case",
		"src/main/resources/application.properties",
		"spring.kafka.bootstrap-servers=a:9092\nspring.kafka.producer.acks=1\nspring.kafka.consumer.enableAutoCommit=true",
		[
			"java/producer: 1 bootstrap.servers=a:9092, 2 acks=1",
			"java/consumer: 1 bootstrap.servers=a:9092, 3 enable.auto.commit=true",
		],
	],
	[
		"Spring's YAML",
		"application.yml",
		"spring:\n  kafka:\n    consumer:\n      group-id: a\n      properties:\n        max.poll.interval.ms: 1000",
		["java/consumer: 4 group.id=a, 6 max.poll.interval.ms=1000"],
	],
	[
		"a container's environment as a map",
		"docker-compose.yml",
		"services:\n  kafka:\n    environment:\n      KAFKA_BROKER_ID: 1\n      KAFKA_HEAP_OPTS: -Xmx1g\n      KAFKA_LOG_RETENTION_HOURS: 24",
		["broker/broker: 4 broker.id=1, 6 log.retention.hours=24"],
	],
	[
		"Bitnami's variables as a list",
		"compose.yaml",
		"services:\n  kafka:\n    environment:\n      - KAFKA_CFG_NODE_ID=0\n      - KAFKA_CFG_PROCESS_ROLES=broker",
		["broker/broker: 4 node.id=0, 5 process.roles=broker"],
	],
	[
		"variables of a pod, and one that is filled in later",
		"deploy/kafka.yaml",
		"env:\n  - name: KAFKA_NUM_PARTITIONS\n    value: '3'\n  - name: KAFKA_LOG_RETENTION_MS\n    value: $(RETENTION)",
		["broker/broker: 2 num.partitions=3, 4 log.retention.ms=?"],
	],
	["an application's variables", "compose.yaml", "environment:\n  KAFKA_BROKERS: a\n  KAFKA_TOPIC: b", []],
	[
		"Strimzi's cluster",
		"kafka.yaml",
		STRIMZI_KAFKA,
		["broker/broker: 7 offsets.topic.replication.factor=3, 8 min.insync.replicas=2"],
	],
	[
		"Strimzi's topic",
		"topic.yaml",
		"apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\nspec:\n  replicas: 2\n  config:\n    retention.ms: 5",
		["topic/topic: 6 retention.ms=5, 4 (replication factor)=2"],
	],
	[
		"a file held in Helm values",
		"values.yaml",
		"config:\n  server.properties: |\n    broker.id=1\n    min.insync.replicas=2",
		["broker/broker: 3 broker.id=1, 4 min.insync.replicas=2"],
	],
	[
		"JSON",
		"source.json",
		'{\n  "client_params": {\n    "bootstrap.servers": "a",\n    "enable.auto.commit": false\n  }\n}',
		["/: 3 bootstrap.servers=a, 4 enable.auto.commit=false"],
	],
	[
		"TOML",
		"vector.toml",
		'[sinks.out]\ntype = "kafka"\n[sinks.out.librdkafka_options]\n"message.timeout.ms" = "5_000" # five\n"socket.send.buffer.bytes" = 100_000',
		["librdkafka/: 4 message.timeout.ms=5_000, 5 socket.send.buffer.bytes=100000"],
	],
	[
		"Terraform",
		"topics.tf",
		'resource "kafka_topic" "a" {\n  replication_factor = 3 # three\n  partitions = var.n\n  config = {\n    "cleanup.policy" = "compact"\n  }\n}\nresource "aws_s3_bucket" "b" {\n  partitions = 1\n}',
		["topic/topic: 5 cleanup.policy=compact, 2 (replication factor)=3, 3 (partitions)=?"],
	],
	["a file about something else", "config.yaml", "kafka: false\nserver.port: 80\nretention: 5", []],
	["YAML that does not parse", "templates/kafka.yaml", "a: {{ .Values.kafka }}\n  b: [", []],
];

describe("settings are read from", () => {
	test.each(cases)("%s", (_, path, text, expected) => {
		expect(read(path, text)).toEqual(expected);
	});
});
