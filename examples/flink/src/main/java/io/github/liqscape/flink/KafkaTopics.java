// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.EventCodec;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.event.Types;
import io.github.liqscape.market.MarketEvent;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Topics for who has a broker; the connector is an optional dependency.
 *
 * <p>Events must be partitioned by instrument: a partition keeps their order, and its own watermark
 * waits for the slowest. Outcomes and messages are partitioned by user.
 *
 * @param servers bootstrap servers
 * @param group of consumers, and prefix of transactions
 */
public record KafkaTopics(String servers, String group) {

  /** Longer than the longest pause that checkpoints may make: a transaction must outlive it. */
  private static final String TRANSACTION_TIMEOUT_MILLIS = "900000";

  public KafkaTopics {
    Objects.requireNonNull(servers, "servers");
    Objects.requireNonNull(group, "group");
  }

  /**
   * Events as {@link EventCodec} writes them, from where the group was, else from the beginning.
   */
  public DataStream<MarketEvent> events(
      StreamExecutionEnvironment env, LiqscapeJob job, String topic) {
    KafkaSource<MarketEvent> source =
        KafkaSource.<MarketEvent>builder()
            .setBootstrapServers(servers)
            .setGroupId(group)
            .setTopics(topic)
            .setStartingOffsets(earliest())
            .setValueOnlyDeserializer(new Events())
            .build();
    return env.fromSource(source, job.watermarks(), topic, Types.EVENT).uid("kafka-" + topic);
  }

  /** Outcomes of deliveries, one line each. */
  public DataStream<Told> results(StreamExecutionEnvironment env, String topic) {
    KafkaSource<Told> source =
        KafkaSource.<Told>builder()
            .setBootstrapServers(servers)
            .setGroupId(group)
            .setTopics(topic)
            .setStartingOffsets(earliest())
            .setValueOnlyDeserializer(new Outcomes())
            .build();
    return env.fromSource(source, Results.watermarks(), topic, Types.TOLD).uid("kafka-" + topic);
  }

  /**
   * Lines to a topic, exactly once: they are visible to consumers that read what is committed when
   * their checkpoint is complete.
   */
  public void write(DataStream<String> lines, String topic) {
    KafkaSink<String> sink =
        KafkaSink.<String>builder()
            .setBootstrapServers(servers)
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix(group + "-" + topic)
            .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS)
            .setRecordSerializer(
                KafkaRecordSerializationSchema.<String>builder()
                    .setTopic(topic)
                    .setKeySerializationSchema(
                        (String line) ->
                            line.substring(0, Math.max(0, line.indexOf('\t')))
                                .getBytes(StandardCharsets.UTF_8))
                    .setValueSerializationSchema(new SimpleStringSchema())
                    .build())
            .build();
    lines.sinkTo(sink).uid("kafka-sink-" + topic).name("to " + topic);
  }

  @SuppressWarnings("deprecation") // the connector asks for it and offers nothing else
  private static OffsetsInitializer earliest() {
    return OffsetsInitializer.committedOffsets(
        org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST);
  }

  private static final class Events extends AbstractDeserializationSchema<MarketEvent> {
    private static final long serialVersionUID = 1L;

    Events() {
      super(Types.EVENT);
    }

    @Override
    public MarketEvent deserialize(byte[] message) throws IOException {
      return new EventCodec().read(new DataInputStream(new ByteArrayInputStream(message)));
    }
  }

  private static final class Outcomes extends AbstractDeserializationSchema<Told> {
    private static final long serialVersionUID = 1L;

    Outcomes() {
      super(Types.TOLD);
    }

    @Override
    public Told deserialize(byte[] message) {
      return Told.of(DeliveryResult.of(new String(message, StandardCharsets.UTF_8)));
    }
  }
}
