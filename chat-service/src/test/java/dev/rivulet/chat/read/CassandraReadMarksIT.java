package dev.rivulet.chat.read;

import dev.rivulet.chat.cassandra.TestCassandra;

class CassandraReadMarksIT implements ReadMarksContract {
    private static final ReadMarks MARKS = new CassandraReadMarks(TestCassandra.get());

    @Override
    public ReadMarks marks() {
        return MARKS;
    }
}
