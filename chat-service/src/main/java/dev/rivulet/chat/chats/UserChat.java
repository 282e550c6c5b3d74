package dev.rivulet.chat.chats;

/**
 * A chat in a user's list.
 *
 * @param joinedAtMicros when the user joined, in microseconds since 1970; 0 if unknown
 * @param left whether the user is no longer a member
 */
public record UserChat(ChatId chat, long joinedAtMicros, boolean left) {}
