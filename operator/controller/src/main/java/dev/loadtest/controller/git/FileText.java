package dev.loadtest.controller.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Files as the contents APIs carry them: base64 of UTF-8. Every byte stays: line ends, a byte order
 * mark, a missing last line end.
 */
final class FileText {
  private FileText() {}

  static FileAt read(String path, String encoding, String content, String blob) {
    if (!encoding.equals("base64")) {
      return none(path, "is too large or no plain file");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(content);
      return new FileAt.Text(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), blob);
    } catch (CharacterCodingException | IllegalArgumentException foreign) {
      return none(path, "is no text in UTF-8");
    }
  }

  /** As GitHub and Gitea answer; a folder is a list. */
  static FileAt ofContents(String path, Answer answer) throws ForgeFailed {
    if (answer.missing()) {
      return missing(path);
    }
    Answer.Body body = answer.body("");
    if (body.json().isArray() || !body.text("type").equals("file")) {
      return none(path, "is no file");
    }
    return read(path, body.textOrNone("encoding"), body.textOrNone("content"), body.text("sha"));
  }

  static FileAt missing(String path) {
    return none(path, "is not there on the base branch");
  }

  static FileAt.None none(String path, String why) {
    return new FileAt.None(
        "healing.pullRequest.path: %s %s: name the file with the test's manifest"
            .formatted(path, why));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
