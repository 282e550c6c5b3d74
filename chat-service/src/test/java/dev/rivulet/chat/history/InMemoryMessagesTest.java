package dev.rivulet.chat.history;

class InMemoryMessagesTest implements MessagesContract {
    private final Messages messages = new InMemoryMessages();

    @Override
    public Messages messages() {
        return messages;
    }
}
