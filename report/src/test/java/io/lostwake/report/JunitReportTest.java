package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Verdict;
import io.lostwake.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitReportTest {
  static Stream<String> situations() {
    return Situations.all().keySet().stream();
  }

  private static JunitReport report(Comparison comparison) {
    return new JunitReport(
        comparison,
        finding -> finding.verdict().isAtLeast(Verdict.LIKELY) && !comparison.isKnown(finding));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void saysWhatItDid(String situation) throws IOException {
    Golden.assertMatches(
        "junit/" + situation + ".xml", Rendered.text(report(Comparison.NONE), situation));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void isWellFormedAndCountsItsCases(String situation) throws Exception {
    List<Diagnosis> diagnoses = Situations.named(situation);
    List<Element> suites = suites(Rendered.text(report(Comparison.NONE), situation));
    assertThat(suites).hasSameSizeAs(diagnoses);
    for (int index = 0; index < suites.size(); index++) {
      Element suite = suites.get(index);
      List<Finding> findings = diagnoses.get(index).findings();
      List<Element> cases = below(suite, "testcase");
      assertThat(cases).hasSize(Math.max(1, findings.size()));
      assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases.size()));
      assertThat(suite.getAttribute("failures"))
          .isEqualTo(Integer.toString(below(suite, "failure").size()));
      assertThat(suite.getAttribute("skipped"))
          .isEqualTo(Integer.toString(below(suite, "skipped").size()));
      for (int at = 0; at < findings.size(); at++) {
        assertThat(cases.get(at).getAttribute("classname"))
            .isEqualTo("lostwake." + findings.get(at).cause());
        assertThat(cases.get(at).getAttribute("name"))
            .endsWith(findings.get(at).fingerprint().shortForm());
      }
    }
  }

  @Test
  void whatIsKnownIsSkipped() throws Exception {
    Element suite =
        suites(Rendered.text(report(Rendered.known("proven-senders")), "proven-senders"))
            .getFirst();
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
    assertThat(below(suite, "skipped").getFirst().getAttribute("message"))
        .contains("known in the baseline");
  }

  private static List<Element> suites(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    return below(root, "testsuite");
  }

  private static List<Element> below(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList();
  }
}
