// Offsets are those of https://www.sqlite.org/fileformat2.html: the file's header (1.3), a b-tree
// page's (1.6), the log's (4.1).

#include "tests/soak/spoil.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/sample/dice.h"

namespace lx::test {

namespace {

using sample::Dice;

constexpr std::size_t head_size = 100;

std::size_t page_size(const std::string& good)
{
    const auto high = static_cast<unsigned char>(good[16]);
    const auto low = static_cast<unsigned char>(good[17]);
    const std::size_t size = static_cast<std::size_t>(high) << 8 | low;
    return size == 1 ? 65536 : size;
}

std::size_t below(Dice& dice, std::size_t n)
{
    return static_cast<std::size_t>(dice.next() % n);
}

char any_byte(Dice& dice)
{
    return static_cast<char>(dice.below(256));
}

std::string random_bytes(Dice& dice, std::size_t size)
{
    std::string bytes(size, '\0');
    for (char& byte : bytes)
        byte = any_byte(dice);
    return bytes;
}

void put_number(std::string& bytes, std::size_t at, std::size_t size, std::uint64_t value)
{
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
        bytes[at + i] = static_cast<char>(value >> (8 * (size - 1 - i)));
}

/// Numbers on which programs stumble.
std::uint64_t odd_number(Dice& dice)
{
    constexpr std::array<std::uint64_t, 12> odd{
        0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff};
    return dice.chance(70) ? odd[below(dice, odd.size())] : dice.next();
}

/// A file being spoilt.
struct Work
{
    Dice dice;
    const std::string& other_wal;
    std::size_t page;
    Spoilt out;

