package dev.loadtest.cli.show;

import dev.loadtest.core.status.AnalysisStatus;
import java.util.ArrayList;
import java.util.List;

/** Why a run went as it did: what happened, the likely cause, what to do next. */
public final class DiagnosisText {
  private static final String HEAD = "  %-13s";
  private static final String INDENT = " ".repeat(15);

  private final Palette palette;

  public DiagnosisText(Palette palette) {
    this.palette = palette;
  }

  public List<String> lines(AnalysisStatus analysis) {
    List<String> lines = new ArrayList<>();
    lines.addAll(part("what", analysis.what()));
    lines.addAll(
        part(
            "likely cause",
            "%s (confidence %s): %s"
                .formatted(
                    Words.of(analysis.cause()), Words.of(analysis.confidence()), analysis.why())));
    if (analysis.nextStep() != null) {
      lines.addAll(part("next step", analysis.nextStep()));
    }
    if (analysis.model() != null && analysis.model().text() != null) {
      lines.addAll(part("model", analysis.model().text()));
    }
    return lines;
  }

  private List<String> part(String head, String text) {
    List<String> lines = new ArrayList<>(Wrapped.lines(INDENT, text));
    String first = lines.getFirst().substring(INDENT.length());
    lines.set(0, palette.faint(HEAD.formatted(head)) + first);
    return lines;
  }
}
