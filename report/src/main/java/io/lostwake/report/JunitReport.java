package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Findings as the results of tests, in the XML that Jenkins, GitLab and most other servers read: a
/// suite for each process, a case for each finding. A finding that makes the command fail is a
/// failed case; one that does not is a skipped case, so that it is seen and nothing breaks. A
/// process without findings is one case that passed.
///
/// A case keeps its name while the finding lives: it is made of the cause, the function and the
/// fingerprint.
///
/// @param comparison what a baseline says of the findings
/// @param fails which findings make the command fail
public record JunitReport(Comparison comparison, Predicate<Finding> fails) implements Report {
  private static final String CLASS = "lostwake";
  private static final int COLUMNS = 100;

  @Override
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new AppendableWriter(out));
      out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "Lostwake");
      for (Diagnosis diagnosis : diagnoses) {
        writeSuite(xml, diagnosis);
      }
      newLine(xml, 0);
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }
    out.append('\n');
  }

  private void writeSuite(XMLStreamWriter xml, Diagnosis diagnosis)
      throws XMLStreamException, IOException {
    List<Finding> findings = diagnosis.findings();
    long failures = findings.stream().filter(fails).count();
    newLine(xml, 1);
    xml.writeStartElement("testsuite");
    attribute(xml, "name", diagnosis.target().name());
    attribute(xml, "tests", Math.max(1, findings.size()));
    attribute(xml, "failures", failures);
    attribute(xml, "errors", 0);
    attribute(xml, "skipped", findings.size() - failures);
    attribute(xml, "time", 0);
    if (diagnosis.takenAt() != null) {
      attribute(
          xml,
          "timestamp",
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
              .withZone(ZoneOffset.UTC)
              .format(diagnosis.takenAt()));
    }
    if (findings.isEmpty()) {
      writePassed(xml, diagnosis);
    }
    for (Finding finding : findings) {
      writeCase(xml, finding);
    }
    if (!diagnosis.warnings().isEmpty()) {
      var warnings = new StringBuilder();
      new WarningLines(Palette.NONE, COLUMNS).write(List.of(diagnosis), warnings);
      element(xml, 2, "system-err", warnings.toString());
    }
    newLine(xml, 1);
    xml.writeEndElement();
  }

  private static void writePassed(XMLStreamWriter xml, Diagnosis diagnosis)
      throws XMLStreamException {
    newLine(xml, 2);
    xml.writeStartElement("testcase");
    attribute(xml, "classname", CLASS);
    attribute(xml, "name", "nothing lost");
    attribute(xml, "time", 0);
    var nothing = new EmptyResult(diagnosis);
    element(xml, 3, "system-out", nothing.says() + "\n" + nothing.meaning() + "\n");
    newLine(xml, 2);
    xml.writeEndElement();
  }

  private void writeCase(XMLStreamWriter xml, Finding finding)
      throws XMLStreamException, IOException {
    newLine(xml, 2);
    xml.writeStartElement("testcase");
    attribute(xml, "classname", CLASS + "." + finding.cause());
    attribute(xml, "name", name(finding));
    attribute(xml, "time", 0);
    Frame culprit = finding.culprit();
    if (culprit != null && !culprit.file().isEmpty()) {
      attribute(xml, "file", culprit.file());
      if (culprit.line() > 0) {
        attribute(xml, "line", culprit.line());
      }
    }
    String text = text(finding);
    if (fails.test(finding)) {
      newLine(xml, 3);
      xml.writeStartElement("failure");
      attribute(xml, "message", finding.verdict() + ": " + finding.headline());
      attribute(xml, "type", finding.cause());
      xml.writeCharacters(text);
      xml.writeEndElement();
    } else {
      newLine(xml, 3);
      xml.writeEmptyElement("skipped");
      attribute(xml, "message", whyNoFailure(finding) + ": " + finding.headline());
      element(xml, 3, "system-out", text);
    }
    newLine(xml, 2);
    xml.writeEndElement();
  }

  private String whyNoFailure(Finding finding) {
    return finding.verdict()
        + (comparison.isKnown(finding) ? ", known in the baseline" : ", no failure by --fail-on");
  }

  /// The same from run to run: no number and no line.
  private static String name(Finding finding) {
    Frame culprit = finding.culprit();
    return (culprit == null ? "" : culprit.function() + " ") + finding.fingerprint().shortForm();
  }

  private String text(Finding finding) throws IOException {
    var text = new StringBuilder("\n");
    new FindingText(new Page(Palette.NONE, COLUMNS, text), finding, List.of(), true).write();
    BaselineWords.worse(finding, comparison)
        .ifPresent(worse -> text.append("  worse: ").append(worse).append('\n'));
    return text.toString();
  }

  private static void element(XMLStreamWriter xml, int depth, String name, String text)
      throws XMLStreamException {
    newLine(xml, depth);
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  /// XML forbids characters that a dump may hold; none of them is visible.
  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, VisibleText.of(value));
  }

  private static void attribute(XMLStreamWriter xml, String name, long value)
      throws XMLStreamException {
    xml.writeAttribute(name, Long.toString(value));
  }

  private static void newLine(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
