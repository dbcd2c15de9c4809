/* SPDX-License-Identifier: Apache-2.0 */

/* The bar for AgonStore: writes the rows of AgonStore's WriteBenchmark, in the same batches,
 * through bare sqlite3 calls, and prints the recorded turns a second.
 *
 *   cc -O3 -o sqlite_rows sqlite_rows.c -lsqlite3
 *   ./sqlite_rows schema.sql rows.db EPISODES EPISODES_PER_COMMIT
 *
 * schema.sql is WriteBenchmark.schema: settings, tables and the rows of the run. */

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TURNS = 30, DIGEST = 32 };

typedef struct {
    int64_t action;
    int64_t latency_us;
    double reward;
    char applied;
    unsigned char digest[DIGEST];
} turn_t;

typedef struct {
    int64_t pair;
    int64_t leg;
    int64_t seed;
    unsigned char key[DIGEST];
    unsigned char opening_digest[DIGEST];
    turn_t turns[TURNS];
} episode_t;

typedef struct {
    sqlite3_stmt *begin;
    sqlite3_stmt *episode;
    sqlite3_stmt *seating;
    sqlite3_stmt *turn;
    sqlite3_stmt *commit;
} statements_t;

static void check(sqlite3 *db, int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE) return;
    fprintf(stderr, "sqlite_rows: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static uint64_t next(uint64_t *state) {
    uint64_t word = *state += UINT64_C(0x9E3779B97F4A7C15);
    word = (word ^ word >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    word = (word ^ word >> 27) * UINT64_C(0x94D049BB133111EB);
    return word ^ word >> 31;
}

static void draw_digest(uint64_t *state, unsigned char digest[DIGEST]) {
    for (int word = 0; word < 4; word++) {
        uint64_t drawn = next(state);
        for (int byte = 0; byte < 8; byte++) {
            digest[8 * word + byte] = (unsigned char)(drawn >> (56 - 8 * byte));
        }
    }
}

static void make_episode(int64_t number, episode_t *episode) {
    uint64_t state = (uint64_t)number;
    draw_digest(&state, episode->key);
    episode->pair = number / 2;
    episode->leg = number % 2;
    episode->seed = (int64_t)(next(&state) & ((UINT64_C(1) << 53) - 1));
    draw_digest(&state, episode->opening_digest);
    for (int index = 0; index < TURNS; index++) {
        turn_t *turn = &episode->turns[index];
        uint64_t word = next(&state);
        turn->action = (int64_t)(word % 7);
        turn->applied = (char)('a' + turn->action);
        turn->latency_us = (int64_t)(word >> 8 & 63);
        turn->reward = index == TURNS - 1 ? 1 : 0;
        draw_digest(&state, turn->digest);
    }
}

static void run(sqlite3 *db, sqlite3_stmt *statement) {
    check(db, sqlite3_step(statement));
    sqlite3_reset(statement);
}

static void write_turn(sqlite3 *db, sqlite3_stmt *row, int64_t id, int index, const turn_t *turn) {
    sqlite3_bind_int64(row, 1, 1);
    sqlite3_bind_int64(row, 2, id);
    sqlite3_bind_int64(row, 3, index);
    sqlite3_bind_int64(row, 4, index % 2);
    sqlite3_bind_int64(row, 5, 7);
    sqlite3_bind_int64(row, 6, turn->action);
    sqlite3_bind_text(row, 7, &turn->applied, 1, SQLITE_STATIC);
    sqlite3_bind_null(row, 8);
    sqlite3_bind_null(row, 9);
    sqlite3_bind_double(row, 10, turn->reward);
    sqlite3_bind_int64(row, 11, turn->latency_us);
    sqlite3_bind_blob(row, 12, turn->digest, DIGEST, SQLITE_STATIC);
    run(db, row);
}

static void write_episode(sqlite3 *db, const statements_t *statements, const episode_t *episode) {
    sqlite3_stmt *row = statements->episode;
    sqlite3_bind_int64(row, 1, 1);
    sqlite3_bind_blob(row, 2, episode->key, DIGEST, SQLITE_STATIC);
    sqlite3_bind_int64(row, 3, 0);
    sqlite3_bind_int64(row, 4, 0);
    sqlite3_bind_int64(row, 5, episode->pair);
    sqlite3_bind_int64(row, 6, episode->leg);
    sqlite3_bind_int64(row, 7, episode->seed);
    sqlite3_bind_null(row, 8);
    sqlite3_bind_blob(row, 9, episode->opening_digest, DIGEST, SQLITE_STATIC);
    sqlite3_bind_text(row, 10, "terminated", -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 11, "line", -1, SQLITE_STATIC);
    sqlite3_bind_null(row, 12);
    sqlite3_bind_null(row, 13);
    sqlite3_bind_int64(row, 14, TURNS);
    sqlite3_bind_int64(row, 15, 900);
    run(db, row);
    int64_t id = sqlite3_last_insert_rowid(db);
    for (int seat = 0; seat < 2; seat++) {
        sqlite3_bind_int64(statements->seating, 1, 1);
        sqlite3_bind_int64(statements->seating, 2, id);
        sqlite3_bind_int64(statements->seating, 3, seat);
        sqlite3_bind_int64(statements->seating, 4, seat);
        sqlite3_bind_double(statements->seating, 5, seat == 0 ? -1 : 1);
        run(db, statements->seating);
    }
    for (int index = 0; index < TURNS; index++) {
        write_turn(db, statements->turn, id, index, &episode->turns[index]);
    }
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement = NULL;
    check(db, sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
    return statement;
}

static statements_t prepare_all(sqlite3 *db) {
    return (statements_t){
        .begin = prepare(db, "BEGIN IMMEDIATE"),
        .episode = prepare(
            db,
            "INSERT INTO episode (run_id, key, environment_id, origin_id, pair, leg, seed, opening,"
            " opening_digest, ending, reason, culprit, failure, turns, duration_us)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"),
        .seating = prepare(
            db,
            "INSERT INTO seating (run_id, episode_id, seat, agent_id, return)"
            " VALUES (?1, ?2, ?3, ?4, ?5)"),
        .turn = prepare(
            db,
            "INSERT INTO turn (run_id, episode_id, turn, seat, legal_count, action_id, applied,"
            " failure, detail, reward, latency_us, digest)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"),
        .commit = prepare(db, "COMMIT"),
    };
}

static void finalize_all(statements_t *statements) {
    sqlite3_finalize(statements->begin);
    sqlite3_finalize(statements->episode);
    sqlite3_finalize(statements->seating);
    sqlite3_finalize(statements->turn);
    sqlite3_finalize(statements->commit);
}

static sqlite3 *open_run(const char *schema, const char *path) {
    FILE *file = fopen(schema, "rb");
    if (file == NULL) {
        perror(schema);
        exit(1);
    }
    static char sql[1 << 16];
    size_t size = fread(sql, 1, sizeof sql - 1, file);
    fclose(file);
    sql[size] = '\0';
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    check(db, sqlite3_open_v2(path, &db, flags, NULL));
    check(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
    return db;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count != 5) {
        fprintf(stderr, "usage: sqlite_rows SCHEMA.SQL FILE.DB EPISODES EPISODES_PER_COMMIT\n");
        return 2;
    }
    long episodes = atol(arguments[3]);
    long batch = atol(arguments[4]);
    if (episodes < 1 || batch < 1) return 2;
    sqlite3 *db = open_run(arguments[1], arguments[2]);
    statements_t statements = prepare_all(db);
    episode_t *made = calloc((size_t)batch, sizeof *made);
    if (made == NULL) return 1;
    double time = 0;
    for (long start = 0; start < episodes; start += batch) {
        long size = start + batch < episodes ? batch : episodes - start;
        for (long index = 0; index < size; index++) make_episode(start + index, &made[index]);
        double began = seconds();
        run(db, statements.begin);
        for (long index = 0; index < size; index++) write_episode(db, &statements, &made[index]);
        run(db, statements.commit);
        time += seconds() - began;
    }
    finalize_all(&statements);
    free(made);
    sqlite3_close(db);
    printf("%.0f\n", (double)(episodes * TURNS) / time);
    return 0;
}
