package dev.loadtest.cli.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** Indents JSON down to the numbers of a run, each of which has a line of its own. */
final class BaselinePrinter extends DefaultPrettyPrinter {
  /** Document, list, run, points: below is a point. */
  private static final int LINES = 4;

  BaselinePrinter() {
    indentArraysWith(new Lines(3));
    indentObjectsWith(new Lines(LINES));
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new BaselinePrinter();
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    out.writeRaw(_nesting > LINES ? ", " : ",");
    _objectIndenter.writeIndentation(out, _nesting);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(_nesting > LINES - 1 ? ", " : ",");
    _arrayIndenter.writeIndentation(out, _nesting);
  }

  @Override
  public void writeStartArray(JsonGenerator out) throws IOException {
    _nesting++;
    out.writeRaw('[');
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) throws IOException {
    if (entries > 0 && _nesting <= LINES) {
      _objectIndenter.writeIndentation(out, _nesting - 1);
    }
    _nesting--;
    out.writeRaw('}');
  }

  @Override
  public void writeEndArray(JsonGenerator out, int values) throws IOException {
    if (values > 0 && _nesting <= LINES - 1) {
      _arrayIndenter.writeIndentation(out, _nesting - 1);
    }
    _nesting--;
    out.writeRaw(']');
  }

  private record Lines(int deepest) implements Indenter {
    @Override
    public void writeIndentation(JsonGenerator out, int level) throws IOException {
      if (level <= deepest) {
        out.writeRaw("\n" + "  ".repeat(level));
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
