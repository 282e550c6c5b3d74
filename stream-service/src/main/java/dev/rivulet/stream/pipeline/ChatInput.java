package dev.rivulet.stream.pipeline;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;

/** A record of one of the topics that are keyed by chat. */
sealed interface ChatInput {

    record Changed(ChatEvent chat) implements ChatInput {}

    record Posted(MessageEvent message) implements ChatInput {}
}
