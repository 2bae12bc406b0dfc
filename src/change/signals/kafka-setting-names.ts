/** Settings whose names nothing but Kafka has, of clients, brokers, topics, Connect and Streams. Facts, from Apache Kafka's and librdkafka's references. */
const TELLING = `
bootstrap.servers metadata.broker.list group.instance.id client.rack enable.auto.commit auto.commit.interval.ms auto.offset.reset
enable.auto.offset.store max.poll.interval.ms max.poll.records max.partition.fetch.bytes fetch.min.bytes fetch.max.bytes
fetch.wait.max.ms fetch.max.wait.ms fetch.message.max.bytes fetch.error.backoff.ms queued.min.messages queued.max.messages.kbytes
partition.assignment.strategy group.protocol group.remote.assignor request.required.acks enable.idempotence transactional.id
transaction.timeout.ms linger.ms queue.buffering.max.ms queue.buffering.max.messages queue.buffering.max.kbytes batch.num.messages
compression.type compression.codec delivery.timeout.ms message.timeout.ms max.in.flight.requests.per.connection max.in.flight
message.max.bytes max.request.size max.block.ms message.send.max.retries metadata.max.age.ms topic.metadata.refresh.interval.ms
socket.nagle.disable socket.keepalive.enable sasl.mechanism sasl.mechanisms sasl.jaas.config ssl.truststore.location
ssl.keystore.location ssl.endpoint.identification.algorithm statistics.interval.ms key.serializer value.serializer key.deserializer
value.deserializer schema.registry.url allow.auto.create.topics sticky.partitioning.linger.ms partitioner.class
process.roles controller.quorum.voters advertised.listeners listener.security.protocol.map inter.broker.listener.name
log.retention.hours log.retention.minutes log.retention.ms log.retention.bytes log.segment.bytes log.cleanup.policy num.partitions
default.replication.factor min.insync.replicas unclean.leader.election.enable offsets.topic.replication.factor
transaction.state.log.replication.factor transaction.state.log.min.isr auto.create.topics.enable num.network.threads num.io.threads
socket.request.max.bytes replica.lag.time.max.ms zookeeper.connect replica.fetch.max.bytes num.replica.fetchers
group.initial.rebalance.delay.ms log.flush.interval.messages log.flush.interval.ms
cleanup.policy retention.ms retention.bytes segment.bytes segment.ms max.message.bytes min.cleanable.dirty.ratio
delete.retention.ms min.compaction.lag.ms max.compaction.lag.ms message.timestamp.type flush.messages flush.ms
remote.storage.enable local.retention.ms local.retention.bytes
connector.class key.converter value.converter offset.storage.topic config.storage.topic status.storage.topic errors.tolerance
errors.deadletterqueue.topic.name offset.flush.interval.ms topics.regex consumer.override.max.poll.records
processing.guarantee num.stream.threads num.standby.replicas cache.max.bytes.buffering statestore.cache.max.bytes
default.key.serde default.value.serde topology.optimization default.deserialization.exception.handler`;

/** Settings that other systems may call the same: evidence only next to a telling one, or where a file is Kafka's anyway. */
const SHARED = `
acks retries group.id client.id client.dns.lookup batch.size buffer.memory compression.level request.timeout.ms retry.backoff.ms
retry.backoff.max.ms reconnect.backoff.ms session.timeout.ms heartbeat.interval.ms isolation.level security.protocol sasl.username
sasl.password ssl.ca.location interceptor.classes connections.max.idle.ms receive.buffer.bytes send.buffer.bytes partitioner
broker.id node.id listeners log.dirs log.dir tasks.max plugin.path application.id application.server commit.interval.ms state.dir
replication.factor topics debug socket.timeout.ms check.crcs preallocate background.threads num.recovery.threads.per.data.dir`;

const words = (text: string): string[] => text.trim().split(/\s+/);

export const TELLING_SETTINGS: ReadonlySet<string> = new Set(words(TELLING));
export const SHARED_SETTINGS: ReadonlySet<string> = new Set(words(SHARED));