    [[nodiscard]] std::string& bytes() { return out.bytes; }
    [[nodiscard]] std::size_t pages() const { return out.bytes.size() / page; }
    [[nodiscard]] std::size_t any_page() { return below(dice, pages()) * page; }
};

void flip_anywhere(Work& w)
{
    for (int i = w.dice.between(1, 64); i > 0; --i)
        w.bytes()[below(w.dice, w.bytes().size())] = any_byte(w.dice);
}

void flip_one_bit(Work& w)
{
    char& byte = w.bytes()[below(w.dice, w.bytes().size())];
    byte = static_cast<char>(byte ^ (1 << w.dice.below(8)));
}

void flip_in_page(Work& w)
{
    const std::size_t page = w.any_page();
    for (int i = w.dice.between(8, 400); i > 0; --i)
        w.bytes()[page + below(w.dice, w.page)] = any_byte(w.dice);
}

void swap_pages(Work& w)
{
    for (int i = w.dice.between(1, 4); i > 0; --i) {
        const std::size_t a = w.any_page();
        const std::size_t b = w.any_page();
        const std::string first = w.bytes().substr(a, w.page);
        w.bytes().replace(a, w.page, w.bytes().substr(b, w.page));
        w.bytes().replace(b, w.page, first);
    }
}

void copy_page(Work& w)
{
    const std::string from = w.bytes().substr(w.any_page(), w.page);
    w.bytes().replace(w.any_page(), w.page, from);
}

void zero_pages(Work& w)
{
    for (int i = w.dice.between(1, 5); i > 0; --i)
        w.bytes().replace(w.any_page(), w.page, std::string(w.page, '\0'));
}

void cut(Work& w)
{
    const int how = w.dice.below(4);
    const std::size_t size = w.bytes().size();
    const std::size_t left = how == 0   ? below(w.dice, head_size + 1)
                             : how == 1 ? below(w.dice, w.page * 2)
                             : how == 2 ? w.any_page()
                                        : below(w.dice, size);
    w.bytes().resize(left);
}

void cut_front(Work& w)
{
    w.bytes().erase(0, 1 + below(w.dice, w.page * 2));
}

void shift(Work& w)
{
    const std::size_t at = below(w.dice, w.bytes().size());
    const std::size_t size = 1 + below(w.dice, w.page);
    if (w.dice.chance(50))
        w.bytes().insert(at, random_bytes(w.dice, size));
    else
        w.bytes().erase(at, size);
}

void header_fields(Work& w)
{
    struct Field
    {
        std::size_t at;
        std::size_t size;
    };
    constexpr std::array<Field, 21> fields{{{16, 2}, {18, 1}, {19, 1}, {20, 1}, {21, 1}, {22, 1},
                                            {23, 1}, {24, 4}, {28, 4}, {32, 4}, {36, 4}, {40, 4},
                                            {44, 4}, {48, 4}, {52, 4}, {56, 4}, {60, 4}, {64, 4},
                                            {68, 4}, {92, 4}, {96, 4}}};
    for (int i = w.dice.chance(60) ? 1 : w.dice.between(2, 5); i > 0; --i) {
        const Field field = fields[below(w.dice, fields.size())];
        put_number(w.bytes(), field.at, field.size, odd_number(w.dice));
    }
}

void wrong_magic(Work& w)
{
    constexpr std::array<std::string_view, 6> magics{"SQLite format 2",  "PK\x03\x04", "%PDF-1.7",
                                                     "\xD0\xCF\x11\xE0", "<html>",     ""};
    const std::string_view magic = magics[below(w.dice, magics.size())];
    if (magic.empty())
        w.bytes().replace(0, 16, random_bytes(w.dice, 16));
    else
        w.bytes().replace(0, magic.size(), magic);
}

void doubled(Work& w)
{
    if (w.dice.chance(50))
        w.bytes() += std::string(w.bytes());
    else
        w.bytes().insert(0, random_bytes(w.dice, w.page * (1 + below(w.dice, 3))));
}

void tail(Work& w)
{
    w.bytes() += random_bytes(w.dice, below(w.dice, w.page * 8));
    if (w.dice.chance(50)) // and the header counts it in
        put_number(w.bytes(), 28, 4, w.bytes().size() / w.page);
}

/// The header of a b-tree page, its list of cells, the beginning of its cells.
void tree_page(Work& w)
{
    for (int i = w.dice.between(1, 3); i > 0; --i) {
        const std::size_t page = w.any_page();
        const std::size_t head = page + (page == 0 ? head_size : 0);
        switch (w.dice.below(5)) {
        case 0: // kind of page
            w.bytes()[head] =
                static_cast<char>(std::array{0x02, 0x05, 0x0a, 0x0d, 0x00, 0xff}[below(w.dice, 6)]);
            break;
        case 1: // first free block, number of cells, beginning of the content
            put_number(w.bytes(), head + 1 + 2 * below(w.dice, 3), 2, odd_number(w.dice));
            break;
        case 2: // right-most child
            put_number(w.bytes(), head + 8, 4,
                       w.dice.chance(50) ? 1 + below(w.dice, w.pages()) : odd_number(w.dice));
            break;
        case 3: // where cells begin
            for (int k = w.dice.between(1, 20); k > 0; --k)
                put_number(w.bytes(), head + 8 + 2 * below(w.dice, 60), 2,
                           w.dice.chance(60) ? below(w.dice, w.page) : odd_number(w.dice));
            break;
        default: // what the cells say of themselves
            for (int k = w.dice.between(1, 30); k > 0; --k)
                put_number(w.bytes(), page + below(w.dice, w.page), 4,
                           w.dice.chance(40) ? 1 + below(w.dice, w.pages()) : odd_number(w.dice));
        }
    }
}

/// Words of the schema, dates, kinds and codes where they stand.
void words(Work& w)
{
    constexpr std::array<std::array<std::string_view, 2>, 12> pairs{
        {{"CREATE TABLE", "CREATE VIEWS"},
         {"CREATE UNIQUE", "CREATE XNIQUE"},
         {"INTEGER", "INTEGXR"},
         {"REFERENCES", "REFERENCEX"},
         {"fts5(", "fts9("},
         {"lx_characters", "lx_charactera"},
         {"insert", "inzert"},
         {"remove", "remoxe"},
         {"TEXT", "BLOB"},
         {"2025-0", "\xFF\xFE\xFF-0"},
         {"[null", "[nul{"},
         {"\":[", "\"{["}}};
    const auto& pair = pairs[below(w.dice, pairs.size())];
    const int most = w.dice.between(1, 40);
    const int skip = w.dice.below(200);
    int met = 0;
    int changed = 0;
    for (std::size_t at = w.bytes().find(pair[0]); at != std::string::npos && changed < most;
         at = w.bytes().find(pair[0], at + 1)) {
        if (met++ >= skip || skip > 100) {
            w.bytes().replace(at, pair[1].size(), pair[1]);
            ++changed;
        }
    }
}

/// The log's header as it should be, checksums as they may be.
std::string made_wal(Work& w)
{
    std::string log(32, '\0');
    put_number(log, 0, 4, w.dice.chance(50) ? 0x377f0682 : 0x377f0683);
    put_number(log, 4, 4, 3007000);
    put_number(log, 8, 4, w.dice.chance(80) ? w.page : odd_number(w.dice));
    put_number(log, 12, 4, odd_number(w.dice));
    put_number(log, 16, 8, w.dice.next());
    put_number(log, 24, 8, w.dice.next());
    for (int frame = w.dice.between(0, 6); frame > 0; --frame) {
        std::string head(24, '\0');
        put_number(head, 0, 4, 1 + below(w.dice, w.pages() + 4));
        put_number(head, 4, 4, w.dice.chance(50) ? w.pages() : 0);
        head.replace(8, 8, log, 16, 8);
        log += head + random_bytes(w.dice, w.page);
    }
    return log;
}

void beside(Work& w)
{
    switch (w.dice.below(6)) {
    case 0:
        w.out.wal = random_bytes(w.dice, 1 + below(w.dice, 40'000));
        break;
    case 1:
        w.out.wal = made_wal(w);
        break;
    case 2: // another ledger's, cut or with a flipped byte at times
        w.out.wal = w.other_wal;
        if (w.dice.chance(40))
            w.out.wal.resize(below(w.dice, w.out.wal.size() + 1));
        else if (w.dice.chance(50) && !w.out.wal.empty())
            w.out.wal[below(w.dice, w.out.wal.size())] = any_byte(w.dice);
        break;
    case 3:
        w.out.journal = random_bytes(w.dice, 1 + below(w.dice, 40'000));
        break;
    case 4: { // a rollback journal that may look hot
        constexpr std::string_view mark = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
        w.out.journal = std::string(mark) + random_bytes(w.dice, 504);
        put_number(w.out.journal, 8, 4, w.dice.between(0, 4));
        put_number(w.out.journal, 16, 4, w.pages());
        put_number(w.out.journal, 20, 4, 512);
        put_number(w.out.journal, 24, 4, w.page);
        w.out.journal += random_bytes(w.dice, (w.page + 8) * below(w.dice, 4));
        // Only a file that is no longer in log mode takes it back.
        w.bytes()[18] = w.bytes()[19] = 1;
        break;
    }
    default:
        w.out.shm = random_bytes(w.dice, 32'768);
        w.out.wal = w.dice.chance(50) ? made_wal(w) : std::string();
    }
    if (w.dice.chance(20))
        flip_anywhere(w);
}

/// Sound for SQLite, senseless for a ledger.
void content(Work& w)
{
    constexpr std::array<std::string_view, 26> statements{
        "UPDATE unit SET name = CAST(x'FF00FEC0AF' AS TEXT)",
        "UPDATE unit SET name = zeroblob(3000000) WHERE id < 3",
        "UPDATE unit SET note = replace(hex(zeroblob(2000000)), '00', '字') WHERE id < 3",
        "UPDATE survey SET headcount = 'viele', formal = 1e300",
        "UPDATE survey SET headcount = 9223372036854775807, formal = 9223372036854775807",
        "UPDATE unit SET registered = 20250101, phone = x'00'",
        "UPDATE unit SET extra = '{\"a\":'",
        "UPDATE unit SET extra = '[1,2]'",
        "UPDATE member SET extra = replace(hex(zeroblob(200000)), '00', '[') WHERE id < 3",
        "UPDATE change SET fields = '{}'",
        "UPDATE change SET fields = replace(hex(zeroblob(100000)), '00', '{\"a\":') WHERE id < 9",
        "UPDATE change SET fields = CAST(x'C3' AS TEXT), label = NULL",
        "UPDATE change SET row_id = -row_id, kind = 'x'",
        "UPDATE change SET id = id + 9223372036854770000",
        "UPDATE action SET changes = 9223372036854775807",
        "UPDATE action SET first_change = -9223372036854775808, hash = x'00'",
        "UPDATE action SET at = NULL WHERE 0; DELETE FROM action",
        "UPDATE org SET parent = id; UPDATE area SET parent = (SELECT max(id) FROM area)",
        "UPDATE org SET parent = (SELECT o.id FROM org o WHERE o.id > org.id LIMIT 1)",
        "UPDATE activity SET units = '1,,2,x,9223372036854775807,-1,99999999999999999999'",
        "UPDATE last_id SET id = 9223372036854775807",
        "UPDATE setting SET value = replace(hex(zeroblob(100000)), '00', '[')",
        "INSERT INTO own_field VALUES ('unit', 'own_1', -1, '{\"name\":\"x\",\"type\":\"ref\"}')",
        "INSERT INTO own_field VALUES ('unit', 'name', 1, '{\"name\":\"x\",\"type\":\"text\"}')",
        "UPDATE search_state SET fingerprint = 'x'; DELETE FROM chain_head",
        "UPDATE area SET boundary = replace(hex(zeroblob(100000)), '00', '['), longitude = 1e999 "
        "WHERE id < 3",
    };
    for (int i = w.dice.between(1, 3); i > 0; --i)
        w.out.sql += std::string(statements[below(w.dice, statements.size())]) + ";";
}

/// What others put into a schema.
void schema(Work& w)
{
    constexpr std::array<std::string_view, 12> statements{
        "CREATE VIEW v AS SELECT * FROM unit",
        "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM survey; END",
        "DROP TABLE care",
        "DROP INDEX unit_key",
        "ALTER TABLE unit ADD COLUMN more TEXT",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'unit'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 999999 WHERE name ="
        " 'member'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE unit (id)'"
        " WHERE name = 'unit'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = NULL WHERE name = 'unit'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE VIRTUAL TABLE"
        " unit_search USING nothing()' WHERE name = 'unit_search'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET type = 'view' WHERE name = 'org'",
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name LIKE 'unit_search%'",
    };
    w.out.sql = std::string(statements[below(w.dice, statements.size())]) + ";";
}

struct Kind
{
    const char* name;
    void (*apply)(Work&);
};

constexpr std::array kinds{
    Kind{"bytes anywhere", flip_anywhere},
    Kind{"one bit", flip_one_bit},
    Kind{"bytes of a page", flip_in_page},
    Kind{"pages swapped", swap_pages},
    Kind{"page copied", copy_page},
    Kind{"pages zeroed", zero_pages},
    Kind{"cut", cut},
    Kind{"front cut off", cut_front},
    Kind{"shifted", shift},
    Kind{"header", header_fields},
    Kind{"wrong magic", wrong_magic},
    Kind{"doubled", doubled},
    Kind{"tail", tail},
    Kind{"tree page", tree_page},
    Kind{"words", words},
    Kind{"files beside", beside},
    Kind{"content", content},
    Kind{"schema", schema},
};

} // namespace

std::size_t spoil_kinds()
{
    return kinds.size();
}

Spoilt spoil(const std::string& good, const std::string& other_wal, std::uint64_t number)
{
    Work work{Dice(number), other_wal, page_size(good), {}};
    const Kind& kind = kinds[number % kinds.size()];
    work.out.what = kind.name;
    work.out.bytes = good;
    kind.apply(work);
    return std::move(work.out);
}

} // namespace lx::test
