package io.lostwake.cli;

import io.lostwake.diagnosis.knowledge.Beyond;
import io.lostwake.diagnosis.knowledge.Library;
import io.lostwake.diagnosis.knowledge.NamePattern;
import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.diagnosis.knowledge.Shape;
import io.lostwake.report.Palette;
import io.lostwake.report.VisibleText;
import io.lostwake.report.WrappedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Patterns as text for a terminal.
///
/// @param palette the colours
/// @param columns how wide a line may be
record KnowledgeText(Palette palette, int columns) {
  private static final int WIDEST = 110;
  private static final int NARROWEST_TEXT = 30;
  private static final int KEY = 13;

  /// One line for each pattern, by library.
  void writeList(List<Pattern> patterns, Appendable out) throws IOException {
    int ids = patterns.stream().mapToInt(pattern -> pattern.id().length()).max().orElse(0);
    String previous = "";
    for (Pattern pattern : patterns) {
      String library = pattern.library().name();
      if (!library.equals(previous)) {
        out.append(previous.isEmpty() ? "" : "\n");
        for (String line : WrappedText.lines(VisibleText.of(library), width())) {
          out.append(Painted.text(palette.title(), line)).append('\n');
        }
        previous = library;
      }
      writeLine(pattern, ids, out);
    }
  }

  private void writeLine(Pattern pattern, int ids, Appendable out) throws IOException {
    String id = Painted.text(palette.command(), pattern.id());
    String verdict = verdict(pattern);
    String colour = pattern.waitsByDesign() ? palette.quiet() : palette.suspect();
    int column = 2 + ids + 2 + "expected".length() + 2;
    out.append("  ").append(id);
    if (width() - column < NARROWEST_TEXT) {
      out.append("\n    ");
      writeWrapped(verdict + ": " + summary(pattern), 4, out);
    } else {
      out.append(" ".repeat(ids - pattern.id().length() + 2))
          .append(Painted.text(colour, verdict))
          .append(" ".repeat("expected".length() - verdict.length() + 2));
      writeWrapped(summary(pattern), column, out);
    }
  }

  /// Everything that is known of each pattern.
  void writeWhole(List<Pattern> patterns, Appendable out) throws IOException {
    boolean isFirst = true;
    for (Pattern pattern : patterns) {
      out.append(isFirst ? "" : "\n");
      isFirst = false;
      writeWhole(pattern, out);
    }
  }

  private void writeWhole(Pattern pattern, Appendable out) throws IOException {
    Library library = pattern.library();
    out.append(Painted.text(palette.title(), pattern.id())).append('\n');
    row("library", library.name(), out);
    row("verdict", verdict(pattern), out);
    row("says", pattern.says(), out);
    writeShape(pattern.shape(), out);
    row("versions", pattern.versions().toString(), out);
    row("cause", pattern.cause(), out);
    row("why", pattern.why(), out);
    row("fix", pattern.fix(), out);
    Beyond beyond = pattern.beyond();
    if (beyond != null) {
      row("more than", limit(beyond), out);
      row("then", beyond.cause() + ": " + beyond.why(), out);
      row("fix", beyond.fix(), out);
    }
    row("seen in", pattern.seenIn(), out);
    row("source", library.source(), out);
  }

  private void writeShape(Shape shape, Appendable out) throws IOException {
    row("innermost", nameOf(shape.innermost()), out);
    boolean isFirst = true;
    for (NamePattern call : shape.calls()) {
      row(isFirst ? "calls" : "then", call.text(), out);
      isFirst = false;
    }
    row("outermost", nameOf(shape.outermost()), out);
    row("created by", nameOf(shape.createdBy()), out);
    row("waits", String.join(", ", shape.waits().stream().map(Enum::name).sorted().toList()), out);
  }

  private void row(String key, @Nullable String value, Appendable out) throws IOException {
    if (value == null || value.isEmpty()) {
      return;
    }
    out.append("  ")
        .append(Painted.text(palette.quiet(), key))
        .append(" ".repeat(KEY - 2 - key.length()));
    writeWrapped(value, KEY, out);
  }

  private void writeWrapped(String text, int indent, Appendable out) throws IOException {
    List<String> lines = WrappedText.lines(VisibleText.of(text), width() - indent);
    out.append(String.join("\n" + " ".repeat(indent), lines)).append('\n');
  }

  private int width() {
    return Math.min(columns, WIDEST);
  }

  private static String verdict(Pattern pattern) {
    return pattern.waitsByDesign() ? "expected" : "leak";
  }

  private static @Nullable String nameOf(@Nullable NamePattern name) {
    return name == null ? null : name.text();
  }

  private static String summary(Pattern pattern) {
    List<String> notes = new ArrayList<>();
    if (!pattern.versions().isOpen()) {
      notes.add(pattern.versions().toString());
    }
    Beyond beyond = pattern.beyond();
    if (beyond != null) {
      notes.add("up to " + limit(beyond));
    }
    return notes.isEmpty()
        ? pattern.says()
        : "%s (%s)".formatted(pattern.says(), String.join("; ", notes));
  }

  private static String limit(Beyond beyond) {
    return beyond.minutes() == 0
        ? "%,d".formatted(beyond.strands())
        : "%,d for %d minutes".formatted(beyond.strands(), beyond.minutes());
  }
}
