package dev.rivulet.chat.chats;

class InMemoryChatsTest implements ChatStoreContract {
    private final ChatStore store = new InMemoryChats();

    @Override
    public ChatStore store() {
        return store;
    }
}
