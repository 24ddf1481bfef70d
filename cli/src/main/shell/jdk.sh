# Finds a JDK. Read by ./lostwake and ./verify, which bring their own fail.
# shellcheck shell=sh

# Sets feature to the feature release of the JDK in $1; 0 when there is none.
read_feature() {
  feature=0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        value=${value#\"}
        feature=${value%%[!0-9]*}
        feature=${feature:-0}
        return
      fi
    done <"$1/release"
  fi
}

# Sets java_home to a JDK 25 or newer. JAVA_HOME first, then 25 itself, then anything newer.
find_java_home() {
  java_home=
  if [ -n "${JAVA_HOME:-}" ]; then
    read_feature "$JAVA_HOME"
    if [ "$feature" -ge 25 ]; then java_home=$JAVA_HOME; return; fi
  fi
  for directory in ${LOSTWAKE_JVM_DIRECTORIES:-/usr/lib/jvm /usr/java /opt /opt/java "${HOME:-/}/.sdkman/candidates/java" \
    "${HOME:-/}/.jdks" /Library/Java/JavaVirtualMachines /opt/homebrew/opt /usr/local/opt}; do
    for candidate in "$directory"/*; do
      for home in "$candidate" "$candidate/Contents/Home" "$candidate/libexec/openjdk.jdk/Contents/Home"; do
        read_feature "$home"
        if [ "$feature" -eq 25 ]; then java_home=$home; return; fi
        if [ "$feature" -gt 25 ] && [ -z "$java_home" ]; then java_home=$home; fi
      done
    done
  done
  if [ -z "$java_home" ] && command -v java >/dev/null; then
    home=$(readlink -f "$(command -v java)" || :)
    home=${home%/bin/java}
    read_feature "$home"
    if [ "$feature" -ge 25 ]; then java_home=$home; fi
  fi
  if [ -z "$java_home" ]; then
    fail "needs a JDK 25 or newer and found none. Install one (Debian, Ubuntu: apt install openjdk-25-jdk or" \
      "temurin-25-jdk; macOS: brew install openjdk; anywhere: https://adoptium.net), or set JAVA_HOME to it."
  fi
}
