package io.lostwake.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The protobuf library agrees with the reader and the writer on every field.
class ProtobufOracleTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theWriterSaysWhatTheLibraryReads(boolean packed) throws Exception {
    Descriptor descriptor = ProfileProto.descriptor(packed);
    RandomProfiles profiles = new RandomProfiles(41);
    for (int i = 0; i < 200; i++) {
      Profile profile = profiles.next();
      byte[] plain =
          new GZIPInputStream(new ByteArrayInputStream(ProfileRoundTripTest.written(profile)))
              .readAllBytes();
      DynamicMessage read = DynamicMessage.parseFrom(descriptor, plain);
      assertThat(read.getUnknownFields().asMap()).isEmpty();
      assertThat(fromMessage(read)).as("profile %d", i).isEqualTo(withoutEmptyTexts(profile));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theReaderReadsWhatTheLibraryWrites(boolean packed) throws Exception {
    Descriptor descriptor = ProfileProto.descriptor(packed);
    RandomProfiles profiles = new RandomProfiles(42);
    for (int i = 0; i < 200; i++) {
      Profile profile = profiles.next();
      byte[] plain =
          new GZIPInputStream(new ByteArrayInputStream(ProfileRoundTripTest.written(profile)))
              .readAllBytes();
      byte[] rewritten = DynamicMessage.parseFrom(descriptor, plain).toByteArray();
      if (rewritten.length > 0) {
        assertThat(new ProfileReader().read(rewritten))
            .as("profile %d", i)
            .isEqualTo(withoutEmptyTexts(profile));
      }
    }
  }

  /// The library leaves out a text field that is 0, so an empty text becomes a number of 0.
  private static Profile withoutEmptyTexts(Profile p) {
    List<Sample> samples = new ArrayList<>();
    for (Sample sample : p.samples()) {
      List<Label> labels = new ArrayList<>();
      for (Label label : sample.labels()) {
        labels.add(
            label instanceof Label.Str str && str.value().isEmpty()
                ? new Label.Num(str.key(), 0, "")
                : label);
      }
      samples.add(new Sample(sample.locationIds(), sample.values(), labels));
    }
    return new Profile(
        p.sampleTypes(),
        samples,
        p.mappings(),
        p.locations(),
        p.functions(),
        p.dropFrames(),
        p.keepFrames(),
        p.timeNanos(),
        p.durationNanos(),
        p.periodType(),
        p.period(),
        p.comments(),
        p.defaultSampleType(),
        p.docUrl());
  }

  private static Profile fromMessage(Message m) {
    List<String> strings = all(m, "string_table", String.class);
    FieldDescriptor periodType = m.getDescriptorForType().findFieldByName("period_type");
    return new Profile(
        each(m, "sample_type", v -> valueType(v, strings)),
        each(
            m,
            "sample",
            s ->
                new Sample(
                    all(s, "location_id", Long.class),
                    all(s, "value", Long.class),
                    each(s, "label", l -> label(l, strings)))),
        each(m, "mapping", v -> mapping(v, strings)),
        each(m, "location", ProtobufOracleTest::location),
        each(
            m,
            "function",
            f ->
                new Function(
                    number(f, "id"),
                    text(f, "name", strings),
                    text(f, "system_name", strings),
                    text(f, "filename", strings),
                    number(f, "start_line"))),
        text(m, "drop_frames", strings),
        text(m, "keep_frames", strings),
        number(m, "time_nanos"),
        number(m, "duration_nanos"),
        m.hasField(periodType) ? valueType((Message) m.getField(periodType), strings) : null,
        number(m, "period"),
        all(m, "comment", Long.class).stream().map(i -> strings.get(i.intValue())).toList(),
        text(m, "default_sample_type", strings),
        text(m, "doc_url", strings));
  }

  private static ValueType valueType(Message m, List<String> strings) {
    return new ValueType(text(m, "type", strings), text(m, "unit", strings));
  }

  private static Label label(Message m, List<String> strings) {
    return number(m, "str") != 0
        ? new Label.Str(text(m, "key", strings), text(m, "str", strings))
        : new Label.Num(text(m, "key", strings), number(m, "num"), text(m, "num_unit", strings));
  }

  private static Mapping mapping(Message m, List<String> strings) {
    return new Mapping(
        number(m, "id"),
        number(m, "memory_start"),
        number(m, "memory_limit"),
        number(m, "file_offset"),
        text(m, "filename", strings),
        text(m, "build_id", strings),
        (boolean) value(m, "has_functions"),
        (boolean) value(m, "has_filenames"),
        (boolean) value(m, "has_line_numbers"),
        (boolean) value(m, "has_inline_frames"));
  }

  private static Location location(Message m) {
    return new Location(
        number(m, "id"),
        number(m, "mapping_id"),
        number(m, "address"),
        each(
            m,
            "line",
            l -> new Line(number(l, "function_id"), number(l, "line"), number(l, "column"))),
        (boolean) value(m, "is_folded"));
  }

  private static Object value(Message m, String field) {
    return m.getField(m.getDescriptorForType().findFieldByName(field));
  }

  private static long number(Message m, String field) {
    return (long) value(m, field);
  }

  private static String text(Message m, String field, List<String> strings) {
    return strings.get((int) number(m, field));
  }

  private static <T> List<T> all(Message m, String field, Class<T> type) {
    return ((List<?>) value(m, field)).stream().<T>map(type::cast).toList();
  }

  private static <T> List<T> each(
      Message m, String field, java.util.function.Function<Message, T> one) {
    return all(m, field, Message.class).stream().map(one).toList();
  }
}
