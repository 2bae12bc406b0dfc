/** What a setting of the Java client is called in librdkafka, and the other way round. */

export interface Equivalent {
	/** Absent where the other client has nothing of the kind. */
	readonly name?: string;
	/** The value means something else, so that the name alone must not be exchanged. */
	readonly differs?: true;
}

export const JAVA_NAMES: Readonly<Record<string, Equivalent>> = {
	"fetch.max.wait.ms": { name: "fetch.wait.max.ms" },
	"buffer.memory": { name: "queue.buffering.max.kbytes", differs: true },
	"max.request.size": { name: "message.max.bytes" },
	"send.buffer.bytes": { name: "socket.send.buffer.bytes" },
	"receive.buffer.bytes": { name: "socket.receive.buffer.bytes" },
	"partitioner.class": { name: "partitioner", differs: true },
	"ssl.truststore.location": { name: "ssl.ca.location", differs: true },
	"sasl.jaas.config": { name: "sasl.username", differs: true },
	"interceptor.classes": { name: "plugin.library.paths", differs: true },
	"compression.gzip.level": { name: "compression.level" },
	"compression.lz4.level": { name: "compression.level" },
	"compression.zstd.level": { name: "compression.level" },
};

export const LIBRDKAFKA_NAMES: Readonly<Record<string, Equivalent & { readonly name: string }>> = {
	"metadata.broker.list": { name: "bootstrap.servers" },
	"queue.buffering.max.ms": { name: "linger.ms" },
	"queue.buffering.max.kbytes": { name: "buffer.memory", differs: true },
	"message.send.max.retries": { name: "retries" },
	"request.required.acks": { name: "acks" },
	"compression.codec": { name: "compression.type" },
	"message.timeout.ms": { name: "delivery.timeout.ms" },
	"message.max.bytes": { name: "max.request.size" },
	"fetch.wait.max.ms": { name: "fetch.max.wait.ms" },
	"fetch.message.max.bytes": { name: "max.partition.fetch.bytes" },
	"socket.send.buffer.bytes": { name: "send.buffer.bytes" },
	"socket.receive.buffer.bytes": { name: "receive.buffer.bytes" },
	"sasl.mechanisms": { name: "sasl.mechanism" },
	"sasl.username": { name: "sasl.jaas.config", differs: true },
	"sasl.password": { name: "sasl.jaas.config", differs: true },
	"ssl.ca.location": { name: "ssl.truststore.location", differs: true },
};
