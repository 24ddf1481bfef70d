package io.lostwake.scenarios;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The compiler of the Java that this code runs on, and a Java that runs what it compiles.
public final class JavaToolchain implements Toolchain {

  private static final int OWN_RELEASE = Runtime.version().feature();
  private static final String PACKAGE = "scenario.";

  private final JavaCompiler compiler;
  private final Path home;
  private final String version;
  private final int release;

  private JavaToolchain(JavaCompiler compiler, Path home, String version) {
    this.compiler = compiler;
    this.home = home;
    this.version = version;
    this.release = Runtime.Version.parse(version).feature();
  }

  /// Programs run on the Java that this code runs on.
  ///
  /// @throws BuildException if it has no compiler
  public static JavaToolchain ofThisJava() throws BuildException {
    Path home = Path.of(System.getProperty("java.home"));
    return new JavaToolchain(compiler(), home, System.getProperty("java.version"));
  }

  /// Programs run on the Java of the given directory, which needs no compiler of its own.
  ///
  /// @throws IOException if there is no Java, or the Java that this code runs on has no compiler
  public static JavaToolchain at(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
      release.load(file);
    }
    @Nullable String version = release.getProperty("JAVA_VERSION");
    if (version == null) {
      throw new BuildException(home.resolve("release") + " does not name a JAVA_VERSION");
    }
    return new JavaToolchain(compiler(), home, version.replace("\"", ""));
  }

  @Override
  public ProgramRuntime runtime() {
    return ProgramRuntime.JVM;
  }

  @Override
  public String version() {
    return "Java " + version;
  }

  /// Whether this Java can run the programs of a scenario. A preview can only be compiled by the
  /// Java that runs it.
  public boolean runs(Scenario scenario) {
    Needs needs = scenario.needs();
    return release >= needs.leastRelease() && (!needs.isPreview() || release == OWN_RELEASE);
  }

  @Override
  public List<BuiltProgram> build(Path directory, Collection<Program> programs) throws IOException {
    JavaSources sources = new JavaSources(directory.resolve("src"));
    List<Path> shared = sources.unpackShared();
    SequencedMap<Path, List<Path>> files = new LinkedHashMap<>();
    Map<Path, Boolean> previews = new LinkedHashMap<>();
    List<BuiltProgram> built = new ArrayList<>();
    for (Program program : programs) {
      if (!runs(program.scenario())) {
        throw new BuildException(version() + " cannot run " + program.title());
      }
      boolean isPreview = program.scenario().needs().isPreview();
      Path classes = directory.resolve(classes(program.variant(), isPreview));
      Path source = sources.unpack(program);
      List<Path> together = files.computeIfAbsent(classes, missing -> new ArrayList<>(shared));
      if (!together.contains(source)) {
        together.add(source);
      }
      previews.put(classes, isPreview);
      built.add(new BuiltProgram(program, command(program, classes), source, version()));
    }
    for (Map.Entry<Path, List<Path>> together : files.entrySet()) {
      Path classes = together.getKey();
      compile(together.getValue(), classes, previews.getOrDefault(classes, false));
    }
    return List.copyOf(built);
  }

  /// Leaking and fixed classes have the same names.
  private static String classes(Variant variant, boolean isPreview) {
    return "classes/" + variant.directory() + (isPreview ? "-preview" : "");
  }

  private List<String> command(Program program, Path classes) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin", "java").toString());
    command.add("-Xmx64m");
    command.addAll(program.scenario().needs().options());
    command.addAll(List.of("-cp", classes.toString()));
    command.add(PACKAGE + program.scenario().sourceFile().replace(".java", ""));
    command.add(program.strands().word());
    return command;
  }

  private void compile(List<Path> files, Path classes, boolean isPreview) throws IOException {
    List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn"));
    options.addAll(List.of("-d", Files.createDirectories(classes).toString()));
    options.addAll(List.of("--release", String.valueOf(Math.min(release, OWN_RELEASE))));
    if (isPreview) {
      options.add("--enable-preview");
    }
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean isCompiled =
          compiler
              .getTask(
                  said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!isCompiled) {
        throw new BuildException("the programs do not compile:\n" + said);
      }
    }
  }

  private static JavaCompiler compiler() throws BuildException {
    @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BuildException(
          "Java %s in %s has no compiler: use a JDK instead"
              .formatted(System.getProperty("java.version"), System.getProperty("java.home")));
    }
    return compiler;
  }
}
