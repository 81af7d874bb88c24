package dev.loadtest.core.spec.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Leaves unquoted scalars untyped, so that {@link YamlScalars} can type them as Kubernetes does.
 */
final class PlainTags implements Schema {
  static final Tag PLAIN = new Tag("loadtest.dev:plain");

  @Override
  public ScalarResolver getScalarResolver() {
    return (value, implicit) -> implicit ? PLAIN : Tag.STR;
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    return Map.of();
  }
}
