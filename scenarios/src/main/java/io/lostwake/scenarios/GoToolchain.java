package io.lostwake.scenarios;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A Go on this machine that builds the programs.
public final class GoToolchain implements Toolchain {

  private static final Duration BUILD_TIME = Duration.ofMinutes(15);
  private static final Duration VERSION_TIME = Duration.ofMinutes(5);

  /// `go` ignores a go.mod here, while one in the working directory could send it to another
  /// version.
  private static final Path NEUTRAL = Path.of(System.getProperty("java.io.tmpdir"));

  private static final String EXECUTABLE = File.separatorChar == '\\' ? "go.exe" : "go";

  private final Path go;
  private final Map<String, String> environment;
  private final String version;

  private GoToolchain(Path go, Map<String, String> environment) throws IOException {
    this.go = go;
    this.environment = Map.copyOf(environment);
    this.version = run(NEUTRAL, Map.of(), VERSION_TIME, List.of("env", "GOVERSION")).strip();
    if (!version.startsWith("go") && !version.startsWith("devel")) {
      throw new BuildException(go + " env GOVERSION does not name a version: " + version);
    }
  }

  /// The first Go that runs, of those on the PATH, in GOROOT, and in the usual places; empty if
  /// there is none.
  public static Optional<GoToolchain> find() {
    return candidates().stream()
        .filter(Files::isExecutable)
        .map(GoToolchain::tried)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// The Go of the given `go` command.
  ///
  /// @throws IOException if it does not run
  public static GoToolchain at(Path go) throws IOException {
    return new GoToolchain(go, Map.of());
  }

  /// This Go in another version, which `go` fetches if it does not have it. Only Go 1.21 and later
  /// can do that.
  ///
  /// @param wanted such as `go1.27.4`
  /// @throws IOException if it cannot be fetched, or if this Go is too old to fetch another
  public GoToolchain withVersion(String wanted) throws IOException {
    GoToolchain other = with("GOTOOLCHAIN", wanted);
    if (!other.version.equals(wanted)) {
      throw new BuildException(
          "%s stays %s when asked for %s: only Go 1.21 and later can fetch another version"
              .formatted(go, other.version, wanted));
    }
    return other;
  }

  /// This Go with an experiment, such as `goroutineleakprofile` in Go 1.26.
  ///
  /// @throws IOException if this Go does not know the experiment
  public GoToolchain withExperiment(String experiment) throws IOException {
    return with("GOEXPERIMENT", experiment);
  }

  @Override
  public ProgramRuntime runtime() {
    return ProgramRuntime.GO;
  }

  @Override
  public String version() {
    return version;
  }

  /// With one `go build`; what is up to date is not built again.
  @Override
  public List<BuiltProgram> build(Path directory, Collection<Program> programs) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("src")).toRealPath();
    Path binaries = Files.createDirectories(directory.resolve("bin")).toRealPath();
    GoWorkspace workspace = GoWorkspace.unpack(sources, programs);
    List<String> words =
        new ArrayList<>(List.of("build", "-buildvcs=false", "-ldflags=-w", "-o", binaries + "/"));
    List<BuiltProgram> built = new ArrayList<>();
    for (Program program : programs) {
      String binary = GoWorkspace.binary(program);
      words.add(GoWorkspace.MODULE + "/" + binary);
      String executable = binaries.resolve(EXECUTABLE.replace("go", binary)).toString();
      built.add(new BuiltProgram(program, List.of(executable), workspace.source(program), version));
    }
    Map<String, String> settings = Map.of("GOWORK", workspace.file().toString());
    run(sources, settings, BUILD_TIME, words);
    return List.copyOf(built);
  }

  /// Empty for a Go that does not run: the next place may have a good one.
  private static Optional<GoToolchain> tried(Path go) {
    try {
      return Optional.of(at(go));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private GoToolchain with(String name, String value) throws IOException {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    return new GoToolchain(go, changed);
  }

  private String run(
      Path directory, Map<String, String> settings, Duration time, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(go.toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> variables = builder.environment();
    // The user's own build settings must not change what is built, or for which machine.
    List.of("GOFLAGS", "GOOS", "GOARCH", "GOWORK", "GODEBUG").forEach(variables::remove);
    variables.putAll(Map.of("CGO_ENABLED", "0", "GO111MODULE", "on"));
    variables.putAll(environment);
    variables.putAll(settings);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      Output said = Output.drained(process.getErrorStream(), line -> {});
      Output answer = Output.drained(process.getInputStream(), line -> {});
      if (!process.waitFor(time.toSeconds(), TimeUnit.SECONDS)) {
        throw failed(words, "did not end within " + time.toMinutes() + " minutes", said);
      }
      said.awaitEnd();
      answer.awaitEnd();
      if (process.exitValue() != 0) {
        throw failed(words, "failed with exit code " + process.exitValue(), said);
      }
      return answer.text();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(words, "was interrupted", null);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private BuildException failed(List<String> words, String how, @Nullable Output said) {
    String tail = said == null || said.tail().isEmpty() ? "" : ":\n" + said.tail();
    return new BuildException(go + " " + words.getFirst() + " " + how + tail);
  }

  private static List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    String path = System.getenv().getOrDefault("PATH", "");
    for (String directory : path.split(File.pathSeparator, -1)) {
      if (!directory.isBlank()) {
        candidates.add(Path.of(directory, EXECUTABLE));
      }
    }
    @Nullable String root = System.getenv("GOROOT");
    if (root != null && !root.isBlank()) {
      candidates.add(Path.of(root, "bin", EXECUTABLE));
    }
    String home = System.getProperty("user.home", "");
    candidates.add(Path.of("/usr/local/go/bin", EXECUTABLE));
    candidates.add(Path.of("/usr/lib/go/bin", EXECUTABLE));
    candidates.add(Path.of("/opt/homebrew/bin", EXECUTABLE));
    candidates.add(Path.of("/snap/bin", EXECUTABLE));
    candidates.add(Path.of(home, "go", "bin", EXECUTABLE));
    candidates.add(Path.of(home, "sdk", "go", "bin", EXECUTABLE));
    candidates.add(Path.of(home, ".local", "go", "bin", EXECUTABLE));
    return candidates;
  }
}
