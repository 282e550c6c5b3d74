package dev.rivulet.client.events;

/**
 * A server-sent event.
 *
 * @param name {@code message} if the event has none
 * @param data its lines joined by line feeds
 * @param id null if the event has none
 */
record SseEvent(String name, String data, String id) {}
