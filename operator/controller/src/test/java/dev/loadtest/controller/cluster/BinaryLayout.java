package dev.loadtest.controller.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links a plain folder of binaries into the layout that kube-api-test looks for. */
final class BinaryLayout {
  private static final List<String> NAMES = List.of("etcd", "kube-apiserver", "kubectl");
  private static final Pattern VERSION = Pattern.compile("v(\\d+\\.\\d+\\.\\d+)");

  private BinaryLayout() {}

  static Path of(Path binaries) throws IOException {
    Path root = Path.of("target", "kube-api-test").toAbsolutePath();
    Path versioned = root.resolve("k8s").resolve(version(binaries) + "-" + platform());
    Files.createDirectories(versioned);
    for (String name : NAMES) {
      Path binary = binaries.resolve(name).toAbsolutePath();
      if (!Files.isExecutable(binary)) {
        throw new IOException(binary + " is missing or not executable");
      }
      Files.deleteIfExists(versioned.resolve(name));
      Files.createSymbolicLink(versioned.resolve(name), binary);
    }
    return root;
  }

  private static String version(Path binaries) throws IOException {
    var process =
        new ProcessBuilder(binaries.resolve("kube-apiserver").toString(), "--version").start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher version = VERSION.matcher(printed);
    if (!version.find()) {
      throw new IOException("kube-apiserver --version printed no version: " + printed);
    }
    return version.group(1);
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (os.startsWith("mac") ? "darwin" : "linux")
        + "-"
        + (arch.equals("aarch64") ? "arm64" : "amd64");
  }
}
