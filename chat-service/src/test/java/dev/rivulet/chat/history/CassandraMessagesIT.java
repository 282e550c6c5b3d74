package dev.rivulet.chat.history;

import dev.rivulet.chat.cassandra.TestCassandra;

class CassandraMessagesIT implements MessagesContract {
    private static final Messages MESSAGES = new CassandraMessages(TestCassandra.get());

    @Override
    public Messages messages() {
        return MESSAGES;
    }
}
