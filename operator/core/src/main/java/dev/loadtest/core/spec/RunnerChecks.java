package dev.loadtest.core.spec;

/** Can the runner pods be made as asked, and may they? */
final class RunnerChecks {
  private RunnerChecks() {}

  static void check(Runner runner, Problems spot) {
    spot.at("image")
        .addIf(
            runner.image() != null && runner.image().chars().anyMatch(Character::isWhitespace),
            "an image name has no spaces: write e.g. registry.example.com/k6:1.2");
    ResourceChecks.check(runner.resources(), spot.at("resources"));
    EnvChecks.check(runner.env(), spot.at("env"));
    EnvChecks.checkFrom(runner.envFrom(), spot.at("envFrom"));
    PodTemplateChecks.check(runner.podTemplate(), spot.at("podTemplate"));
  }
}
