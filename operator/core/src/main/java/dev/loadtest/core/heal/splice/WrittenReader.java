package dev.loadtest.core.heal.splice;

import dev.loadtest.core.heal.splice.Written.Entry;
import dev.loadtest.core.heal.splice.Written.Head;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Reads where everything of a text stands. From the parser's events and not from its nodes: there
 * an alias is the node that it refers to, with the marks of that.
 */
final class WrittenReader {
  private final SourceText source;
  private final Iterator<Event> events;

  private WrittenReader(SourceText source) {
    this.source = source;
    var settings = LoadSettings.builder().build();
    this.events = new Parse(settings).parseString(source.readable()).iterator();
  }

  /** The documents in order. */
  static List<Written> documents(SourceText source) {
    return new WrittenReader(source).documents();
  }

  private List<Written> documents() {
    var documents = new ArrayList<Written>();
    while (events.hasNext()) {
      if (events.next().getEventId() == Event.ID.DocumentStart) {
        documents.add(node(events.next()));
      }
    }
    return documents;
  }

  private Written node(Event event) {
    return switch (event) {
      case AliasEvent alias ->
          new Written.Alias(start(alias), end(alias), alias.getAlias().getValue());
      case ScalarEvent scalar -> scalar(scalar);
      case MappingStartEvent map -> mapping(map);
      case SequenceStartEvent list -> sequence(list);
      default -> throw new IllegalStateException("No node begins with " + event);
    };
  }

  private Written scalar(ScalarEvent event) {
    int end = end(event);
    Head head = head(event, event.getTag(), end);
    if (event.isLiteral() || event.isFolded()) {
      end = endOfBlock(head.body(), end);
    }
    return new Written.Scalar(head, end, event.getScalarStyle(), event.getValue());
  }

  /** The mark is behind all blank lines, of which only {@code |+} has the text. */
  private int endOfBlock(int body, int mark) {
    String text = source.text();
    String header = text.substring(body, source.lineEnd(body)).split("[ \t]")[0];
    if (header.contains("+")) {
      int last = mark - 1;
      return source.breakLength(last) == 0 ? mark : source.has(last - 1, '\r') ? last - 1 : last;
    }
    return body + text.substring(body, mark).stripTrailing().length();
  }

  private Written mapping(MappingStartEvent event) {
    var entries = new ArrayList<Entry>();
    Event next = events.next();
    while (next.getEventId() != Event.ID.MappingEnd) {
      Written key = node(next);
      entries.add(new Entry(key, node(events.next())));
      next = events.next();
    }
    int end = event.isFlow() || entries.isEmpty() ? end(next) : entries.getLast().end();
    return new Written.Mapping(head(event), end, event.isFlow(), List.copyOf(entries));
  }

  private Written sequence(SequenceStartEvent event) {
    var items = new ArrayList<Written>();
    Event next = events.next();
    while (next.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(next));
      next = events.next();
    }
    int end = event.isFlow() || items.isEmpty() ? end(next) : items.getLast().end();
    return new Written.Sequence(head(event), end, event.isFlow(), List.copyOf(items));
  }

  private Head head(CollectionStartEvent event) {
    return head(event, event.getTag(), source.text().length());
  }

  private Head head(NodeEvent event, Optional<String> tag, int end) {
    int start = start(event);
    int behind = start;
    int body = start;
    boolean any = event.getAnchor().isPresent() || tag.isPresent();
    while (any && body < end && (source.has(body, '&') || source.has(body, '!'))) {
      behind = endOfProperty(body, end);
      body = Math.min(end, source.content(behind));
    }
    Optional<String> anchor = event.getAnchor().map(Anchor::getValue);
    boolean hasTag = tag.isPresent() && behind > start;
    return new Head(start, behind, body, anchor, hasTag);
  }

  private int endOfProperty(int from, int end) {
    int at = from;
    while (at < end && " \t\r\n,[]{}".indexOf(source.text().charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private int start(Event event) {
    return source.at(event.getStartMark().orElseThrow());
  }

  private int end(Event event) {
    return source.at(event.getEndMark().orElseThrow());
  }
}
