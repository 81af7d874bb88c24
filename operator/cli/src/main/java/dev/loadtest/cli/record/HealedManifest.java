package dev.loadtest.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.heal.Change;
import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.heal.splice.ManifestName;
import dev.loadtest.core.heal.splice.Splice;
import dev.loadtest.core.heal.splice.Splicing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file of a test, in which heals change a line and leave the rest as it is. */
public final class HealedManifest {
  private final Path file;
  private final ManifestName name;

  public HealedManifest(Path file, String test, Optional<String> namespace) {
    this.file = file;
    this.name = new ManifestName("LoadTest", test, namespace);
  }

  public Path file() {
    return file;
  }

  public String text() throws IOException {
    return Files.readString(file);
  }

  /**
   * The test as it is in a text of the file.
   *
   * @throws MissingInput when it cannot be found there
   */
  public JsonNode object(String text) {
    try {
      return Splice.object(text, name);
    } catch (EditRefused refused) {
      throw new MissingInput(file + ": " + refused.sentence());
    }
  }

  /** The text with these changes in it. */
  public Splicing changed(String text, List<Change> changes) {
    try {
      return edited(text, SpecEdits.of(Splice.object(text, name), changes));
    } catch (EditRefused refused) {
      return new Splicing.Refused(refused.sentence());
    }
  }

  /** The text with these edits in it. */
  public Splicing edited(String text, List<SpecEdit> edits) {
    return Splice.of(text, name, edits);
  }

  /**
   * The text as it was before these edits: byte for byte, unless something else was written since.
   *
   * @param original what it was
   */
  public Splicing restored(
      String text, Optional<String> original, List<SpecEdit> edits, List<SpecEdit> undo) {
    boolean untouched =
        original
            .map(before -> edited(before, edits))
            .filter(new Splicing.Spliced(text)::equals)
            .isPresent();
    return untouched ? new Splicing.Spliced(original.get()) : edited(text, undo);
  }

  /** Writes the file, unless somebody wrote it since {@code before} was read. */
  public boolean write(String before, String after) throws IOException {
    if (!text().equals(before)) {
      return false;
    }
    AtomicFile.edit(file, after);
    return true;
  }
}
