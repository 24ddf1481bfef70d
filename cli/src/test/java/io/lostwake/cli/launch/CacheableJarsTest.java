package io.lostwake.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CacheableJarsTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void picocliHasTheSameEntriesAndNoClassThatTheCacheRefuses() throws Exception {
    Path original =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    CacheableJars.main(new String[] {directory.toString(), original.toString()});
    Path copy = directory.resolve(original.getFileName());
    try (JarFile before = new JarFile(original.toFile());
        JarFile after = new JarFile(copy.toFile())) {
      assertThat(after.stream().map(JarEntry::getName))
          .containsExactlyElementsOf(before.stream().map(JarEntry::getName).toList());
      for (JarEntry entry : after.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        byte[] bytes = after.getInputStream(entry).readAllBytes();
        assertThat(ClassFile.of().parse(bytes).majorVersion())
            .as(entry.getName())
            .isGreaterThanOrEqualTo(ClassFile.JAVA_7_VERSION);
      }
    }
  }

  @Test
  void everyClassOfTheCopyPassesTheVerifier() throws Exception {
    Path original =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path copy = directory.resolve("copy.jar");
    CacheableJars.copy(original, copy);
    try (JarFile jar = new JarFile(copy.toFile());
        URLClassLoader loader =
            new URLClassLoader(
                new URL[] {copy.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith("picocli/") && name.endsWith(".class") && !name.contains("groovy")) {
          // Initialising a class verifies it.
          Class.forName(name.substring(0, name.length() - 6).replace('/', '.'), true, loader);
        }
      }
    }
  }
}
