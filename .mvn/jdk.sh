# Sourced by ./mvnw and ./loadtest: sets JAVA_HOME to a JDK >= 21, whatever the default `java` is.
jdk_major() { "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p'; }
jdk_good() { [ -x "$1/bin/javac" ] && [ "$(jdk_major "$1" || echo 0)" -ge 21 ] 2>/dev/null; }
jdk_find() {
  if [ -n "${JAVA_HOME-}" ] && jdk_good "$JAVA_HOME"; then return 0; fi
  set +f
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for jdk in $(printf '%s\n' "${on_path-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home | sort -Vr); do
    if [ -n "$jdk" ] && jdk_good "$jdk"; then JAVA_HOME=$jdk; export JAVA_HOME; return 0; fi
  done
  echo "A JDK of version 21 or later is needed and none was found. Install one (Debian: apt-get install openjdk-25-jdk" \
    "or Temurin 25) or set JAVA_HOME." >&2
  return 1
}
jdk_find
