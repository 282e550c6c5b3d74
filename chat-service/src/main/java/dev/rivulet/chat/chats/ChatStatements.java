package dev.rivulet.chat.chats;

import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;

/** The statements of {@link CassandraChatStore}. Derived rows are written with an explicit write time. */
final class ChatStatements {
    final Cql selectChat;
    final Cql insertChat;
    final Cql updateChat;
    final Cql markPropagated;
    final Cql insertMember;
    final Cql deleteMember;
    final Cql selectMember;
    final Cql selectMembers;
    final Cql insertUserChat;
    final Cql markLeft;
    final Cql deleteUserChat;
    final Cql selectUserChat;
    final Cql selectUserChats;

    ChatStatements(Cassandra cassandra) {
        selectChat = cassandra.statement(
                "select name, owner, members, deleted_members, joining, leaving, revision, changed_at,"
                        + " propagated, created_at from chats where chat_id = ?");
        // Without `propagated`: that has the time of the change, and would lose against the time of this.
        insertChat =
                cassandra.statement("insert into chats (chat_id, kind, name, owner, members, deleted_members, joining,"
                        + " leaving, revision, changed_at, created_at, request_hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) if not exists");
        updateChat = cassandra.statement(
                "update chats set name = ?, owner = ?, members = ?, deleted_members = ?, joining = ?,"
                        + " leaving = ?, revision = ?, changed_at = ? where chat_id = ? if revision = ?");
        markPropagated = cassandra.statement("update chats using timestamp ? set propagated = ? where chat_id = ?");
        insertMember =
                cassandra.statement("insert into members_by_chat (chat_id, user_id) values (?, ?) using timestamp ?");
        deleteMember =
                cassandra.statement("delete from members_by_chat using timestamp ? where chat_id = ? and user_id = ?");
        selectMember = cassandra.statement("select user_id from members_by_chat where chat_id = ? and user_id = ?");
        selectMembers = cassandra.statement("select user_id from members_by_chat where chat_id = ?");
        insertUserChat = cassandra.statement("insert into chats_by_user (user_id, chat_id, joined_at, has_left)"
                + " values (?, ?, ?, false) using timestamp ?");
        markLeft = cassandra.statement(
                "insert into chats_by_user (user_id, chat_id, has_left) values (?, ?, true) using timestamp ?");
        deleteUserChat =
                cassandra.statement("delete from chats_by_user using timestamp ? where user_id = ? and chat_id = ?");
        selectUserChat = cassandra.statement(
                "select chat_id, joined_at, has_left from chats_by_user where user_id = ? and chat_id = ?");
        selectUserChats =
                cassandra.statement("select chat_id, joined_at, has_left from chats_by_user where user_id = ?");
    }
}
