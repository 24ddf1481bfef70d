package io.lostwake.pprof;

/// How a [Label] looks on the wire. A label with a text is one whose text field is present, even if
/// it says "empty".
final class LabelWire {

  private LabelWire() {}

  static Label read(WireReader in, StringTable strings) throws MalformedProfileException {
    String key = "";
    String text = "";
    boolean hasText = false;
    long number = 0;
    String unit = "";
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> key = strings.text(in, "a label's key");
        case 2 -> {
          text = strings.text(in, "a label's text");
          hasText = true;
        }
        case 3 -> number = in.number("a label's number");
        case 4 -> unit = strings.text(in, "a label's unit");
        default -> in.skip();
      }
    }
    return hasText ? new Label.Str(key, text) : new Label.Num(key, number, unit);
  }

  static void write(Label label, WireWriter out) {
    out.text(1, label.key());
    switch (label) {
      case Label.Str str -> out.explicitText(2, str.value());
      case Label.Num num -> {
        out.number(3, num.value());
        out.text(4, num.unit());
      }
    }
  }
}
