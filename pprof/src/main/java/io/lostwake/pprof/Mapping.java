package io.lostwake.pprof;

import java.util.Objects;

/// A binary or library mapped into the profiled process.
///
/// @param id unique in its profile, not 0
/// @param memoryStart first address (unsigned)
/// @param memoryLimit first address after the mapping (unsigned)
/// @param fileOffset offset of the first address in the file (unsigned)
/// @param filename path of the file, or empty
/// @param buildId names one build of the file, or empty
/// @param hasFunctions whether function names are resolved
/// @param hasFilenames whether file names are resolved
/// @param hasLineNumbers whether line numbers are resolved
/// @param hasInlineFrames whether inlined frames are resolved
public record Mapping(
    long id,
    long memoryStart,
    long memoryLimit,
    long fileOffset,
    String filename,
    String buildId,
    boolean hasFunctions,
    boolean hasFilenames,
    boolean hasLineNumbers,
    boolean hasInlineFrames) {

  /// Refuses null: an absent text is the empty string.
  public Mapping {
    Objects.requireNonNull(filename);
    Objects.requireNonNull(buildId);
  }

  static Mapping read(WireReader in, StringTable strings) throws MalformedProfileException {
    long id = 0;
    long memoryStart = 0;
    long memoryLimit = 0;
    long fileOffset = 0;
    String filename = "";
    String buildId = "";
    boolean[] has = new boolean[4];
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> id = in.number("a mapping's id");
        case 2 -> memoryStart = in.number("a mapping's start");
        case 3 -> memoryLimit = in.number("a mapping's limit");
        case 4 -> fileOffset = in.number("a mapping's file offset");
        case 5 -> filename = strings.text(in, "a mapping's file");
        case 6 -> buildId = strings.text(in, "a mapping's build id");
        case 7, 8, 9, 10 -> has[field - 7] = in.truth("a mapping's flag");
        default -> in.skip();
      }
    }
    return new Mapping(
        id,
        memoryStart,
        memoryLimit,
        fileOffset,
        filename,
        buildId,
        has[0],
        has[1],
        has[2],
        has[3]);
  }

  void write(WireWriter out) {
    out.number(1, id);
    out.number(2, memoryStart);
    out.number(3, memoryLimit);
    out.number(4, fileOffset);
    out.text(5, filename);
    out.text(6, buildId);
    out.truth(7, hasFunctions);
    out.truth(8, hasFilenames);
    out.truth(9, hasLineNumbers);
    out.truth(10, hasInlineFrames);
  }
}
