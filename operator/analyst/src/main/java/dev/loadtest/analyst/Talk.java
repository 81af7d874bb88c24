package dev.loadtest.analyst;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.loadtest.analyst.Outcome.Answered;
import dev.loadtest.analyst.Outcome.Failed;
import dev.loadtest.analyst.Outcome.Failure;
import dev.loadtest.core.analysis.AnswerReader;
import dev.loadtest.core.analysis.ModelReading.Read;
import dev.loadtest.core.analysis.ModelReading.Unreadable;
import dev.loadtest.core.analysis.Prompt;
import dev.loadtest.core.analysis.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One question: sent, perhaps sent again, and at most once asked to be answered in another way. */
final class Talk {
  private static final int LONGEST_RAW = 8000;
  private static final int LONGEST_REPEATED = 4000;

  private final ModelSettings settings;
  private final Prompt prompt;
  private final Vendor vendor;
  private final Purse purse;
  private final Deadline deadline;
  private Form form = Form.Structured;

  Talk(ModelSettings settings, Prompt prompt, Vendor vendor, Purse purse, Deadline deadline) {
    this.settings = settings;
    this.prompt = prompt;
    this.vendor = vendor;
    this.purse = purse;
    this.deadline = deadline;
  }

  Outcome outcome() {
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(prompt.system()));
    messages.add(UserMessage.from(prompt.user()));
    try {
      String said = said(messages);
      return switch (AnswerReader.read(said, prompt.subjects())) {
        case Read read -> answered(read, said, false);
        case Unreadable unreadable -> repaired(messages, said, unreadable.why());
      };
    } catch (CallFailed failed) {
      return new Failed(failed.kind(), new Sentences(settings).of(failed));
    }
  }

  private Outcome repaired(List<ChatMessage> messages, String said, String why) {
    if (!said.isBlank()) {
      messages.add(AiMessage.from(said.substring(0, Math.min(said.length(), LONGEST_REPEATED))));
    }
    messages.add(UserMessage.from(Prompt.repair(why)));
    String second;
    try {
      second = said(messages);
    } catch (CallFailed failed) {
      return new Failed(
          Failure.Unreadable,
          new Sentences(settings).unreadable(why) + " " + new Sentences(settings).of(failed));
    }
    return switch (AnswerReader.read(second, prompt.subjects())) {
      case Read read -> answered(read, second, true);
      case Unreadable again ->
          new Failed(Failure.Unreadable, new Sentences(settings).unreadable(again.why()));
    };
  }

  private Answered answered(Read read, String said, boolean repaired) {
    String raw = Redaction.PLAIN.hiding(settings.apiKey().value()).text(said, LONGEST_RAW);
    return new Answered(
        read.answer(), raw, purse.tokensIn(), purse.tokensOut(), 0, repaired, false);
  }

  /**
   * What the model says to these messages; a server that does not know our form is asked plainly.
   */
  private String said(List<ChatMessage> messages) {
    try {
      return patiently(messages);
    } catch (CallFailed refused) {
      if (form == Form.Plain || !refused.isAboutTheRequest()) {
        throw refused;
      }
      form = Form.Plain;
      return patiently(messages);
    }
  }

  private String patiently(List<ChatMessage> messages) {
    ChatModel model = vendor.model(form);
    for (int repetition = 0; ; repetition++) {
      try {
        return once(model, messages);
      } catch (CallFailed failed) {
        if (!Patience.waits(failed, repetition, deadline)) {
          throw failed;
        }
      }
    }
  }

  private String once(ChatModel model, List<ChatMessage> messages) {
    long most = size(messages) / 2 + settings.maxTokens();
    purse.take(most);
    try {
      ChatResponse response = model.chat(messages);
      purse.paid(most, response.tokenUsage());
      String text = Objects.requireNonNullElse(response.aiMessage().text(), "");
      if (isRefusal(response.finishReason(), text)) {
        throw CallFailed.without(Failure.Refused);
      }
      return text;
    } catch (CallFailed failed) {
      purse.failed(most, failed);
      throw failed;
    } catch (ContentFilteredException refusal) {
      throw CallFailed.without(Failure.Refused);
    } catch (RuntimeException notTheirFormat) {
      // LangChain4j could not read the response; its message would quote it.
      throw CallFailed.without(Failure.Unreadable);
    }
  }

  /** Anthropic ends with {@code refusal}, which LangChain4j calls other, and says nothing. */
  private static boolean isRefusal(FinishReason end, String text) {
    return end == FinishReason.CONTENT_FILTER || end == FinishReason.OTHER && text.isBlank();
  }

  private static long size(List<ChatMessage> messages) {
    return messages.stream()
        .mapToLong(m -> m.toString().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
