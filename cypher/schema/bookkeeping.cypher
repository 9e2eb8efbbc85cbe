// versions: 5.26+
// What the bookkeeping of the migrations itself needs.
CREATE CONSTRAINT migration_file IF NOT EXISTS FOR (n:Migration) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT migration_lock_name IF NOT EXISTS FOR (n:MigrationLock) REQUIRE n.name IS UNIQUE;
