package dev.rivulet.chat.chats;

import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;

/** What {@link CassandraChatStore} asks. Derived rows are written with a time of their own, and only with that. */
final class ChatStatements {
    final Cql selectChat;
    final Cql insertChat;
    final Cql updateChat;
    final Cql settle;
    final Cql insertMember;
    final Cql deleteMember;
    final Cql selectMember;
    final Cql selectMembers;
    final Cql insertSeat;
    final Cql leaveSeat;
    final Cql deleteSeat;
    final Cql selectSeat;
    final Cql selectSeats;

    ChatStatements(Cassandra cassandra) {
        selectChat = cassandra.statement("select name, owner, members, gone, joining, leaving, revision, changed_at,"
                + " settled, created_at from chats where chat_id = ?");
        // Without `settled`: that has the time of the change, and would lose against the time of this.
        insertChat = cassandra.statement("insert into chats (chat_id, kind, name, owner, members, gone, joining,"
                + " leaving, revision, changed_at, created_at, wish)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) if not exists");
        updateChat = cassandra.statement("update chats set name = ?, owner = ?, members = ?, gone = ?, joining = ?,"
                + " leaving = ?, revision = ?, changed_at = ? where chat_id = ? if revision = ?");
        settle = cassandra.statement("update chats using timestamp ? set settled = ? where chat_id = ?");
        insertMember =
                cassandra.statement("insert into members_by_chat (chat_id, user_id) values (?, ?) using timestamp ?");
        deleteMember =
                cassandra.statement("delete from members_by_chat using timestamp ? where chat_id = ? and user_id = ?");
        selectMember = cassandra.statement("select user_id from members_by_chat where chat_id = ? and user_id = ?");
        selectMembers = cassandra.statement("select user_id from members_by_chat where chat_id = ?");
        insertSeat = cassandra.statement("insert into chats_by_user (user_id, chat_id, joined_at, former)"
                + " values (?, ?, ?, false) using timestamp ?");
        leaveSeat = cassandra.statement(
                "insert into chats_by_user (user_id, chat_id, former) values (?, ?, true) using timestamp ?");
        deleteSeat =
                cassandra.statement("delete from chats_by_user using timestamp ? where user_id = ? and chat_id = ?");
        selectSeat = cassandra.statement(
                "select chat_id, joined_at, former from chats_by_user where user_id = ? and chat_id = ?");
        selectSeats = cassandra.statement("select chat_id, joined_at, former from chats_by_user where user_id = ?");
    }
}
