package dev.loadtest.analyst;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that anything logs meanwhile, at the finest level. */
final class Logged extends Handler {
  private static final Logger ROOT = Logger.getLogger("");

  private final StringBuffer text = new StringBuffer();
  private final Level before = ROOT.getLevel();

  Logged() {
    ROOT.setLevel(Level.ALL);
    ROOT.addHandler(this);
  }

  String text() {
    return text.toString();
  }

  @Override
  public void publish(LogRecord record) {
    text.append(new SimpleFormatter().format(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
    ROOT.setLevel(before);
  }
}
