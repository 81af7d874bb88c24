package dev.loadtest.core.judge;

/**
 * How far a test has learned what is normal.
 *
 * @param runs comparable runs that count, the judged one included
 * @param needed how many it takes; the baseline is provisional until then
 */
public record Calibration(int runs, int needed) {
  static final Calibration NONE = new Calibration(0, 0);

  public boolean provisional() {
    return runs < needed;
  }
}
