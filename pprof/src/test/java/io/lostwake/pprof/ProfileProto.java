package io.lostwake.pprof;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/// `profile.proto` as the protobuf library knows it: an oracle that shares no code with the reader
/// and the writer.
final class ProfileProto {

  private ProfileProto() {}

  /// The message `Profile`; repeated numbers are written packed or one by one.
  static Descriptor descriptor(boolean packed) throws DescriptorValidationException {
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("profile.proto")
            .setSyntax("proto3")
            .addMessageType(profile(packed))
            .addMessageType(message("ValueType", "type", "unit"))
            .addMessageType(
                message("Sample")
                    .addField(
                        repeated("location_id", 1, FieldDescriptorProto.Type.TYPE_UINT64, packed))
                    .addField(repeated("value", 2, FieldDescriptorProto.Type.TYPE_INT64, packed))
                    .addField(messages("label", 3, "Label")))
            .addMessageType(message("Label", "key", "str", "num", "num_unit"))
            .addMessageType(
                message(
                    "Mapping",
                    "id",
                    "memory_start",
                    "memory_limit",
                    "file_offset",
                    "filename",
                    "build_id",
                    "has_functions",
                    "has_filenames",
                    "has_line_numbers",
                    "has_inline_frames"))
            .addMessageType(
                message("Location", "id", "mapping_id", "address")
                    .addField(messages("line", 4, "Line"))
                    .addField(single("is_folded", 5, FieldDescriptorProto.Type.TYPE_BOOL)))
            .addMessageType(message("Line", "function_id", "line", "column"))
            .addMessageType(
                message("Function", "id", "name", "system_name", "filename", "start_line"))
            .build();
    return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("Profile");
  }

  private static DescriptorProto.Builder profile(boolean packed) {
    return DescriptorProto.newBuilder()
        .setName("Profile")
        .addField(messages("sample_type", 1, "ValueType"))
        .addField(messages("sample", 2, "Sample"))
        .addField(messages("mapping", 3, "Mapping"))
        .addField(messages("location", 4, "Location"))
        .addField(messages("function", 5, "Function"))
        .addField(
            single("string_table", 6, FieldDescriptorProto.Type.TYPE_STRING)
                .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED))
        .addField(single("drop_frames", 7, FieldDescriptorProto.Type.TYPE_INT64))
        .addField(single("keep_frames", 8, FieldDescriptorProto.Type.TYPE_INT64))
        .addField(single("time_nanos", 9, FieldDescriptorProto.Type.TYPE_INT64))
        .addField(single("duration_nanos", 10, FieldDescriptorProto.Type.TYPE_INT64))
        .addField(
            single("period_type", 11, FieldDescriptorProto.Type.TYPE_MESSAGE)
                .setTypeName("ValueType"))
        .addField(single("period", 12, FieldDescriptorProto.Type.TYPE_INT64))
        .addField(repeated("comment", 13, FieldDescriptorProto.Type.TYPE_INT64, packed))
        .addField(single("default_sample_type", 14, FieldDescriptorProto.Type.TYPE_INT64))
        .addField(single("doc_url", 15, FieldDescriptorProto.Type.TYPE_INT64));
  }

  /// A message whose fields are all numbers, in the order of their tags; flags are those named
  /// `has_`.
  private static DescriptorProto.Builder message(String name, String... fields) {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
    for (int i = 0; i < fields.length; i++) {
      boolean unsigned = fields[i].endsWith("id") && !fields[i].equals("build_id");
      boolean address =
          fields[i].startsWith("memory_")
              || fields[i].equals("address")
              || fields[i].equals("file_offset");
      FieldDescriptorProto.Type type =
          fields[i].startsWith("has_")
              ? FieldDescriptorProto.Type.TYPE_BOOL
              : unsigned || address
                  ? FieldDescriptorProto.Type.TYPE_UINT64
                  : FieldDescriptorProto.Type.TYPE_INT64;
      message.addField(single(fields[i], i + 1, type));
    }
    return message;
  }

  private static FieldDescriptorProto.Builder single(
      String name, int number, FieldDescriptorProto.Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
  }

  private static FieldDescriptorProto.Builder repeated(
      String name, int number, FieldDescriptorProto.Type type, boolean packed) {
    return single(name, number, type)
        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
        .setOptions(FieldOptions.newBuilder().setPacked(packed));
  }

  private static FieldDescriptorProto.Builder messages(String name, int number, String type) {
    return single(name, number, FieldDescriptorProto.Type.TYPE_MESSAGE)
        .setTypeName(type)
        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED);
  }
}
