#include "tests/soak/spoilt_runs.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>

#include <sqlite3.h>

#include "core/base/text.h"
#include "core/exchange/ledger_export.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "core/store/own_fields.h"
#include "core/store/upkeep.h"
#include "core/store/writer.h"
#include "tests/soak/spoil.h"
#include "tests/support/limited_child.h"

namespace lx::test {

namespace {

constexpr std::int64_t sample_units = 12;
constexpr std::size_t most_bytes = 500'000'000;
#ifdef __SANITIZE_ADDRESS__
constexpr double most_seconds = 12; // six times slower
#else
constexpr double most_seconds = 2;
#endif
constexpr unsigned steps_count = 6;

const Date today = *Date::from_ymd(2025, 9, 30);

[[noreturn]] void stop(const std::string& why)
{
    std::fprintf(stderr, "the ledger to be spoilt can't be made: %s\n", why.c_str());
    std::abort();
}

std::string inside(const QTemporaryDir& folder, const std::string& name)
{
    return folder.filePath(QString::fromStdString(name)).toStdString();
}

std::string read_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// What the steps have to say, a line each: step, kind, text.
class Told
{
public:
    void error(const char* step, const Error& error)
    {
        line(step, "error", error.message);
        line(step, "detail", error.detail);
    }
    void finding(const char* step, const std::string& sentence) { line(step, "finding", sentence); }
    void opened() { line("open", "opened", ""); }
    void time(const char* step, double seconds) { line(step, "time", std::to_string(seconds)); }
    [[nodiscard]] std::string text() const { return m_text; }

private:
    void line(const char* step, const char* kind, std::string text)
    {
        std::replace(text.begin(), text.end(), '\n', ' ');
        m_text += std::string(step) + '\t' + kind + '\t' + text + '\n';
    }
    std::string m_text;
};

double processor_seconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

Result<> look(const std::string& path, Told& told)
{
    LX_ASSIGN(const auto database, Database::open(path, Database::Mode::ReadOnly));
    told.opened();
    const Catalog catalog = readable_catalog(*database);
    LedgerStore store(*database, catalog);
    for (const LedgerDef& def : catalog.ledgers()) {
        Query query;
        query.ledger = def.code;
        if (const auto count = store.count(query); !count)
            told.error("look", count.error());
        const auto rows = store.first(query, 50);
        if (!rows) {
            told.error("look", rows.error());
            continue;
        }
        std::vector<std::int64_t> ids;
        for (const Record& row : *rows)
            ids.push_back(row.id);
        if (const auto labels = store.labels(def, ids); !labels)
            told.error("look", labels.error());
        query.search = "永宁";
        if (const auto found = store.ids(query); !found)
            told.error("look", found.error());
    }
    return {};
}

Result<> check(const std::string& path, Told& told)
{
    LX_ASSIGN(const auto database, Database::open_for_upkeep(path));
    const Catalog catalog = readable_catalog(*database);
    NoProgress progress;
    LX_ASSIGN(const auto items, verify(*database, catalog, progress, today));
    for (const VerifyItem& item : items)
        for (const VerifyFinding& finding : item.findings)
            told.finding("verify", finding.sentence);
    return {};
}

Result<> write_out(const std::string& path, std::uint64_t number)
{
    LX_ASSIGN(const auto database, Database::open(path, Database::Mode::ReadOnly));
    const auto definitions = std::make_shared<const Definitions>(readable_catalog(*database));
    const Catalog& catalog = definitions->catalog();
    ExportOptions options;
    options.path = path + (number % 2 == 0 ? ".xlsx" : ".csv");
    options.rows.ledger = catalog.ledgers()[number / 2 % catalog.ledgers().size()].code;
    NoProgress progress;
    return export_ledger(*database, definitions, options, progress).map([](const auto&) {});
}

Result<> copy(const std::string& path)
{
    LX_ASSIGN(const auto database, Database::open_for_upkeep(path));
    NoProgress progress;
    return backup(*database, path + ".bak", progress).map([](const auto&) {});
}

Result<> change(const std::string& path)
{
    LX_ASSIGN(const auto database, Database::open(path, Database::Mode::ReadWrite));
    const Catalog catalog = readable_catalog(*database);
    const FixedClock clock(today);
    const Actor actor{"测试员", &clock};
    const LedgerDef& def = *catalog.ledger("unit");
    LX_ASSIGN(Writer writer, Writer::begin(*database, catalog, actor, "新增单位"));
    Record unit(def);
    unit.set(def, "uscc", "91110000600037341L");
    unit.set(def, "name", "新来的公司");
    unit.set(def, "category", "非公有制企业");
    unit.set(def, "type", "有限责任公司");
    unit.set(def, "status", "正常");
    LX_TRY(writer.put(def, unit));
    LX_ASSIGN(const std::int64_t action, writer.commit());
    return undo_action(*database, catalog, actor, action).map([](const auto&) {});
}

std::string run_steps(const std::string& path, std::uint64_t number)
{
    Told told;
    const auto step = [&](const char* name, const std::function<Result<>()>& work) {
        const double begun = processor_seconds();
        if (const auto done = work(); !done)
            told.error(name, done.error());
        told.time(name, processor_seconds() - begun);
    };
    step("look", [&] { return look(path, told); });
    step("verify", [&] { return check(path, told); });
    step("export", [&] { return write_out(path, number); });
    step("backup", [&] { return copy(path); });
    step("write", [&] { return change(path); });
    step("look again", [&] { return look(path, told); });
    return told.text();
}

/// Without what stands in quotation marks: names of files and objects, and what people typed.
std::string without_quoted(const std::string& sentence)
{
    std::string plain;
    int depth = 0;
    for (const char32_t c : code_points(sentence)) {
        if (c == U'“')
            ++depth;
        else if (c == U'”' && depth > 0)
            --depth;
        else if (depth == 0)
            plain += utf8(std::u32string_view(&c, 1));
    }
    return plain;
}

bool is_whole_utf8(const std::string& text)
{
    return utf8(code_points(text)) == text;
}

} // namespace

std::string sentence_trouble(const std::string& sentence, bool error)
{
    if (sentence.empty())
        return "empty";
    if (!is_whole_utf8(sentence))
        return "broken characters";
    if (error && !sentence.ends_with("。"))
        return "no full stop";
    std::string plain = without_quoted(sentence);
    for (const char* allowed : {"liangxin-cli", "restore", "verify", "import", "Excel", "ID"})
        for (std::size_t at = 0; (at = plain.find(allowed, at)) != std::string::npos;)
            plain.erase(at, std::string(allowed).size());
    const auto is_chinese = [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; };
    const std::u32string characters = code_points(plain);
    if (std::none_of(characters.begin(), characters.end(), is_chinese))
        return "no Chinese";
    int letters = 0;
    for (const char c : plain) {
        letters = std::isalpha(static_cast<unsigned char>(c)) != 0 ? letters + 1 : 0;
        if (letters >= 3)
            return "English";
    }
    return {};
}

SpoiltRuns::SpoiltRuns()
{
    SampleOptions options;
    options.units = sample_units;
    options.as_of = today;
    NoProgress progress;
    for (const char* name : {"good", "other"}) {
        const std::string path = inside(m_folder, std::string(name) + ".lxdb");
        if (const auto made = make_sample(path, Catalog::builtin(), options, progress); !made)
            stop(made.error().message);
        options.seed = 2;
    }
    m_good = read_file(inside(m_folder, "good.lxdb"));
    const std::string other = inside(m_folder, "other.lxdb");
    const auto database = Database::open(other, Database::Mode::ReadWrite);
    if (!database)
        stop(database.error().message);
    const FixedClock clock(today);
    auto writer = Writer::begin(**database, Catalog::builtin(), {"测试员", &clock}, "给日志添几页");
    const LedgerDef& def = *Catalog::builtin().ledger("area");
    for (int i = 0; i < 50; ++i) {
        Record area(def);
        area.set(def, "code", "X" + std::to_string(i));
        area.set(def, "name", "片区" + std::to_string(i));
        area.set(def, "kind", "社区");
        area.set(def, "parent", std::int64_t{1});
        if (const auto put = writer->put(def, area); !put)
            stop(put.error().message);
    }
    if (const auto done = writer->commit(); !done)
        stop(done.error().message);
    m_other_wal = read_file(other + "-wal");
    if (m_good.empty() || m_other_wal.empty())
        stop("no bytes");
}

void SpoiltRuns::write(std::uint64_t number, const std::string& path) const
{
    const Spoilt spoilt = spoil(m_good, m_other_wal, number);
    write_file(path, spoilt.bytes);
    if (!spoilt.sql.empty()) {
        sqlite3* handle = nullptr;
        if (sqlite3_open(path.c_str(), &handle) == SQLITE_OK)
            sqlite3_exec(handle, spoilt.sql.c_str(), nullptr, nullptr, nullptr);
        sqlite3_close(handle);
    }
    if (!spoilt.wal.empty())
        write_file(path + "-wal", spoilt.wal);
    if (!spoilt.journal.empty())
        write_file(path + "-journal", spoilt.journal);
    if (!spoilt.shm.empty())
        write_file(path + "-shm", spoilt.shm);
}

std::string SpoiltRuns::steps(const std::string& path, std::uint64_t number)
{
    return run_steps(path, number);
}

SpoiltRun SpoiltRuns::run(std::uint64_t number)
{
    const QTemporaryDir folder;
    const std::string path = inside(folder, "台账.lxdb");
    write(number, path);
    const auto child = run_limited([&] { return run_steps(path, number); },
                                   static_cast<unsigned>(most_seconds) * steps_count, most_bytes);

    SpoiltRun run;
    run.what = spoil(m_good, m_other_wal, number).what;
    run.peak_bytes = child.peak_bytes;
    if (!child.finished)
        run.faults.push_back(child.signal != 0 ? "killed by signal " + std::to_string(child.signal)
                                               : "ended by itself");
    std::istringstream lines(child.output);
    std::string step;
    std::string kind;
    std::string text;
    while (std::getline(lines, step, '\t') && std::getline(lines, kind, '\t') &&
           std::getline(lines, text)) {
        if (kind == "opened") {
            run.opened = true;
        } else if (kind == "time") {
            const double seconds = std::stod(text);
            run.slowest = std::max(run.slowest, seconds);
            if (seconds > most_seconds)
                run.faults.push_back(step + ": " + text + " s");
        } else if (kind != "detail") {
            ++run.sentences;
            if (const std::string trouble = sentence_trouble(text, kind == "error");
                !trouble.empty())
                run.faults.push_back(step + ": " + trouble + ": " + text);
        }
    }
#ifndef __SANITIZE_ADDRESS__ // which keeps what was freed, and what the parent held
    if (child.peak_bytes > static_cast<std::int64_t>(most_bytes))
        run.faults.push_back(std::to_string(child.peak_bytes / 1'000'000) + " MB");
#endif
    return run;
}

} // namespace lx::test
