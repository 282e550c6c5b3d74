package dev.rivulet.chat.readposition;

import dev.rivulet.chat.cassandra.TestCassandra;

class CassandraReadPositionsIT implements ReadPositionsContract {
    private static final ReadPositions MARKS = new CassandraReadPositions(TestCassandra.get());

    @Override
    public ReadPositions positions() {
        return MARKS;
    }
}
