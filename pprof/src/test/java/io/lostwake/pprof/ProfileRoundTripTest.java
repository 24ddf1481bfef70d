package io.lostwake.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ProfileRoundTripTest {

  @Test
  void whatIsWrittenIsReadBackEqualFromGzipAndPlain() throws Exception {
    RandomProfiles profiles = new RandomProfiles(20260101);
    for (int i = 0; i < 500; i++) {
      Profile profile = profiles.next();
      byte[] gzip = written(profile);
      byte[] plain = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
      assertThat(new ProfileReader().read(gzip)).as("profile %d", i).isEqualTo(profile);
      assertThat(new ProfileReader().read(plain)).as("profile %d, plain", i).isEqualTo(profile);
    }
  }

  @Test
  void aProfileThatWasReadIsWrittenTheSame() throws Exception {
    Profile profile = new RandomProfiles(7).next();
    byte[] once = written(profile);
    assertThat(written(new ProfileReader().read(once))).isEqualTo(once);
  }

  @Test
  void anEmptyTextAndAZeroAreToldApart() throws Exception {
    List<Label> labels =
        List.of(new Label.Str("key", ""), new Label.Num("key", 0, ""), new Label.Str("", ""));
    Profile profile =
        new Profile(
            List.of(new ValueType("goroutine", "count")),
            List.of(new Sample(List.of(), List.of(1L), labels)),
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            0,
            0,
            null,
            0,
            List.of(),
            "",
            "");
    Sample sample = new ProfileReader().read(written(profile)).samples().getFirst();
    assertThat(sample.labels()).isEqualTo(labels);
  }

  static byte[] written(Profile profile) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProfileWriter.write(profile, out);
    return out.toByteArray();
  }
}
